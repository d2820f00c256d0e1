package org.entopic.engine.model;

import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.entopic.EntityContext;
import org.entopic.engine.model.draft.ValueConversion;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.KeyValues;
import org.entopic.model.NavigationModel;
import org.entopic.model.PropertyModel;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.jspecify.annotations.Nullable;

/** The mapping of a join type, whose instances are {@link JoinEntity} objects. */
final class JoinEntityMapping implements EntityMapping {
  private final EntityTypeModel type;
  private final ValueConversion[] conversions;

  JoinEntityMapping(EntityTypeModel type, ValueConversion[] conversions) {
    this.type = type;
    this.conversions = conversions;
  }

  @Override
  public EntityTypeModel type() {
    return type;
  }

  @Override
  public Object create(@Nullable EntityContext context) {
    return new JoinEntity(type.propertyCount());
  }

  @Override
  public Object instantiate(Row row, @Nullable EntityContext context) {
    Object join = create(context);
    refresh(row, join);
    return join;
  }

  /** Nobody sees the instances. */
  @Override
  public Object materialize(Row row, InstanceSteps steps) {
    return instantiate(row, steps.context());
  }

  @Override
  public void refresh(Row row, Object entity) {
    for (int ordinal = 0; ordinal < conversions.length; ordinal++) {
      join(entity).set(ordinal, row.get(ordinal));
    }
  }

  @Override
  public void read(Object entity, RowBuilder target) {
    for (int ordinal = 0; ordinal < conversions.length; ordinal++) {
      target.set(ordinal, join(entity).get(ordinal));
    }
  }

  @Override
  public boolean matches(Object entity, Row row) {
    return differences(entity, row).isEmpty();
  }

  @Override
  public BitSet differences(Object entity, Row row) {
    var differing = new BitSet(conversions.length);
    for (int ordinal = 0; ordinal < conversions.length; ordinal++) {
      differing.set(ordinal, !Objects.deepEquals(join(entity).get(ordinal), row.get(ordinal)));
    }
    return differing;
  }

  @Override
  public @Nullable Object value(Object entity, PropertyModel property) {
    return join(entity).get(property.ordinal());
  }

  @Override
  public boolean isImmutable() {
    return false;
  }

  @Override
  public Object with(Object entity, PropertyModel property, @Nullable Object storedValue) {
    setValue(entity, property, storedValue);
    return entity;
  }

  @Override
  public void setValue(Object entity, PropertyModel property, @Nullable Object storedValue) {
    join(entity).set(property.ordinal(), storedValue);
  }

  @Override
  public @Nullable Object toStored(PropertyModel property, @Nullable Object javaValue) {
    return conversions[property.ordinal()].toStored(javaValue);
  }

  @Override
  public @Nullable Object toJava(PropertyModel property, @Nullable Object storedValue) {
    return conversions[property.ordinal()].toJava(storedValue);
  }

  @Override
  public @Nullable Object key(Object entity) {
    List<PropertyModel> properties = type.primaryKey().properties();
    var parts = new Object[properties.size()];
    for (int i = 0; i < parts.length; i++) {
      Object part = value(entity, properties.get(i));
      if (part == null) {
        return null;
      }
      parts[i] = part;
    }
    return KeyValues.of(parts);
  }

  @Override
  public Object key(Row row) {
    List<PropertyModel> properties = type.primaryKey().properties();
    var parts = new Object[properties.size()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = Objects.requireNonNull(row.get(properties.get(i).ordinal()), "key value");
    }
    return KeyValues.of(parts);
  }

  @Override
  public @Nullable Object key(List<@Nullable Object> values) {
    List<PropertyModel> properties = type.primaryKey().properties();
    if (values.size() != properties.size()) {
      throw MappingMessages.unfitKey(type, null, values.size() + " values");
    }
    var parts = new Object[values.size()];
    for (int i = 0; i < parts.length; i++) {
      Object part = toStored(properties.get(i), values.get(i));
      if (part == null) {
        return null;
      }
      parts[i] = part;
    }
    return KeyValues.of(parts);
  }

  @Override
  public NavigationAccess navigation(NavigationModel navigation) {
    throw MappingMessages.noNavigation(type, navigation.name());
  }

  private static JoinEntity join(Object entity) {
    return (JoinEntity) entity;
  }
}
