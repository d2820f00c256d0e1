package org.entopic.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.entopic.IncompatibleSchemaException;
import org.entopic.model.TopicModel;
import org.entopic.spi.backend.StoreDefinition;
import org.entopic.spi.serde.SchemaDocument;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The compacted topic {@code <database>.__schemas}, in which a database keeps the schemas of its
 * records and what it claims of its topics; thread-safe.
 *
 * <p>Whoever publishes reads back: of rival records the one with the lowest offset counts. Whoever
 * finds then that it cannot read what was published before takes its own record back.
 */
public final class SchemaTopic implements AutoCloseable {
  static final String SUFFIX = ".__schemas";

  private static final Logger LOG = LoggerFactory.getLogger(SchemaTopic.class);

  private final ReentrantLock lock = new ReentrantLock();
  private final KafkaClients clients;
  private final UUID claimant = UUID.randomUUID();
  private final String name;
  private final List<SchemaRecord> records = new ArrayList<>();
  private SchemaLog log;
  private @Nullable UUID topicId;

  SchemaTopic(KafkaClients clients) {
    this.clients = clients;
    this.name = nameOf(clients.database());
    this.log = new SchemaLog(clients, List.of(name));
  }

  /**
   * Returns the schema topic of a database that is there, read to its end; creates none.
   *
   * @throws org.entopic.StoreNotReadyException if it is not there, or cannot be read in time
   */
  public static SchemaTopic find(KafkaClients clients, Deadline deadline) {
    try (Admin admin = clients.admin(deadline.remaining())) {
      var replies = new AdminReplies(clients.bootstrapServers(), deadline);
      String name = nameOf(clients.database());
      if (!new TopicProvisioner(admin, replies, Map.of()).isThere(name)) {
        throw KafkaMessages.noDatabase(clients.database(), name, clients.bootstrapServers());
      }
    }
    var schemas = new SchemaTopic(clients);
    try {
      schemas.refresh(deadline);
      return schemas;
    } catch (RuntimeException | Error e) {
      schemas.close();
      throw e;
    }
  }

  static String nameOf(String database) {
    return database + SUFFIX;
  }

  static TopicModel model(String database) {
    return new TopicModel(nameOf(database), 1, OptionalInt.empty(), Map.of());
  }

  /**
   * Teaches an entity type's decoder all schemas published of the type.
   *
   * @throws org.entopic.ConfigurationException if it cannot read what was written with one of them
   */
  public void teach(StoreDefinition store) {
    schemas(store.type().name()).forEach(store.decoder()::learn);
  }

  /**
   * Teaches an entity type's decoder the schemas published before one.
   *
   * @throws org.entopic.ConfigurationException if it cannot read what was written with one of them
   */
  void teachEarlier(StoreDefinition store, SchemaDocument than) {
    List<SchemaDocument> all = schemas(store.type().name());
    all.subList(0, Math.max(0, all.indexOf(than))).forEach(store.decoder()::learn);
  }

  /**
   * Teaches an entity type's decoder one schema, reading on to the topic's end if it is not known;
   * returns whether the schema was found.
   *
   * @throws org.entopic.StoreNotReadyException if the topic cannot be read in time
   * @throws org.entopic.ConfigurationException if the decoder cannot read the schema
   */
  public boolean teach(StoreDefinition store, long fingerprint, Deadline deadline) {
    Optional<SchemaDocument> found = schema(store.type().name(), fingerprint, deadline);
    found.ifPresent(store.decoder()::learn);
    return found.isPresent();
  }

  /**
   * Returns one schema of an entity type, reading on to the topic's end if it is not known.
   *
   * @throws org.entopic.StoreNotReadyException if the topic cannot be read in time
   */
  public Optional<SchemaDocument> schema(String entity, long fingerprint, Deadline deadline) {
    Optional<SchemaDocument> known = known(entity, fingerprint);
    if (known.isEmpty()) {
      refresh(deadline);
      return known(entity, fingerprint);
    }
    return known;
  }

