package org.entopic.scaffold;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.entopic.BadRecordPolicy;
import org.entopic.PropertyScope;
import org.entopic.kafka.KafkaClients;
import org.entopic.kafka.TopicSurvey;
import org.entopic.spi.backend.BackendConfig;

/**
 * How brokers are reached, and how much of their topics is looked at; immutable.
 *
 * @param bootstrapServers brokers to connect to first, as {@code host:port,host:port}
 * @param properties properties of Kafka's clients, such as those for security
 * @param records how many of a topic's newest records are looked at
 * @param timeout how long each question to the brokers may take
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record TopicConnection(
    String bootstrapServers, Map<String, String> properties, int records, Duration timeout) {

  /**
   * Copies the properties.
   *
   * @throws org.entopic.ConfigurationException if no records would be looked at, or there is no
   *     time
   */
  public TopicConnection {
    properties = Map.copyOf(properties);
    if (records < 1 || timeout.isNegative() || timeout.isZero()) {
      throw ScaffoldMessages.notPositive();
    }
  }

  /** Creates a connection that looks at 1,000 records and waits for half a minute. */
  public TopicConnection(String bootstrapServers) {
    this(bootstrapServers, Map.of(), 1_000, Duration.ofSeconds(30));
  }

  TopicSurvey survey(String database) {
    Map<PropertyScope, Map<String, String>> scopes = new EnumMap<>(PropertyScope.class);
    scopes.put(PropertyScope.COMMON, properties);
    var config =
        new BackendConfig(
            database,
            bootstrapServers,
            List.of(),
            scopes,
            timeout,
            timeout,
            BadRecordPolicy.FAIL,
            record -> {});
    return new TopicSurvey(KafkaClients.of(config), timeout);
  }
}
