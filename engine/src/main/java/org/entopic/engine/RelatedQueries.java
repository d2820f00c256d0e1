package org.entopic.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.entopic.engine.query.DefaultEntityQuery;
import org.entopic.engine.query.QueryContext;
import org.entopic.engine.query.expression.RowFinder;
import org.entopic.engine.tracking.RowTracker;
import org.entopic.engine.tracking.TrackedNavigation;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ForeignKeyModel;
import org.entopic.model.KeyValues;
import org.entopic.model.NavigationModel;
import org.entopic.model.PropertyModel;
import org.entopic.query.EntityQuery;
import org.entopic.query.Predicate;
import org.entopic.query.Property;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;

/** Finds the entities that a navigation leads to. */
final class RelatedQueries {
  private final QueryContext context;
  private final RowTracker tracker;

  RelatedQueries(QueryContext context) {
    this.context = context;
    this.tracker = context.tracker();
  }

  /** Returns the query of the related entities. */
  EntityQuery<Object> query(TrackedNavigation navigation) {
    return query(navigation.model(), navigation.values(), joins(navigation));
  }

  /** Tracks the related entities and the rows that join them. */
  void load(TrackedNavigation navigation) {
    List<Row> joins = joins(navigation);
    query(navigation.model(), navigation.values(), joins).asTracking().toList();
    for (Row join : joins) {
      tracker.track(navigation.model().foreignKey().dependent(), join);
    }
  }

  private EntityQuery<Object> query(
      NavigationModel navigation, List<Object> values, List<Row> joins) {
    EntityTypeModel target = navigation.target();
    ForeignKeyModel foreignKey = navigation.foreignKey();
    return switch (navigation.kind()) {
      case TO_PRINCIPAL -> query(target, foreignKey.principalKey().properties(), List.of(values));
      case TO_DEPENDENT, TO_DEPENDENTS -> query(target, foreignKey.properties(), List.of(values));
      case MANY_TO_MANY -> {
        ForeignKeyModel toTarget = navigation.targetForeignKey().orElseThrow();
        var keys = new ArrayList<List<Object>>();
        for (Row join : joins) {
          var key = new ArrayList<Object>();
          for (PropertyModel property : toTarget.properties()) {
            key.add(Objects.requireNonNull(join.get(property.ordinal())));
          }
          keys.add(key);
        }
        yield query(target, toTarget.principalKey().properties(), keys);
      }
    };
  }

  /** Returns the query of the rows in which some properties have one of several values each. */
  private EntityQuery<Object> query(
      EntityTypeModel type, List<PropertyModel> properties, List<List<Object>> values) {
    Predicate<Object> found = null;
    if (properties.size() == 1) {
      PropertyModel property = properties.get(0);
      found =
          value(type, property)
              .in(
                  values.stream()
                      .filter(each -> !each.isEmpty())
                      .map(each -> toJava(type, property, each.get(0)))
                      .toList());
    } else {
      for (List<Object> each : values) {
        Predicate<Object> one = each.isEmpty() ? null : all(type, properties, each);
        found = found == null || one == null ? (one == null ? found : one) : found.or(one);
      }
      if (found == null) {
        found = value(type, properties.get(0)).in(List.of());
      }
    }
    return of(type).where(found);
  }

  private Predicate<Object> all(
      EntityTypeModel type, List<PropertyModel> properties, List<Object> values) {
    Predicate<Object> all = null;
    for (int i = 0; i < properties.size(); i++) {
      PropertyModel property = properties.get(i);
      Predicate<Object> one = value(type, property).eq(toJava(type, property, values.get(i)));
      all = all == null ? one : all.and(one);
    }
    return Objects.requireNonNull(all);
  }

  private List<Row> joins(TrackedNavigation navigation) {
    NavigationModel model = navigation.model();
    if (model.kind() != NavigationModel.Kind.MANY_TO_MANY) {
      return List.of();
    }
    List<Object> values = navigation.values();
    if (values.isEmpty()) {
      return List.of();
    }
    Object value = values.size() == 1 ? values.get(0) : KeyValues.of(values.toArray());
    ForeignKeyModel foreignKey = model.foreignKey();
    RowFinder finder =
        RowFinder.of(foreignKey.dependent(), foreignKey.properties(), context.capabilities());
    var joins = new ArrayList<Row>();
    try (ReadView view = context.reader().open()) {
      view.read(finder.access(List.of(value)))
          .forEachRemaining(
              row -> {
                if (value.equals(finder.values().of(row))) {
                  joins.add(row);
                }
              });
    }
    return joins;
  }

  private Object toJava(EntityTypeModel type, PropertyModel property, Object stored) {
    return Objects.requireNonNull(context.model().mapping(type).toJava(property, stored));
  }

  @SuppressWarnings("unchecked")
  private EntityQuery<Object> of(EntityTypeModel type) {
    return new DefaultEntityQuery<>(context, type, (Class<Object>) type.javaType());
  }

  @SuppressWarnings("unchecked")
  private static Property<Object, Object> value(EntityTypeModel type, PropertyModel property) {
    return new ModelProperty<>((Class<Object>) type.javaType(), property);
  }
}