  private Optional<SchemaDocument> known(String entity, long fingerprint) {
    return schemas(entity).stream()
        .filter(schema -> schema.fingerprint() == fingerprint)
        .findFirst();
  }

  /** Returns the schemas known of an entity type, the oldest first. */
  public List<SchemaDocument> schemas(String entity) {
    lock.lock();
    try {
      return records.stream()
          .filter(SchemaRecord.Schema.class::isInstance)
          .map(SchemaRecord.Schema.class::cast)
          .filter(schema -> schema.entity().equals(entity))
          .map(SchemaRecord.Schema::document)
          .distinct()
          .toList();
    } finally {
      lock.unlock();
    }
  }

  /** Returns the names of the entity types with schemas. */
  Set<String> entities() {
    lock.lock();
    try {
      return records.stream()
          .filter(SchemaRecord.Schema.class::isInstance)
          .map(record -> ((SchemaRecord.Schema) record).entity())
          .collect(Collectors.toSet());
    } finally {
      lock.unlock();
    }
  }

  /** Returns how the topics that the database has claimed are written, by their names. */
  Map<String, WriteMode> writeModes() {
    return claims().stream()
        .collect(Collectors.toMap(TopicClaim::topic, TopicClaim::mode, (first, last) -> last));
  }

  /**
   * Reads on to the end of the topic.
   *
   * @throws org.entopic.StoreNotReadyException if the topic cannot be read in time
   */
  public void refresh(Deadline deadline) {
    lock.lock();
    try {
      for (SchemaRecord record : log.readToEnd(deadline)) {
        if (record instanceof SchemaRecord.Withdrawn) {
          records.removeIf(earlier -> earlier.key().equals(record.key()));
        } else {
          records.add(record);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** Forgets what was read if the topic is another one by now. */
  void at(UUID id) {
    lock.lock();
    try {
      if (topicId != null && !topicId.equals(id)) {
        LOG.warn("Topic {} was created anew; what an earlier one held is gone", name);
        log.close();
        log = new SchemaLog(clients, List.of(name));
        records.clear();
      }
      topicId = id;
    } finally {
      lock.unlock();
    }
  }

  /** Returns the names of the topics that the database has claimed. */
  Set<String> claimedTopics() {
    return claims().stream().map(TopicClaim::topic).collect(Collectors.toSet());
  }

  /** Returns whether nothing was ever said in the topic, as far as it was read. */
  boolean isEmpty() {
    lock.lock();
    try {
      return records.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Returns whether somebody has noted that the database has what belongs in a new one. */
  boolean isFilled() {
    lock.lock();
    try {
      return records.stream().anyMatch(SchemaRecord.Filled.class::isInstance);
    } finally {
      lock.unlock();
    }
  }

  /** Notes that the database has what belongs in a new one. */
  void noteFilled(Deadline deadline) {
    publish(List.of(new SchemaRecord.Filled(clients.database(), claimant)), deadline);
  }

  /** Returns what is claimed of a topic, if anything is. */
  Optional<TopicClaim> claim(TopicState topic) {
    return claims().stream()
        .filter(claim -> claim.topic().equals(topic.name()) && claim.topicId().equals(topic.id()))
        .findFirst();
  }

  /** Returns whether an earlier topic of the same name was claimed, which is gone now. */
  boolean claimedEarlier(TopicState topic) {
    return claims().stream()
        .anyMatch(
            claim -> claim.topic().equals(topic.name()) && !claim.topicId().equals(topic.id()));
  }

  private List<TopicClaim> claims() {
    lock.lock();
    try {
      return records.stream()
          .filter(SchemaRecord.Topic.class::isInstance)
          .map(record -> ((SchemaRecord.Topic) record).claim())
          .toList();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Publishes the schemas that entity types choose.
   *
   * @throws org.entopic.StoreNotReadyException if the topic cannot be written or read in time
   * @throws IncompatibleSchemaException if another process has published before what cannot be read
   */
  public void publishSchemas(List<StoreDefinition> stores, Deadline deadline) {
    yieldToEarlier(stores, publishChosen(stores, deadline), deadline);
  }

  /**
   * Publishes until what was chosen is what was there, because another process may have been
   * faster; returns one schema for each entity type.
   */
  List<SchemaRecord.Schema> publishChosen(List<StoreDefinition> stores, Deadline deadline) {
    List<SchemaRecord.Schema> chosen = stores.stream().map(this::chosen).toList();
    while (publish(chosen, deadline)) {
      LOG.debug("Published schemas to {}", name);
      chosen = stores.stream().map(this::chosen).toList();
    }
    return chosen;
  }

  private SchemaRecord.Schema chosen(StoreDefinition store) {
    String entity = store.type().name();
    return new SchemaRecord.Schema(entity, store.choice().choose(schemas(entity)), claimant);
  }

  /**
   * Learns what others have published since the first look and before this process did; the later
   * of two that do not fit is refused and leaves nothing behind. Nobody else can have gone on from
   * its schema, because the one before it stands in everybody's way.
   */
  void yieldToEarlier(
      List<StoreDefinition> stores, List<SchemaRecord.Schema> published, Deadline deadline) {
    for (int i = 0; i < published.size(); i++) {
      SchemaRecord.Schema own = published.get(i);
      try {
        teachEarlier(stores.get(i), own.document());
      } catch (IncompatibleSchemaException e) {
        LOG.warn("{} is refused and takes its schema back", own.document().id());
        withdraw(own, deadline);
        throw e;
      }
    }
  }

  /** Publishes what is not there yet and reads back what counts; false if all was there. */
  boolean publish(List<? extends SchemaRecord> wanted, Deadline deadline) {
    List<? extends SchemaRecord> missing;
    lock.lock();
    try {
      missing =
          wanted.stream().filter(record -> records.stream().noneMatch(record::rivals)).toList();
    } finally {
      lock.unlock();
    }
    if (!missing.isEmpty()) {
      send(missing, deadline);
      refresh(deadline);
      LOG.debug("Published {} records to {}", missing.size(), name);
    }
    return !missing.isEmpty();
  }

  /**
   * Takes a record back that this process published and nobody can have followed.
   *
   * @throws org.entopic.StoreNotReadyException if that cannot be written in time
   */
  void withdraw(SchemaRecord published, Deadline deadline) {
    send(List.of(new SchemaRecord.Withdrawn(published.key())), deadline);
    refresh(deadline);
  }

  private void send(List<? extends SchemaRecord> wanted, Deadline deadline) {
    long left = Math.min(deadline.remaining().toMillis(), Integer.MAX_VALUE);
    String patience = Long.toString(Math.max(1_000, left));
    try (Producer<byte[], byte[]> producer =
        clients.producer(
            "schemas",
            Map.of(
                "request.timeout.ms", "1000",
                "linger.ms", "0",
                "retry.backoff.ms", "5"),
            Map.of(
                "max.in.flight.requests.per.connection", "1",
                "max.block.ms", patience,
                "delivery.timeout.ms", patience))) {
      List<Future<RecordMetadata>> replies =
          wanted.stream().map(r -> producer.send(record(r))).toList();
      producer.flush();
      for (Future<RecordMetadata> reply : replies) {
        reply.get(deadline.remaining().toMillis() + 1, TimeUnit.MILLISECONDS);
      }
    } catch (KafkaException | TimeoutException e) {
      throw KafkaMessages.schemasUnwritten(name, clients.bootstrapServers(), e);
    } catch (ExecutionException e) {
      throw KafkaMessages.schemasUnwritten(name, clients.bootstrapServers(), AdminReplies.cause(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw KafkaMessages.interrupted(clients.bootstrapServers(), e);
    }
  }

  private ProducerRecord<byte[], byte[]> record(SchemaRecord record) {
    String value = record.value();
    return new ProducerRecord<>(
        name, 0, record.key().getBytes(UTF_8), value == null ? null : value.getBytes(UTF_8));
  }

  @Override
  public void close() {
    lock.lock();
    try {
      log.close();
    } finally {
      lock.unlock();
    }
  }
}
