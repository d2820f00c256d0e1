package org.entopic;

import java.util.Collection;
import java.util.Optional;
import org.apiguardian.api.API;
import org.entopic.model.EntityState;
import org.entopic.model.EntityTypeModel;
import org.entopic.query.CollectionProperty;
import org.entopic.query.Property;
import org.entopic.query.ReferenceProperty;

/**
 * What a context knows about one entity.
 *
 * <p>Belongs to one context and shares its rules on threads and closing.
 *
 * @param <T> the entity class
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface EntityEntry<T> {

  /**
   * Returns the entity; for records the instance that has the present values, generated ones
   * included.
   */
  T entity();

  /**
   * Takes another instance with the same key in the place of a record.
   *
   * @throws IllegalStateException if the entity is not tracked, its class is no record, the key is
   *     another, or the context tracks the instance already
   */
  void replace(T instance);

  /** Returns the entity's type. */
  EntityTypeModel type();

  /** Returns the state, after looking for changes in this entity. */
  EntityState state();

  /**
   * Sets the state of this one entity; nothing reachable from it is touched. Setting {@link
   * EntityState#UNCHANGED} accepts the values of a new entity and reverts those of a modified one.
   */
  void setState(EntityState state);

  /**
   * Returns whether the key has its value: false while a value that is generated, or comes from a
   * principal whose key is generated, is unset (null or zero) or temporary, or another one is null.
   */
  boolean isKeySet();

  /**
   * Returns the entry of a property.
   *
   * @throws IllegalArgumentException if the type has no such property
   */
  <V> PropertyEntry<V> property(Property<? super T, V> property);

  /**
   * Returns the entry of a property, shadow properties included.
   *
   * @throws IllegalArgumentException if the type has no such property
   */
  PropertyEntry<Object> property(String name);

  /** Returns the values that the entity has now. */
  PropertyValues<T> currentValues();

  /**
   * Returns the values that the entity was read or saved with; the current ones of new entities.
   */
  PropertyValues<T> originalValues();

  /** Returns the values that are in the store now, if the entity is there. */
  Optional<PropertyValues<T>> databaseValues();

  /** Returns the entries of all properties. */
  Collection<PropertyEntry<Object>> properties();

  /**
   * Returns the entry of a reference.
   *
   * @throws IllegalArgumentException if the type has no such reference
   */
  <N> ReferenceEntry<N> reference(ReferenceProperty<? super T, N> reference);

  /**
   * Returns the entry of a reference.
   *
   * @throws IllegalArgumentException if the type has no such reference
   */
  ReferenceEntry<Object> reference(String name);

  /**
   * Returns the entry of a collection of related entities.
   *
   * @throws IllegalArgumentException if the type has no such collection
   */
  <N> CollectionEntry<N> collection(CollectionProperty<? super T, N> collection);

  /**
   * Returns the entry of a collection of related entities.
   *
   * @throws IllegalArgumentException if the type has no such collection
   */
  CollectionEntry<Object> collection(String name);

  /**
   * Returns this entry with a typed entity.
   *
   * @throws ClassCastException if the entity is not of this class
   */
  <E> EntityEntry<E> as(Class<E> entityClass);

  /**
   * Reads the entity's values anew from the view and makes it unchanged; an entity that is gone
   * becomes detached, a new one stays as it is.
   */
  void reload();
}
