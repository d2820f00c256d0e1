package org.entopic.reader;

import java.time.Instant;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A record of a topic as an entity, or the deletion of one.
 *
 * <p>Immutable, if the entity is.
 *
 * @param <T> the entity class, or {@link EntityRow}
 * @param entityType the name of the entity type
 * @param key the key: the stored value of the key property, {@link org.entopic.model.KeyValues} for
 *     several, or the bytes where the reader has no model
 * @param entity the entity, without related entities and tracked by no context; null for a deletion
 * @param topic the topic
 * @param partition the partition
 * @param offset the record's offset
 * @param timestamp the record's time
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record EntityRecord<T>(
    String entityType,
    Object key,
    @Nullable T entity,
    String topic,
    int partition,
    long offset,
    Instant timestamp) {

  /** Creates a record; the nullness of its values is written out for class file readers. */
  public EntityRecord(
      String entityType,
      Object key,
      @Nullable T entity,
      String topic,
      int partition,
      long offset,
      Instant timestamp) {
    this.entityType = entityType;
    this.key = key;
    this.entity = entity;
    this.topic = topic;
    this.partition = partition;
    this.offset = offset;
    this.timestamp = timestamp;
  }

  /** Returns whether the record deletes the entity with its key. */
  public boolean isDeletion() {
    return entity == null;
  }

  /** Returns type and position, no values. */
  @Override
  public String toString() {
    return entityType + "@" + topic + "-" + partition + ":" + offset;
  }
}
