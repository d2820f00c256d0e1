package org.entopic.engine;

import java.util.List;
import java.util.Optional;
import org.entopic.engine.query.QueryContext;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** Finds entities by key: what the context tracks first, then what is stored. */
final class EntityFinder {
  private final QueryContext context;

  EntityFinder(QueryContext context) {
    this.context = context;
  }

  <T> Optional<T> find(Class<T> entityClass, List<@Nullable Object> values) {
    EntityTypeModel type = EntityTypes.of(context.model(), entityClass);
    Object key = context.model().mapping(type).key(values);
    if (key == null) {
      return Optional.empty();
    }
    Object tracked = context.tracker().tracked(type, key);
    if (tracked != null) {
      return context.tracker().isDeleted(tracked)
          ? Optional.empty()
          : Optional.of(entityClass.cast(tracked));
    }
    try (ReadView view = context.reader().open()) {
      Row row = view.find(type, key);
      return row == null
          ? Optional.empty()
          : Optional.of(entityClass.cast(context.tracker().track(type, row)));
    }
  }
}
