package org.entopic.model;

import org.apiguardian.api.API;

/**
 * The type of a property as rows and serializers see it, after conversion.
 *
 * <p>Immutable.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public sealed interface StoreType {

  /** A scalar; a row holds its value unboxed or as {@link ScalarType#javaType()}. */
  record Scalar(ScalarType type) implements StoreType {}

  /** An enum constant, written by name; a row holds the constant. */
  record Enumeration(Class<? extends Enum<?>> type) implements StoreType {}

  /** A complex value; a row holds a nested row of this type. */
  record Complex(ComplexTypeModel type) implements StoreType {}

  /** A list of values; a row holds an unmodifiable {@link java.util.List}, which may hold nulls. */
  record Collection(StoreType element) implements StoreType {}

  /** Returns whether rows keep values of this type unboxed. */
  default boolean isPrimitive() {
    return this instanceof Scalar scalar && scalar.type().isPrimitive();
  }
}
