package org.entopic.engine.model;

import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.entopic.EntityContext;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.NavigationModel;
import org.entopic.model.PropertyModel;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.entopic.spi.service.ChangeDetector;
import org.jspecify.annotations.Nullable;

/** The mapping of an entity type, with the differences that the application's rule lets pass. */
final class DetectingMapping implements EntityMapping {
  private final EntityMapping mapping;
  private final ChangeDetector detector;

  DetectingMapping(EntityMapping mapping, ChangeDetector detector) {
    this.mapping = mapping;
    this.detector = detector;
  }

  @Override
  public boolean matches(Object entity, Row row) {
    return mapping.matches(entity, row) || differences(entity, row).isEmpty();
  }

  @Override
  public BitSet differences(Object entity, Row row) {
    BitSet differing = mapping.differences(entity, row);
    if (differing.isEmpty()) {
      return differing;
    }
    Set<PropertyModel> different = new LinkedHashSet<>();
    differing.stream().forEach(ordinal -> different.add(type().property(ordinal)));
    var changed = new BitSet();
    for (PropertyModel property : detector.changes(type(), entity, row, different)) {
      changed.set(property.ordinal());
    }
    changed.and(differing);
    return changed;
  }

  @Override
  public EntityTypeModel type() {
    return mapping.type();
  }

  @Override
  public boolean has(Object entity, PropertyModel property) {
    return mapping.has(entity, property);
  }

  @Override
  public boolean isAlike(Row row, Object entity) {
    return mapping.isAlike(row, entity);
  }

  @Override
  public Object create(@Nullable EntityContext context) {
    return mapping.create(context);
  }

  @Override
  public boolean isOf(Row row, Class<?> javaType) {
    return mapping.isOf(row, javaType);
  }

  @Override
  public Object instantiate(Row row, @Nullable EntityContext context) {
    return mapping.instantiate(row, context);
  }

  @Override
  public Object materialize(Row row, InstanceSteps steps) {
    return mapping.materialize(row, steps);
  }

  @Override
  public void refresh(Row row, Object entity) {
    mapping.refresh(row, entity);
  }

  @Override
  public void read(Object entity, RowBuilder target) {
    mapping.read(entity, target);
  }

  @Override
  public @Nullable Object value(Object entity, PropertyModel property) {
    return mapping.value(entity, property);
  }

  @Override
  public boolean isImmutable() {
    return mapping.isImmutable();
  }

  @Override
  public Object with(Object entity, PropertyModel property, @Nullable Object storedValue) {
    return mapping.with(entity, property, storedValue);
  }

  @Override
  public void setValue(Object entity, PropertyModel property, @Nullable Object storedValue) {
    mapping.setValue(entity, property, storedValue);
  }

  @Override
  public @Nullable Object toStored(PropertyModel property, @Nullable Object javaValue) {
    return mapping.toStored(property, javaValue);
  }

  @Override
  public @Nullable Object toJava(PropertyModel property, @Nullable Object storedValue) {
    return mapping.toJava(property, storedValue);
  }

  @Override
  public @Nullable Object key(Object entity) {
    return mapping.key(entity);
  }

  @Override
  public Object key(Row row) {
    return mapping.key(row);
  }

  @Override
  public @Nullable Object key(List<@Nullable Object> values) {
    return mapping.key(values);
  }

  @Override
  public NavigationAccess navigation(NavigationModel navigation) {
    return mapping.navigation(navigation);
  }
}
