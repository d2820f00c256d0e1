package org.entopic;

import java.util.Map;
import org.apiguardian.api.API;
import org.entopic.model.EntityTypeModel;
import org.entopic.query.Property;
import org.jspecify.annotations.Nullable;

/**
 * The values of all properties of an entity: its current ones, those it was read with, or those in
 * the store.
 *
 * <p>Current and original values are those of the entry: setting them changes the entry. Copies,
 * and values from the store, stand alone. Belongs to one context and shares its rules on threads
 * and closing.
 *
 * @param <T> the entity class
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface PropertyValues<T> {

  /** Returns the entity type. */
  EntityTypeModel type();

  /**
   * Returns a value in the property's Java type.
   *
   * @throws IllegalArgumentException if the type has no such property
   */
  @Nullable Object get(String property);

  /**
   * Returns a value.
   *
   * @throws IllegalArgumentException if the type has no such property
   */
  <V> @Nullable V get(Property<? super T, V> property);

  /**
   * Sets a value.
   *
   * @throws IllegalArgumentException if the type has no such property, or the value is not of its
   *     type, or null where that is no value
   * @throws IllegalStateException if the property is a key of an entity that is stored
   */
  void set(String property, @Nullable Object value);

  /**
   * Sets the properties that another object has, all or nothing: the entries of a {@link Map}, the
   * components of a record, the values of another {@code PropertyValues}, the properties of an
   * entity of the same type, or what the public getters of any other object return. What records
   * and other objects have beyond the properties is passed over.
   *
   * @throws IllegalArgumentException if a map has a name that is no property, or a value is not of
   *     its property's type, or null where that is no value
   * @throws IllegalStateException if a key of an entity that is stored would change
   */
  void setAll(Object source);

  /** Returns the values by property name, in the order of the properties. */
  Map<String, @Nullable Object> toMap();

  /** Returns the same values, apart from any entry. */
  PropertyValues<T> copy();

  /** Returns a new entity with these values, which the context does not track. */
  T toEntity();
}
