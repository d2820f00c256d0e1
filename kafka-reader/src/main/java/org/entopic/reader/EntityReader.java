package org.entopic.reader;

import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serde;
import org.apiguardian.api.API;
import org.entopic.BadRecord;
import org.entopic.BadRecordPolicy;
import org.entopic.EntityContext;
import org.entopic.SerializationFailedException;

/**
 * Reads entities from records and topics, for programs that open no context: with consumers of
 * their own, with Kafka Streams, or topic by topic.
 *
 * <p>Thread-safe and long-lived; {@link #close} ends what it reads. Entity types are found by the
 * name in a record's header, or by the topic where a plain producer wrote the record; never by the
 * name of a class. Records of earlier schemas are read as those of contexts are.
 *
 * <pre>{@code
 * try (var blogs = EntityReader.of(Blog.class)
 *         .database("blogging")
 *         .bootstrapServers("localhost:9092")
 *         .open();
 *     Stream<EntityRecord<Blog>> records = blogs.records()) {
 *   records.forEach(record -> …);
 * }
 * }</pre>
 *
 * @param <T> the entity class, or {@link EntityRow}
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class EntityReader<T> implements AutoCloseable {
  private final String database;
  private final RecordInterpreter<T> interpreter;
  private final PublishedSchemas schemas;
  private final Supplier<TopicSource.Started> topics;
  private final BadRecordPolicy policy;
  private final Consumer<BadRecord> badRecords;
  private final Set<TopicRecords<T>> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  EntityReader(
      String database,
      RecordInterpreter<T> interpreter,
      PublishedSchemas schemas,
      TopicSource source,
      BadRecordPolicy policy,
      Consumer<BadRecord> badRecords) {
    this.database = database;
    this.interpreter = interpreter;
    this.schemas = schemas;
    this.topics = () -> source.open(interpreter);
    this.policy = policy;
    this.badRecords = badRecords;
  }

  /**
   * Starts to configure a reader of an entity class, whose model is made of the class alone. Where
   * a context configures the class, give the context as well.
   */
  public static <T> EntityReaderBuilder<T> of(Class<T> type) {
    return EntityReaderBuilder.ofClass(Objects.requireNonNull(type, "type"));
  }

  /** Starts to configure a reader of an entity class of a context's model. */
  public static <T> EntityReaderBuilder<T> of(
      Supplier<? extends EntityContext> contexts, Class<T> type) {
    return EntityReaderBuilder.ofContext(contexts.get(), Objects.requireNonNull(type, "type"));
  }

  /** Starts to configure a reader of all entity classes of a context's model. */
  public static EntityReaderBuilder<Object> of(Supplier<? extends EntityContext> contexts) {
    return EntityReaderBuilder.ofContext(contexts.get());
  }

  /**
   * Starts to configure a reader without a model: it reads records of every entity type by the
   * published schemas that they name. Keys are bytes, and records without headers cannot be read.
   */
  public static EntityReaderBuilder<EntityRow> ofRows() {
    return EntityReaderBuilder.withoutModel();
  }

  /**
   * Returns a record as an entity, or nothing: a record of another entity type, or one that cannot
   * be read, is reported, and passed over or refused as the policy says.
   *
   * @throws SerializationFailedException if the policy is {@link BadRecordPolicy#FAIL}
   * @throws org.entopic.spi.backend.UnknownSchemaException if nobody published the record's schema
   * @throws org.entopic.IncompatibleSchemaException if the entity class cannot be read from it
   * @throws IllegalStateException if the reader is closed
   */
  public Optional<EntityRecord<T>> read(ConsumerRecord<byte[], byte[]> record) {
    requireOpen();
    try {
      return Optional.of(interpreter.read(record));
    } catch (SerializationFailedException e) {
      var bad =
          new BadRecord(
              record.topic(), record.partition(), record.offset(), String.valueOf(e.getMessage()));
      badRecords.accept(bad);
      if (policy == BadRecordPolicy.FAIL) {
        throw ReaderMessages.badRecord(bad, e);
      }
      return Optional.empty();
    }
  }

  /**
   * Returns the committed records of the topics from their beginnings to the ends that they have
   * now, deletions and superseded states included; in order within a partition. Closing the stream
   * ends the consumer behind it; a stream that is read while another thread closes it, or the
   * reader, fails with {@link java.util.concurrent.CancellationException}.
   *
   * <p>Reading the stream fails as {@link #read}, and with {@link
   * org.entopic.StoreNotReadyException} if a topic is not there, or nothing comes within the
   * reader's time-out.
   *
   * @throws IllegalStateException if the reader is closed
   */
  public Stream<EntityRecord<T>> records() {
    return stream(started -> new TopicRecords<>(started, TopicRecords.Until.ENDS, this::read));
  }

  /**
   * Returns the committed records of one partition from an offset up to, and without, another, or
   * up to the end that the partition has now, if that comes first; what compaction has taken away
   * is missing. Otherwise as {@link #records()}.
   *
   * <pre>{@code
   * reader.records(new TopicPartition("blogging.Blog", 0), bad.offset() - 5, bad.offset() + 5)
   * }</pre>
   *
   * @throws IllegalArgumentException if an offset is negative, or the topics of the reader do not
   *     have the partition
   */
  public Stream<EntityRecord<T>> records(TopicPartition partition, long from, long to) {
    if (from < 0 || to < 0) {
      throw ReaderMessages.negativeOffset(Math.min(from, to));
    }
    return stream(started -> TopicRecords.between(started, partition, from, to, this::read));
  }

  /**
   * Returns the committed records of the topics from their beginnings, without an end: reading the
   * stream waits for more until it is closed, also by another thread, or the reader is. Partitions
   * that are added to the topics meanwhile are read too, from their beginnings, when the consumer
   * hears of them: within five seconds, or as {@code metadata.max.age.ms} of its scope says.
   *
   * @throws IllegalStateException if the reader is closed
   */
  public Stream<EntityRecord<T>> follow() {
    return stream(started -> new TopicRecords<>(started, TopicRecords.Until.CLOSED, this::read));
  }

  private Stream<EntityRecord<T>> stream(Function<TopicSource.Started, TopicRecords<T>> reading) {
    requireOpen();
    TopicRecords<T> records = reading.apply(topics.get());
    open.add(records);
    if (closed) {
      records.close();
    }
    return StreamSupport.stream(records, false)
        .onClose(
            () -> {
              open.remove(records);
              records.close();
            });
  }

  /**
   * Returns a Serde of the values, good for as long as the reader is open; closing it does nothing.
   *
   * <p>It writes what a context writes, headers included, and publishes the schema before its first
   * record. An entity whose foreign keys have no member in its class cannot be written. It reads
   * from the value alone, so the key must be in it. Errors are {@link
   * org.apache.kafka.common.errors.SerializationException}. Writing to a topic of a context that
   * checks versions or keys goes past those checks: write to topics of your own.
   */
  public Serde<T> serde() {
    return new EntitySerde<>(interpreter);
  }

  /**
   * Returns a Serde of the keys.
   *
   * @param type the class of the key property's stored values, or {@link
   *     org.entopic.model.KeyValues} for several properties
   * @throws IllegalStateException if the reader has several entity types, or no model
   */
  public <K> Serde<K> keySerde(Class<K> type) {
    @SuppressWarnings("unchecked")
    Class<K> boxed = (Class<K>) MethodType.methodType(type).wrap().returnType();
    return new KeySerde<>(interpreter.single(), boxed);
  }

  private void requireOpen() {
    if (closed) {
      throw ReaderMessages.closed(database);
    }
  }

  /** Ends the reader and the streams it returned; calls after the first do nothing. */
  @Override
  public void close() {
    closed = true;
    List.copyOf(open).forEach(TopicRecords::close);
    open.clear();
    schemas.close();
  }
}
