package org.entopic.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.entopic.PropertyScope;
import org.entopic.spi.backend.BackendConfig;

/**
 * Makes the Kafka clients of one database; thread-safe.
 *
 * <p>Producers are idempotent and acknowledged by all replicas, consumers read committed records
 * and commit nothing; no setting of the user's changes that.
 */
public final class KafkaClients {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String database;
  private final ClientSettings settings;
  private final String bootstrapServers;

  private KafkaClients(String database, ClientSettings settings) {
    this.database = database;
    this.settings = settings;
    this.bootstrapServers = settings.bootstrapServers();
  }

  /**
   * Returns the clients that a configuration describes.
   *
   * @throws org.entopic.ConfigurationException if no address is given, or a property is set that
   *     the backends rely on
   */
  public static KafkaClients of(BackendConfig config) {
    return new KafkaClients(config.database(), new ClientSettings(config));
  }

  /** Returns the name of the database. */
  public String database() {
    return database;
  }

  /** Returns the addresses to connect to first. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /**
   * Creates an admin client whose calls take so long at the most.
   *
   * @throws org.entopic.ConfigurationException if Kafka refuses the settings
   * @throws org.entopic.StoreNotReadyException if no address can be resolved
   */
  public Admin admin(Duration timeout) {
    String millis = Long.toString(Math.min(timeout.toMillis() + 1, Integer.MAX_VALUE));
    String request = Long.toString(Math.min(timeout.toMillis() + 1, 10_000));
    return create(
        () ->
            Admin.create(
                settings.of(
                    PropertyScope.ADMIN,
                    Map.of(),
                    Map.of(
                        "client.id", clientId("admin"),
                        "default.api.timeout.ms", millis,
                        "request.timeout.ms", request))));
  }

  /**
   * Creates a consumer without a group; the caller closes it.
   *
   * @param role what the consumer is for, part of its client id
   * @param defaults settings that the user's may replace
   * @throws org.entopic.ConfigurationException if Kafka refuses the settings
   * @throws org.entopic.StoreNotReadyException if no address can be resolved
   */
  public Consumer<byte[], byte[]> consumer(
      String role, OffsetReset reset, Map<String, String> defaults) {
    Map<String, Object> all =
        settings.of(
            PropertyScope.CONSUMER,
            defaults,
            Map.of("client.id", clientId(role), "auto.offset.reset", reset.value()));
    return create(
        () -> new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
  }

  Producer<byte[], byte[]> producer(
      String role, Map<String, String> defaults, Map<String, String> use) {
    Map<String, Object> all = settings.of(PropertyScope.PRODUCER, defaults, use);
    all.put("client.id", clientId(role));
    return create(
        () -> new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer()));
  }

  /** Returns an id of its own for a client that somebody else creates. */
  public String clientId(String role) {
    return "entopic-" + database + "-" + role + "-" + COUNT.incrementAndGet();
  }

  private <T> T create(Supplier<T> constructor) {
    try {
      return withoutContextLoader(constructor);
    } catch (KafkaException e) {
      if (says(e, "JAAS config")) {
        throw KafkaMessages.loginRefused(database);
      }
      throw says(e, "No resolvable bootstrap")
          ? KafkaMessages.unreachable(bootstrapServers, e)
          : KafkaMessages.settingsRefused(database, e);
    }
  }

  /**
   * Runs a constructor of Kafka's without a context class loader. Kafka resolves class names
   * through it, once and for good in static initialisers; without one it uses its own.
   */
  public static <T> T withoutContextLoader(Supplier<T> constructor) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(null);
    try {
      return constructor.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static boolean says(Throwable failure, String words) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (String.valueOf(cause.getMessage()).contains(words)) {
        return true;
      }
    }
    return false;
  }
}
