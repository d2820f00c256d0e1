package org.entopic.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entopic.engine.query.DefaultEntityQuery;
import org.entopic.engine.query.QueryContext;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.KeyValues;
import org.entopic.model.PropertyModel;
import org.entopic.model.QueryTrackingBehavior;
import org.entopic.query.EntityQuery;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.entopic.spi.engine.TypeName;
import org.jspecify.annotations.Nullable;

/** Finds entities by key: what the context tracks first, then what is stored. */
final class EntityFinder {
  private final QueryContext context;

  EntityFinder(QueryContext context) {
    this.context = context;
  }

  <T> Optional<T> find(TypeName<T> name, List<@Nullable Object> values) {
    EntityTypeModel type = EntityTypes.of(context.model(), name);
    Class<T> entityClass = name.javaType();
    if (type.isKeyless()) {
      throw EngineMessages.keyless(type);
    }
    Object key = context.model().mapping(type).key(values);
    if (key == null) {
      return Optional.empty();
    }
    Object tracked = context.tracker().tracked(type, key);
    if (tracked != null) {
      return context.tracker().isDeleted(tracked) || !entityClass.isInstance(tracked)
          ? Optional.empty()
          : Optional.of(entityClass.cast(tracked));
    }
    if (!context.model().filters(type, context.context(), Set.of()).isEmpty()
        || !context.model().autoIncludes(type).isEmpty()
        || context.queryTrackingBehavior() != QueryTrackingBehavior.TRACK_ALL) {
      return queried(entityClass, type, key);
    }
    try (ReadView view = context.reader().open()) {
      Row row = view.find(type, key);
      return row == null || !context.model().mapping(type).isOf(row, entityClass)
          ? Optional.empty()
          : Optional.of(entityClass.cast(context.tracker().track(type, row)));
    }
  }

  /** Runs the query of one key, about which the model or the context has something to say. */
  private <T> Optional<T> queried(Class<T> entityClass, EntityTypeModel type, Object key) {
    EntityQuery<T> query = new DefaultEntityQuery<>(context, type, entityClass);
    List<PropertyModel> properties = type.primaryKey().properties();
    for (int i = 0; i < properties.size(); i++) {
      PropertyModel property = properties.get(i);
      Object stored = properties.size() == 1 ? key : ((KeyValues) key).get(i);
      query =
          query.where(
              new ModelProperty<>(entityClass, property)
                  .eq(context.model().mapping(type).toJava(property, stored)));
    }
    return query.first();
  }
}
