package org.entopic.engine.model;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.entopic.engine.model.draft.CollectionKind;
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
  private final Map<String, NavigationMember> navigations;

  /**
   * A member that holds a navigation.
   *
   * @param member the member's number in the access
   * @param collection the collection to make, null for references
   */
  record NavigationMember(int member, @Nullable CollectionKind collection) {}

  DefaultEntityMapping(
      EntityTypeModel type,
      StructuralMapping values,
      KeyMapping keys,
      Map<String, NavigationMember> navigations) {
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
  public Object instantiate(Row row) {
    return values.instantiate(row);
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
  public @Nullable Object navigation(Object entity, NavigationModel navigation) {
    return access.get(entity, member(navigation).member());
  }

  @Override
  public void setNavigation(Object entity, NavigationModel navigation, @Nullable Object value) {
    requireWritable();
    access.set(entity, member(navigation).member(), value);
  }

  @Override
  @SuppressWarnings("unchecked")
  public Collection<Object> collection(Object entity, NavigationModel navigation) {
    NavigationMember member = member(navigation);
    Object present = access.get(entity, member.member());
    if (present != null) {
      return (Collection<Object>) present;
    }
    CollectionKind kind = member.collection();
    if (kind == null) {
      throw MappingMessages.noCollection(type, navigation.name());
    }
    requireWritable();
    Collection<Object> made = kind.create();
    access.set(entity, member.member(), made);
    return made;
  }

  private NavigationMember member(NavigationModel navigation) {
    NavigationMember member = navigations.get(navigation.name());
    if (member == null) {
      throw MappingMessages.noNavigation(type, navigation.name());
    }
    return member;
  }

  private void requireWritable() {
    if (access.constructorBound()) {
      throw MappingMessages.unchangeable(type.name());
    }
  }
}
