package org.entopic.engine.model;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.entopic.EntityContext;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.NavigationModel;
import org.entopic.model.PropertyModel;
import org.entopic.spi.access.EntityAccess;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.jspecify.annotations.Nullable;

/** The mapping of an entity type that has a class. */
final class DefaultEntityMapping implements EntityMapping {
  private final EntityTypeModel type;
  private final StructuralMapping values;
  private final EntityAccess<Object> access;
  private final KeyMapping keys;
  private final Map<String, NavigationAccess> navigations;

  DefaultEntityMapping(
      EntityTypeModel type,
      StructuralMapping values,
      KeyMapping keys,
      Map<String, ? extends NavigationAccess> navigations) {
    this.type = type;
    this.values = values;
    this.access = values.access();
    this.keys = keys;
    this.navigations = Map.copyOf(navigations);
  }

  @Override
  public EntityTypeModel type() {
    return type;
  }

  @Override
  public Object instantiate(Row row, @Nullable EntityContext context) {
    return values.instantiate(row, context);
  }

  @Override
  public Object materialize(Row row, InstanceSteps steps) {
    return values.materialize(row, steps);
  }

  @Override
  public Object create(@Nullable EntityContext context) {
    return values.create(context);
  }

  @Override
  public void refresh(Row row, Object entity) {
    requireWritable();
    values.refresh(row, entity);
  }

  @Override
  public void read(Object entity, RowBuilder target) {
    values.read(entity, target);
  }

  @Override
  public boolean matches(Object entity, Row row) {
    return values.matches(entity, row);
  }

  @Override
  public BitSet differences(Object entity, Row row) {
    return values.differences(entity, row);
  }

  @Override
  public @Nullable Object value(Object entity, PropertyModel property) {
    return values.value(entity, property);
  }

  @Override
  public boolean isImmutable() {
    return access.constructorBound();
  }

  @Override
  public Object with(Object entity, PropertyModel property, @Nullable Object storedValue) {
    return values.with(entity, property, storedValue);
  }

  @Override
  public void setValue(Object entity, PropertyModel property, @Nullable Object storedValue) {
    requireWritable();
    values.setValue(entity, property, storedValue);
  }

  @Override
  public @Nullable Object toStored(PropertyModel property, @Nullable Object javaValue) {
    return values.toStored(property, javaValue);
  }

  @Override
  public @Nullable Object toJava(PropertyModel property, @Nullable Object storedValue) {
    return values.toJava(property, storedValue);
  }

  @Override
  public @Nullable Object key(Object entity) {
    return keys.of(entity);
  }

  @Override
  public Object key(Row row) {
    return keys.of(row);
  }

  @Override
  public @Nullable Object key(List<@Nullable Object> keyValues) {
    return keys.of(keyValues);
  }

  @Override
  public NavigationAccess navigation(NavigationModel navigation) {
    NavigationAccess found = navigations.get(navigation.name());
    if (found == null) {
      throw MappingMessages.noNavigation(type, navigation.name());
    }
    return found;
  }

  private void requireWritable() {
    if (access.constructorBound()) {
      throw MappingMessages.unchangeable(type.name());
    }
  }
}
