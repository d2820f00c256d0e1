package org.entopic.kafka;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.entopic.PropertyScope;
import org.entopic.spi.backend.BackendConfig;
import org.jspecify.annotations.Nullable;

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
          "delivery.timeout.ms",
          "max.block.ms",
          "max.in.flight.requests.per.connection");

  private static final Set<String> TIMEOUTS =
      Set.of("default.api.timeout.ms", "request.timeout.ms");

  private final BackendConfig config;

  ClientSettings(BackendConfig config) {
    this.config = config;
    for (PropertyScope scope : PropertyScope.values()) {
      checkFree(scope);
    }
  }

  /**
   * Returns the settings of one client.
   *
   * @param defaults are replaced by the user's
   * @param use replaces the user's, but for time-outs, of which the shorter one holds
   */
  Map<String, Object> of(
      PropertyScope scope, Map<String, String> defaults, Map<String, String> use) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("enable.metrics.push", "false");
    settings.putAll(defaults);
    if (!config.bootstrapServers().isBlank()) {
      settings.put("bootstrap.servers", config.bootstrapServers());
    }
    settings.putAll(config.properties(PropertyScope.COMMON));
    settings.putAll(config.properties(scope));
    use.forEach(
        (name, value) ->
            settings.put(
                name,
                TIMEOUTS.contains(name) && isShorter(settings.get(name), value)
                    ? settings.get(name)
                    : value));
    settings.putAll(INVARIANTS.getOrDefault(scope, Map.of()));
    return settings;
  }

  /** What is no number is left to Kafka, which refuses it. */
  private static boolean isShorter(@Nullable Object chosen, String limit) {
    if (chosen == null) {
      return false;
    }
    try {
      return Long.parseLong(chosen.toString().trim()) < Long.parseLong(limit);
    } catch (NumberFormatException e) {
      return true;
    }
  }

  /** Returns a time-out in milliseconds: what the user chose, if that is shorter than the limit. */
  long timeout(PropertyScope scope, String name, long limit) {
    String chosen = chosen(scope, name);
    return isShorter(chosen, Long.toString(limit)) ? parsed(chosen, limit) : limit;
  }

  private static long parsed(@Nullable String number, long otherwise) {
    try {
      return number == null ? otherwise : Long.parseLong(number.trim());
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  /** Returns what ids of clients begin with. */
  String clientIdPrefix(PropertyScope scope) {
    String chosen = chosen(scope, "client.id");
    return chosen == null || chosen.isBlank() ? "entopic-" + config.database() : chosen;
  }

  private @Nullable String chosen(PropertyScope scope, String name) {
    String own = config.properties(scope).get(name);
    return own != null ? own : config.properties(PropertyScope.COMMON).get(name);
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
