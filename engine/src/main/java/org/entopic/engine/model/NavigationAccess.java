package org.entopic.engine.model;

import java.util.Collection;
import org.entopic.spi.access.LazyCell;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes one navigation of instances of one type, without looking anything up.
 *
 * <p>Thread-safe.
 */
public interface NavigationAccess {

  /** Returns whether an instance has the member, and it can hold another. */
  boolean fits(Object entity, Object related);

  /** Returns whether the navigation loads itself. */
  default boolean isLazy() {
    return false;
  }

  /** Returns what loads itself in an instance, or null where there is nothing of the kind. */
  default @Nullable LazyCell<@Nullable Object> cell(Object entity) {
    return null;
  }

  /** Returns the related entity, or the collection of related entities, of an instance. */
  @Nullable Object get(Object entity);

  /** Returns whether instances can be changed; records cannot. */
  boolean isWritable();

  /** Sets the related entity, or the collection, of an instance. */
  void set(Object entity, @Nullable Object value);

  /**
   * Returns the collection of an instance, made and set first if it is null: a {@code List}, {@code
   * Set} or other collection that fits the member.
   */
  Collection<Object> collection(Object entity);
}
