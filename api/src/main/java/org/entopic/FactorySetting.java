package org.entopic;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.apiguardian.api.API;
import org.entopic.model.OnWrite;
import org.entopic.model.QueryTrackingBehavior;

/**
 * The settings of a factory that {@link EntityContextFactoryBuilder#settings} takes as texts.
 *
 * <p>Times are written as {@code 30s}, {@code 1m30s}, or in the form of {@link Duration#parse}.
 *
 * <pre>{@code
 * database=blogging
 * bootstrap.servers=localhost:9092
 * open.timeout=2m
 * common.security.protocol=SASL_SSL
 * producer.compression.type=lz4
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum FactorySetting {
  /** Names the database. */
  DATABASE("database", "", "name of the database", EntityContextFactoryBuilder::database),
  /** Names brokers. */
  BOOTSTRAP_SERVERS(
      "bootstrap.servers",
      "",
      "brokers to connect to first, as `host:port,host:port`",
      EntityContextFactoryBuilder::bootstrapServers),
  /** Chooses the backend. */
  BACKEND(
      "backend",
      "the only one present",
      "name of the backend",
      EntityContextFactoryBuilder::backend),
  /** Chooses the serializer of the values. */
  SERIALIZER(
      "serializer",
      "the only one present",
      "name of the serializer of values",
      EntityContextFactoryBuilder::serializer),
  /** Chooses the serializer of the keys. */
  KEY_SERIALIZER(
      "key.serializer",
      "that of the values",
      "name of the serializer of keys",
      EntityContextFactoryBuilder::keySerializer),
  /** Sets the time for opening. */
  OPEN_TIMEOUT(
      "open.timeout",
      "60s",
      "how long opening may take, first reading included",
      (builder, text) -> builder.openTimeout(time(text))),
  /** Sets the time for a save. */
  SAVE_TIMEOUT(
      "save.timeout",
      "30s",
      "how long a save may wait for the store's confirmation",
      (builder, text) -> builder.saveTimeout(time(text))),
  /** Sets the time until a save can be read. */
  VISIBILITY_TIMEOUT(
      "visibility.timeout",
      "30s",
      "how long a confirmed save waits until it can be read; `0s` does not wait",
      (builder, text) -> builder.visibilityTimeout(time(text))),
  /** Sets what happens to records that cannot be read. */
  BAD_RECORDS(
      "bad.records",
      "skip",
      "`skip` or `fail`, for records that cannot be read",
      (builder, text) -> builder.badRecords(constant(BadRecordPolicy.class, text))),
  /** Sets what happens to missing topics. */
  TOPIC_CREATION(
      "topic.creation",
      "when-missing",
      "`when-missing` or `never`",
      (builder, text) -> builder.topicCreation(constant(TopicCreation.class, text))),
  /** Sets the number of partitions. */
  PARTITIONS(
      "partitions",
      "1",
      "partitions of topics that are created, unless the type says",
      (builder, text) -> builder.partitions(Integer.parseInt(text))),
  /** Sets the replication factor. */
  REPLICATION(
      "replication",
      "the brokers'",
      "replication factor of topics that are created, unless the type says",
      (builder, text) -> builder.replication(Integer.parseInt(text))),
  /** Sets what queries do with their entities. */
  QUERY_TRACKING(
      "query.tracking",
      "track-all",
      "`track-all`, `no-tracking` or `no-tracking-with-identity-resolution`, for queries that do not"
          + " say",
      (builder, text) ->
          builder.queryTrackingBehavior(constant(QueryTrackingBehavior.class, text))),
  /** Refuses to write. */
  READ_ONLY(
      "read.only",
      "writing is allowed",
      "`fail` or `skip`: what a save does about changes, none of which is written",
      (builder, text) -> builder.readOnly(constant(OnWrite.class, text))),
  /** Switches change feeds on or off. */
  CHANGE_EVENTS(
      "change.events",
      "on",
      "`on` or `off`, unless the type says",
      (builder, text) -> {
        if (constant(Switch.class, text) == Switch.OFF) {
          builder.withoutChangeEvents();
        } else {
          builder.withChangeEvents();
        }
      });

  private enum Switch {
    ON,
    OFF
  }

  private final String key;
  private final String fallback;
  private final String description;
  private final BiConsumer<EntityContextFactoryBuilder<?>, String> apply;

  FactorySetting(
      String key,
      String fallback,
      String description,
      BiConsumer<EntityContextFactoryBuilder<?>, String> apply) {
    this.key = key;
    this.fallback = fallback;
    this.description = description;
    this.apply = apply;
  }

  /** Returns the name, such as {@code open.timeout}. */
  public String key() {
    return key;
  }

  /** Returns what holds where it is not set, for people. */
  public String fallback() {
    return fallback;
  }

  /** Returns what it is, for people. */
  public String description() {
    return description;
  }

  /** Sets it; throws {@link IllegalArgumentException} if the text is not understood. */
  void apply(EntityContextFactoryBuilder<?> builder, String text) {
    apply.accept(builder, text);
  }

  private static Duration time(String text) {
    try {
      return Duration.parse(text.startsWith("P") ? text : "PT" + text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("write a time as 30s, 1m30s or PT30S", e);
    }
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String text) {
    return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
