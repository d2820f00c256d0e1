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
   * Creates an admin client whose calls take so long at the most, or less where the user says so.
   *
   * @throws org.entopic.ConfigurationException if Kafka refuses the settings
   * @throws org.entopic.StoreNotReadyException if no address can be resolved
   */
  public Admin admin(Duration timeout) {
    long limit = Math.min(timeout.toMillis() + 1, Integer.MAX_VALUE);
    long call = settings.timeout(PropertyScope.ADMIN, "default.api.timeout.ms", limit);
    Map<String, Object> all =
        settings.of(
            PropertyScope.ADMIN,
            Map.of("request.timeout.ms", "10000"),
            Map.of(
                "client.id", clientId(PropertyScope.ADMIN, "admin"),
                "default.api.timeout.ms", Long.toString(limit),
                "request.timeout.ms", Long.toString(call)));
    return create(() -> Admin.create(all));
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
            Map.of(
                "client.id", clientId(PropertyScope.CONSUMER, role),
                "auto.offset.reset", reset.value()));
    return create(
        () -> new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
  }

  /** Creates a consumer that is a member of a group as long as its process lives. */
  Consumer<byte[], byte[]> member(String role, String group) {
    Map<String, Object> all =
        settings.of(
            PropertyScope.CONSUMER,
            Map.of("session.timeout.ms", "6000", "heartbeat.interval.ms", "1000"),
            Map.of(
                "client.id", clientId(PropertyScope.CONSUMER, role),
                "group.id", group,
                "group.protocol", "classic",
                "max.poll.interval.ms", Integer.toString(Integer.MAX_VALUE),
                "auto.offset.reset", OffsetReset.EARLIEST.value()));
    return create(
        () -> new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
  }

  Producer<byte[], byte[]> producer(
      String role, Map<String, String> defaults, Map<String, String> use) {
    Map<String, Object> all = settings.of(PropertyScope.PRODUCER, defaults, use);
    all.put("client.id", clientId(PropertyScope.PRODUCER, role));
    return create(
        () -> new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer()));
  }

  /**
   * Returns an id of its own for a client that somebody else creates; what the user calls clients
   * of the scope is what it begins with.
   */
  public String clientId(PropertyScope scope, String role) {
    return settings.clientIdPrefix(scope) + "-" + role + "-" + COUNT.incrementAndGet();
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
