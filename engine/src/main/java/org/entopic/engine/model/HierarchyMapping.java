package org.entopic.engine.model;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.entopic.EntityContext;
import org.entopic.engine.model.draft.ValueConversion;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.NavigationModel;
import org.entopic.model.PropertyModel;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.jspecify.annotations.Nullable;

/** The mapping of a hierarchy: that of the class of each instance, or of the one a row names. */
final class HierarchyMapping implements EntityMapping {

  /** One class: its mapping, and what its rows have for the discriminator. */
  record Part(EntityTypeModel type, EntityMapping mapping, Object value, BitSet ordinals) {
    static Part of(EntityTypeModel type, EntityMapping mapping) {
      var ordinals = new BitSet();
      type.properties().forEach(property -> ordinals.set(property.ordinal()));
      return new Part(type, mapping, type.discriminatorValue().orElseThrow(), ordinals);
    }

    boolean has(PropertyModel property) {
      return ordinals.get(property.ordinal());
    }
  }

  private final EntityTypeModel type;
  private final PropertyModel discriminator;
  private final ValueConversion[] conversions;
  private final Part first;
  private final Map<Class<?>, Part> byClass = new ConcurrentHashMap<>();
  private final Map<Object, Part> byValue = new HashMap<>();

  HierarchyMapping(
      EntityTypeModel type,
      Map<EntityTypeModel, EntityMapping> classes,
      ValueConversion[] conversions) {
    this.type = type;
    this.discriminator = type.discriminator().orElseThrow();
    this.conversions = conversions;
    classes.forEach(
        (model, mapping) -> {
          Part part = Part.of(model, mapping);
          byClass.put(model.javaType(), part);
          byValue.put(part.value(), part);
        });
    this.first = byValue.values().iterator().next();
  }

  /** Returns the part of an instance, whose class may extend that of the part. */
  Part part(Object entity) {
    Class<?> actual = entity.getClass();
    Part known = byClass.get(actual);
    if (known == null) {
      Class<?> mapped = actual.getSuperclass();
      while (mapped != null && !byClass.containsKey(mapped)) {
        mapped = mapped.getSuperclass();
      }
      known = mapped == null ? null : byClass.get(mapped);
      if (known == null) {
        throw MappingMessages.unmappedClass(actual, type);
      }
      byClass.put(actual, known);
    }
    return known;
  }

  private Part part(Row row) {
    return named(row.get(discriminator.ordinal()));
  }

  private Part named(@Nullable Object value) {
    Part part = value == null ? null : byValue.get(value);
    if (part == null) {
      throw MappingMessages.unknownDiscriminator(type, value);
    }
    return part;
  }

  @Override
  public EntityTypeModel type() {
    return type;
  }

  @Override
  public Object instantiate(Row row, @Nullable EntityContext context) {
    return part(row).mapping().instantiate(row, context);
  }

  @Override
  public Object materialize(Row row, InstanceSteps steps) {
    return part(row).mapping().materialize(row, steps.of(part(row).type()));
  }

  @Override
  public Object create(@Nullable EntityContext context) {
    return first.mapping().create(context);
  }

  @Override
  public boolean isOf(Row row, Class<?> javaType) {
    return javaType.isAssignableFrom(part(row).type().javaType());
  }

  @Override
  public boolean isAlike(Row row, Object entity) {
    return part(entity).value().equals(part(row).value());
  }

  @Override
  public void refresh(Row row, Object entity) {
    Part part = part(entity);
    if (!isAlike(row, entity)) {
      throw MappingMessages.otherClass(type);
    }
    part.mapping().refresh(row, entity);
  }

  @Override
  public void read(Object entity, RowBuilder target) {
    Part part = part(entity);
    part.mapping().read(entity, target);
    target.set(discriminator.ordinal(), part.value());
  }

  @Override
  public boolean matches(Object entity, Row row) {
    Part part = part(entity);
    return part.value().equals(row.get(discriminator.ordinal()))
        && part.mapping().matches(entity, row);
  }

  @Override
  public BitSet differences(Object entity, Row row) {
    return part(entity).mapping().differences(entity, row);
  }

  @Override
  public boolean has(Object entity, PropertyModel property) {
    return part(entity).has(property);
  }

  @Override
  public @Nullable Object value(Object entity, PropertyModel property) {
    Part part = part(entity);
    if (property.ordinal() == discriminator.ordinal()) {
      return part.value();
    }
    return part.has(property) ? part.mapping().value(entity, property) : null;
  }

  @Override
  public boolean isImmutable() {
    return first.mapping().isImmutable();
  }

  @Override
  public Object with(Object entity, PropertyModel property, @Nullable Object storedValue) {
    return isFixed(entity, property, storedValue)
        ? entity
        : part(entity).mapping().with(entity, property, storedValue);
  }

  @Override
  public void setValue(Object entity, PropertyModel property, @Nullable Object storedValue) {
    if (!isFixed(entity, property, storedValue)) {
      part(entity).mapping().setValue(entity, property, storedValue);
    }
  }

  /** What the class of an instance decides can be set to what it is. */
  private boolean isFixed(Object entity, PropertyModel property, @Nullable Object storedValue) {
    Part part = part(entity);
    if (property.ordinal() == discriminator.ordinal()) {
      if (!part.value().equals(storedValue)) {
        throw MappingMessages.fixedDiscriminator(part.type(), property);
      }
      return true;
    }
    if (part.has(property)) {
      return false;
    }
    if (storedValue != null) {
      throw MappingMessages.noMember(part.type(), property);
    }
    return true;
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
    return part(entity).mapping().key(entity);
  }

  @Override
  public Object key(Row row) {
    return first.mapping().key(row);
  }

  @Override
  public @Nullable Object key(List<@Nullable Object> values) {
    return first.mapping().key(values);
  }

  @Override
  public NavigationAccess navigation(NavigationModel navigation) {
    Map<Object, NavigationAccess> accesses = new HashMap<>();
    for (Part part : byValue.values()) {
      Optional<NavigationModel> own = part.type().navigation(navigation.name());
      own.ifPresent(any -> accesses.put(part.value(), part.mapping().navigation(navigation)));
    }
    if (accesses.isEmpty()) {
      throw MappingMessages.noNavigation(type, navigation.name());
    }
    return new HierarchyNavigation(this, accesses);
  }
}
