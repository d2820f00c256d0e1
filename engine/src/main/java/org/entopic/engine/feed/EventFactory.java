package org.entopic.engine.feed;

import java.time.Instant;
import java.util.UUID;
import org.entopic.engine.model.EntityMapping;
import org.entopic.event.ChangeEvent;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowChange;
import org.jspecify.annotations.Nullable;

/** Makes events with fresh copies of the entities. */
final class EventFactory<T> {
  private final Class<T> type;
  private final EntityMapping mapping;

  EventFactory(Class<T> type, EntityMapping mapping) {
    this.type = type;
    this.mapping = mapping;
  }

  String entityType() {
    return mapping.type().name();
  }

  @Nullable ChangeEvent<T> event(@Nullable UUID saveId, RowChange change) {
    var origin =
        new ChangeEvent.Origin(
            saveId, change.partition(), change.offset(), Instant.ofEpochMilli(change.timestamp()));
    Row before = wanted(change.before());
    Row after = wanted(change.after());
    if (after == null) {
      return before == null
          ? null
          : new ChangeEvent.Removed<>(change.key(), entity(before), origin);
    }
    return before == null
        ? new ChangeEvent.Added<>(change.key(), entity(after), origin)
        : new ChangeEvent.Modified<>(change.key(), entity(before), entity(after), origin);
  }

  private @Nullable Row wanted(@Nullable Row row) {
    return row == null || !mapping.isOf(row, type) ? null : row;
  }

  private T entity(Row row) {
    return type.cast(mapping.instantiate(row));
  }
}
