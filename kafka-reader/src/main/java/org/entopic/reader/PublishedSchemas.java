package org.entopic.reader;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.entopic.kafka.Deadline;
import org.entopic.kafka.SchemaTopic;
import org.entopic.spi.backend.StoreDefinition;
import org.entopic.spi.serde.SchemaDocument;
import org.jspecify.annotations.Nullable;

/** The schema topic of a database, or nothing where a reader does without; thread-safe. */
final class PublishedSchemas implements AutoCloseable {
  private final @Nullable SchemaTopic topic;
  private final Duration patience;
  private final Set<String> published = ConcurrentHashMap.newKeySet();

  PublishedSchemas(@Nullable SchemaTopic topic, Duration patience) {
    this.topic = topic;
    this.patience = patience;
  }

  /** Teaches all schemas published so far. */
  void teach(StoreDefinition store) {
    if (topic != null) {
      topic.teach(store);
    }
  }

  /** Teaches one schema, looked up again if need be; returns whether it was found. */
  boolean teach(StoreDefinition store, long fingerprint) {
    return topic != null && topic.teach(store, fingerprint, Deadline.after(patience));
  }

  /** Returns a schema, looked up again if need be. */
  Optional<SchemaDocument> schema(String entity, long fingerprint) {
    return topic == null
        ? Optional.empty()
        : topic.schema(entity, fingerprint, Deadline.after(patience));
  }

  /** Publishes the schema that an entity type is written with, before its first record. */
  void publish(StoreDefinition store) {
    if (topic != null && !published.contains(store.type().name())) {
      topic.publishSchemas(List.of(store), Deadline.after(patience));
      topic.teach(store);
      published.add(store.type().name());
    }
  }

  @Override
  public void close() {
    if (topic != null) {
      topic.close();
    }
  }
}
