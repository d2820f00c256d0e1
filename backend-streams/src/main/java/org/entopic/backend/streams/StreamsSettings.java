package org.entopic.backend.streams;

import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.entopic.PropertyScope;
import org.entopic.kafka.KafkaClients;
import org.entopic.spi.backend.BackendConfig;

/** The settings of {@code KafkaStreams}; immutable and thread-safe. */
final class StreamsSettings {
  private static final Set<String> DECIDED_HERE =
      Set.of(
          "application.id",
          "application.server",
          "bootstrap.servers",
          "client.id",
          "default.client.supplier",
          "default.key.serde",
          "default.value.serde",
          "num.standby.replicas",
          "num.stream.threads",
          "processing.exception.handler.global.enabled",
          "processing.guarantee");

  private static final Set<String> CLIENT_PREFIXES =
      Set.of(
          "consumer.",
          "main.consumer.",
          "restore.consumer.",
          "global.consumer.",
          "producer.",
          "admin.");

  private final KafkaClients clients;
  private final Map<String, String> chosen;

  private StreamsSettings(KafkaClients clients, Map<String, String> chosen) {
    this.clients = clients;
    this.chosen = chosen;
  }

  /**
   * Returns the settings that a configuration describes.
   *
   * @throws org.entopic.ConfigurationException if a property is set that the backend decides, or
   *     one of a client, which has a scope of its own
   */
  static StreamsSettings of(BackendConfig config, KafkaClients clients) {
    Map<String, String> chosen = config.properties(PropertyScope.STREAMS);
    Set<String> refused = new TreeSet<>();
    for (String name : chosen.keySet()) {
      if (DECIDED_HERE.contains(name) || CLIENT_PREFIXES.stream().anyMatch(name::startsWith)) {
        refused.add(name);
      }
    }
    if (!refused.isEmpty()) {
      throw StreamsMessages.propertiesRefused(refused);
    }
    return new StreamsSettings(clients, Map.copyOf(chosen));
  }

  /** Returns the settings of one {@code KafkaStreams}, whose threads carry the client's id. */
  Properties of(String clientId) {
    var settings = new Properties();
    settings.put("enable.metrics.push", "false");
    settings.putAll(chosen);
    settings.put("application.id", "entopic-" + clients.database());
    settings.put("client.id", clientId);
    settings.put("bootstrap.servers", clients.bootstrapServers());
    return settings;
  }
}
