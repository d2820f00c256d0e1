package org.entopic.engine.tracking;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.entopic.PropertyValues;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.PropertyModel;
import org.entopic.query.Property;
import org.entopic.spi.backend.RowBuilder;
import org.jspecify.annotations.Nullable;

/** The values of one entity, wherever they are kept. */
abstract class EntityValues<T> implements PropertyValues<T> {
  private final TypePlan plan;

  EntityValues(TypePlan plan) {
    this.plan = plan;
  }

  /** Returns a value in its Java type. */
  abstract @Nullable Object get(PropertyModel property);

  /** Returns the stored value of a value that the property can be set to. */
  abstract @Nullable Object checked(PropertyModel property, @Nullable Object value);

  /** Sets values that were checked. */
  abstract void setStored(Map<PropertyModel, @Nullable Object> values);

  @Override
  public EntityTypeModel type() {
    return plan.type;
  }

  @Override
  public @Nullable Object get(String property) {
    return get(named(property));
  }

  @Override
  @SuppressWarnings("unchecked")
  public <V> @Nullable V get(Property<? super T, V> property) {
    return (V) get(String.join(".", property.node().names()));
  }

  @Override
  public void set(String property, @Nullable Object value) {
    PropertyModel model = named(property);
    setStored(Collections.singletonMap(model, checked(model, value)));
  }

  @Override
  public void setAll(Object source) {
    Map<PropertyModel, @Nullable Object> values = new LinkedHashMap<>();
    SourceValues.of(source, plan)
        .forEach(
            (name, value) -> {
              PropertyModel property = named(name);
              if (!property.isKey() || !Objects.equals(value, get(property))) {
                values.put(property, checked(property, value));
              }
            });
    setStored(values);
  }

  // javac 17 loses annotations of type arguments in class files: the interface looks different
  @Override
  @SuppressWarnings("NullAway")
  public Map<String, @Nullable Object> toMap() {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (PropertyModel property : plan.type.properties()) {
      values.put(property.name(), get(property));
    }
    return values;
  }

  @Override
  public PropertyValues<T> copy() {
    var copy = new CopiedValues<T>(plan);
    for (PropertyModel property : plan.type.properties()) {
      copy.take(property, plan.mapping.toStored(property, get(property)));
    }
    return copy;
  }

  @Override
  @SuppressWarnings("unchecked")
  public T toEntity() {
    var row = new RowBuilder(plan.type);
    for (PropertyModel property : plan.type.properties()) {
      row.set(property.ordinal(), plan.mapping.toStored(property, get(property)));
    }
    return (T) plan.mapping.instantiate(row.buildNested());
  }

  /** Returns whether two stored values are the same. */
  static boolean same(@Nullable Object left, @Nullable Object right) {
    return Objects.deepEquals(left, right);
  }

  /** Returns the type, no values. */
  @Override
  public String toString() {
    return "values of " + plan;
  }

  private PropertyModel named(String name) {
    return plan.type.property(name).orElseThrow(() -> TrackingMessages.unknownProperty(plan, name));
  }
}
