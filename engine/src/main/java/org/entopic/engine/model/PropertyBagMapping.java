package org.entopic.engine.model;

import java.lang.invoke.MethodType;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.entopic.EntityContext;
import org.entopic.engine.model.draft.ValueConversion;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.NavigationModel;
import org.entopic.model.PropertyModel;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The mapping of a property bag, whose instances are maps of values by the names of properties. A
 * map that a row makes has all of them, in the order of their declaration; what a map of the
 * program lacks is null.
 */
final class PropertyBagMapping implements EntityMapping, InstanceValues {
  private final EntityTypeModel type;
  private final PropertyModel[] properties;
  private final Class<?>[] classes;
  private final ValueConversion[] conversions;
  private final KeyMapping key;

  /** Creates the mapping; conversions are by ordinal. */
  PropertyBagMapping(EntityTypeModel type, ValueConversion[] conversions) {
    this.type = type;
    this.conversions = conversions;
    this.properties = type.properties().toArray(PropertyModel[]::new);
    this.classes = new Class<?>[conversions.length];
    for (PropertyModel property : properties) {
      classes[property.ordinal()] = MethodType.methodType(property.javaType()).wrap().returnType();
    }
    this.key = new KeyMapping(type, this, null);
  }

  @Override
  public EntityTypeModel type() {
    return type;
  }

  @Override
  public Object create(@Nullable EntityContext context) {
    return new LinkedHashMap<String, @Nullable Object>();
  }

  @Override
  public Object instantiate(Row row, @Nullable EntityContext context) {
    Map<String, @Nullable Object> bag = new LinkedHashMap<>();
    for (PropertyModel property : properties) {
      bag.put(property.name(), toJava(property, row.get(property.ordinal())));
    }
    return bag;
  }

  @Override
  public void refresh(Row row, Object entity) {
    for (PropertyModel property : properties) {
      setValue(entity, property, row.get(property.ordinal()));
    }
  }

  @Override
  public void read(Object entity, RowBuilder target) {
    requireKnown(entity);
    for (PropertyModel property : properties) {
      target.set(property.ordinal(), value(entity, property));
    }
  }

  @Override
  public boolean matches(Object entity, Row row) {
    requireKnown(entity);
    for (PropertyModel property : properties) {
      if (differs(entity, row, property)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public BitSet differences(Object entity, Row row) {
    requireKnown(entity);
    var differing = new BitSet(properties.length);
    for (PropertyModel property : properties) {
      differing.set(property.ordinal(), differs(entity, row, property));
    }
    return differing;
  }

  private boolean differs(Object entity, Row row, PropertyModel property) {
    int ordinal = property.ordinal();
    return !conversions[ordinal].matches(typed(entity, property), row.get(ordinal));
  }

  @Override
  public @Nullable Object value(Object entity, PropertyModel property) {
    return conversions[property.ordinal()].toStored(typed(entity, property));
  }

  private @Nullable Object typed(Object entity, PropertyModel property) {
    Object value = bag(entity).get(property.name());
    if (value != null && !isTyped(value, property)) {
      throw MappingMessages.wrongBagValue(type, property, value.getClass());
    }
    return value;
  }

  private boolean isTyped(@Nullable Object value, PropertyModel property) {
    return value == null || classes[property.ordinal()].isInstance(value);
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
    ValueConversion conversion = conversions[property.ordinal()];
    Map<String, @Nullable Object> bag = bag(entity);
    Object present = bag.get(property.name());
    if (isTyped(present, property) && conversion.matches(present, storedValue)) {
      return;
    }
    try {
      bag.put(property.name(), conversion.toJava(storedValue));
    } catch (UnsupportedOperationException e) {
      throw MappingMessages.unchangeableBag(type, property, e);
    }
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
    return key.of(entity);
  }

  @Override
  public Object key(Row row) {
    return key.of(row);
  }

  @Override
  public @Nullable Object key(List<@Nullable Object> values) {
    return key.of(values);
  }

  @Override
  public NavigationAccess navigation(NavigationModel navigation) {
    throw MappingMessages.noNavigation(type, navigation.name());
  }

  /** Refuses what would be lost: a value under a name that no property has. */
  private void requireKnown(Object entity) {
    Map<String, @Nullable Object> bag = bag(entity);
    int unknown = bag.size();
    for (PropertyModel property : properties) {
      if (unknown > 0 && bag.containsKey(property.name())) {
        unknown--;
      }
    }
    if (unknown > 0) {
      throw MappingMessages.unknownBagProperties(
          type,
          bag.keySet().stream()
              .map(String::valueOf)
              .filter(name -> type.property(name).isEmpty())
              .sorted()
              .toList());
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> bag(Object entity) {
    return (Map<String, @Nullable Object>) Objects.requireNonNull(entity, "entity");
  }
}
