package org.entopic.kafka;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.entopic.PropertyScope;
import org.entopic.spi.backend.BackendConfig;

/**
 * The settings of a client, each layer over the one before: defaults of ours, the scope COMMON, the
 * client's own scope, what a use of the client decides, and what must hold in any case.
 */
final class ClientSettings {
  private static final Map<PropertyScope, Map<String, String>> INVARIANTS =
      Map.of(
          PropertyScope.PRODUCER, Map.of("acks", "all", "enable.idempotence", "true"),
          PropertyScope.CONSUMER,
              Map.of(
                  "isolation.level", "read_committed",
                  "enable.auto.commit", "false",
                  "allow.auto.create.topics", "false"),
          PropertyScope.ADMIN, Map.of());

  private static final Set<PropertyScope> CLIENTS =
      EnumSet.of(
          PropertyScope.COMMON,
          PropertyScope.PRODUCER,
          PropertyScope.CONSUMER,
          PropertyScope.ADMIN);

  private static final Set<String> DECIDED_HERE =
      Set.of(
          "key.serializer",
          "value.serializer",
          "key.deserializer",
          "value.deserializer",
          "partitioner.class",
          "transactional.id",
          "transaction.timeout.ms",
          "group.id",
          "group.instance.id",
          "auto.offset.reset",
          "delivery.timeout.ms");

  private final BackendConfig config;

  ClientSettings(BackendConfig config) {
    this.config = config;
    for (PropertyScope scope : PropertyScope.values()) {
      checkFree(scope);
    }
  }

  /** Returns the settings of one client. */
  Map<String, Object> of(PropertyScope scope, Map<String, String> defaults, Map<String, ?> use) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("enable.metrics.push", "false");
    settings.putAll(defaults);
    if (!config.bootstrapServers().isBlank()) {
      settings.put("bootstrap.servers", config.bootstrapServers());
    }
    settings.putAll(config.properties(PropertyScope.COMMON));
    settings.putAll(config.properties(scope));
    settings.putAll(use);
    settings.putAll(INVARIANTS.getOrDefault(scope, Map.of()));
    return settings;
  }

  /** Returns the addresses to connect to first, for messages. */
  String bootstrapServers() {
    String common = config.properties(PropertyScope.COMMON).get("bootstrap.servers");
    String servers = common != null ? common : config.bootstrapServers();
    if (servers.isBlank()) {
      throw KafkaMessages.noBootstrapServers(config.database());
    }
    return servers;
  }

  private void checkFree(PropertyScope scope) {
    if (!CLIENTS.contains(scope)) {
      return;
    }
    Set<String> refused = new TreeSet<>();
    config
        .properties(scope)
        .forEach(
            (name, value) -> {
              if (DECIDED_HERE.contains(name) || breaksInvariant(scope, name, value)) {
                refused.add(name);
              }
            });
    if (!refused.isEmpty()) {
      throw KafkaMessages.propertiesRefused(scope, refused);
    }
  }

  private static boolean breaksInvariant(PropertyScope scope, String name, String value) {
    return INVARIANTS.entrySet().stream()
        .filter(entry -> scope == PropertyScope.COMMON || entry.getKey() == scope)
        .map(entry -> entry.getValue().get(name))
        .anyMatch(wanted -> wanted != null && !means(wanted, value));
  }

  private static boolean means(String wanted, String value) {
    return wanted.equalsIgnoreCase(value.trim())
        || (wanted.equals("all") && value.trim().equals("-1"));
  }
}
