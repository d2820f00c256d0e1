package org.entopic.engine.model;

import java.util.BitSet;
import java.util.List;
import org.entopic.EntityContext;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.NavigationModel;
import org.entopic.model.PropertyModel;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Makes instances of one entity type from rows, and rows' values from instances.
 *
 * <p>Thread-safe. "Stored value" is what rows hold: converted, immutable, complex values as nested
 * rows. Shadow properties have no member: the methods on instances leave them out.
 */
public interface EntityMapping {

  /** Returns the entity type. */
  EntityTypeModel type();

  /** Returns a new instance with the values of a row; navigations stay as the class makes them. */
  default Object instantiate(Row row) {
    return instantiate(row, null);
  }

  /**
   * Returns a new instance as {@link #instantiate(Row)} does.
   *
   * @param context what constructors that take a context are given
   */
  Object instantiate(Row row, @Nullable EntityContext context);

  /** Returns a new instance as {@link #instantiate(Row)} does, with those who take part in it. */
  default Object materialize(Row row, InstanceSteps steps) {
    Object made = steps.creating();
    Object entity = steps.created(made != null ? made : create(steps.context()));
    refresh(row, entity);
    return steps.initialized(entity);
  }

  /** Returns a new instance without values, of a type that joins others. */
  Object create(@Nullable EntityContext context);

  /** Returns whether the instance that a row makes is of a class. */
  default boolean isOf(Row row, Class<?> javaType) {
    return true;
  }

  /**
   * Returns whether the instance that a row makes is of the class that another one is mapped as.
   */
  default boolean isAlike(Row row, Object entity) {
    return true;
  }

  /** Sets all properties of an instance to the values of a row. */
  void refresh(Row row, Object entity);

  /** Copies all properties of an instance that are not shadow properties. */
  void read(Object entity, RowBuilder target);

  /** Returns whether all properties that are not shadow properties equal the values of a row. */
  boolean matches(Object entity, Row row);

  /** Returns the ordinals of the properties, shadow ones left out, that differ from a row. */
  BitSet differences(Object entity, Row row);

  /** Returns whether the class of an instance has a property; in a hierarchy others may have it. */
  default boolean has(Object entity, PropertyModel property) {
    return true;
  }

  /** Returns the stored value of a property. */
  @Nullable Object value(Object entity, PropertyModel property);

  /** Returns whether instances cannot be changed, as those of records. */
  boolean isImmutable();

  /** Returns an instance that differs from another in one property; for immutable ones. */
  Object with(Object entity, PropertyModel property, @Nullable Object storedValue);

  /** Sets a property to a stored value. */
  void setValue(Object entity, PropertyModel property, @Nullable Object storedValue);

  /** Returns the stored value of a value in the property's Java type. */
  @Nullable Object toStored(PropertyModel property, @Nullable Object javaValue);

  /** Returns the value in the property's Java type of a stored value. */
  @Nullable Object toJava(PropertyModel property, @Nullable Object storedValue);

  /**
   * Returns the primary key of an instance, or null while one of its values is null.
   *
   * @throws IllegalStateException if a key property is a shadow property
   */
  @Nullable Object key(Object entity);

  /** Returns the key in a row. */
  Object key(Row row);

  /**
   * Returns the key for what an application passes to {@code find}: the values in key order, or one
   * object of an embedded or {@code @IdClass} key class; null when a value is null.
   *
   * @throws IllegalArgumentException if number or types do not fit
   */
  @Nullable Object key(List<@Nullable Object> values);

  /** Returns the access to a navigation, for keeping: finding it costs more than using it. */
  NavigationAccess navigation(NavigationModel navigation);
}
