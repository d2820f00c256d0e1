package org.entopic.model;

import org.apiguardian.api.API;

/**
 * Tells whether two values of a property are the same to change detection.
 *
 * <p>Implementations are thread-safe. Without one, values are compared by what rows hold of them,
 * collections and arrays element by element; as that is a copy, values of mutable classes need
 * none. One is of use where different stored forms mean the same.
 *
 * @param <T> the Java type of the property
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
@FunctionalInterface
public interface ValueComparer<T> {

  /** Returns whether two values, of which none is null, are the same. */
  boolean areEqual(T left, T right);
}
