package org.entopic;

import org.apiguardian.api.API;
import org.entopic.model.PropertyModel;
import org.jspecify.annotations.Nullable;

/**
 * What a context knows about one property of an entity.
 *
 * <p>Belongs to one context and shares its rules on threads and closing.
 *
 * @param <V> the type of the value, boxed
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface PropertyEntry<V> {

  /** Returns the property. */
  PropertyModel model();

  /** Returns the value that the entity has now. */
  @Nullable V current();

  /**
   * Sets the value.
   *
   * @throws IllegalArgumentException if the value is not of the property's type, or null where that
   *     is no value
   * @throws IllegalStateException if the property is a key of a tracked entity that is stored
   */
  void setCurrent(@Nullable V value);

  /** Returns the value that the entity was read or saved with; the current one for new entities. */
  @Nullable V original();

  /** Returns whether the next save writes the property. */
  boolean isModified();

  /**
   * Sets the value that the entity is taken to have been read with.
   *
   * @throws IllegalArgumentException if the value is not of the property's type, or null where that
   *     is no value
   * @throws IllegalStateException if the property is part of the key, or the entity is not stored
   */
  void setOriginal(@Nullable V value);

  /**
   * Makes the property modified, whatever its value.
   *
   * @throws IllegalStateException if the property is part of the key, or the entity is neither
   *     unchanged nor modified
   */
  void markModified();

  /**
   * Returns whether the value stands for one that is generated when the entity is saved: a key, or
   * a foreign key to a principal with such a key. Setting a value ends that.
   */
  boolean isTemporary();

  /**
   * Takes the present value of a generated number as temporary: the save replaces it here and in
   * the foreign keys that refer to it. For new entities from elsewhere that came with numbers of
   * their own.
   *
   * @throws IllegalStateException if the property is no generated number, or the entity is not new
   */
  void markTemporary();

  /** Gives a modified property its original value; an entity without others becomes unchanged. */
  void revert();
}
