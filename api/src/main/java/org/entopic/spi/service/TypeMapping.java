package org.entopic.spi.service;

import jakarta.persistence.AttributeConverter;
import java.util.Objects;
import java.util.OptionalInt;
import org.apiguardian.api.API;
import org.entopic.model.ScalarType;
import org.jspecify.annotations.Nullable;

/**
 * How values of a Java type are stored.
 *
 * <p>Immutable and thread-safe.
 *
 * @param javaType the Java type; primitives are boxed
 * @param storeType the scalar that rows and records hold
 * @param converter makes one of the other; null where both are the same type
 * @param maxLength the longest text or byte sequence, where it is limited
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record TypeMapping(
    Class<?> javaType,
    ScalarType storeType,
    @Nullable AttributeConverter<?, ?> converter,
    OptionalInt maxLength) {

  /** Refuses null. */
  public TypeMapping {
    Objects.requireNonNull(javaType, "javaType");
    Objects.requireNonNull(storeType, "storeType");
    Objects.requireNonNull(maxLength, "maxLength");
  }

  /** Returns the mapping of a scalar to its Java type. */
  public static TypeMapping of(ScalarType type) {
    return new TypeMapping(type.javaType(), type, null, OptionalInt.empty());
  }

  /** Returns the mapping that a converter makes. */
  public static <J, S> TypeMapping of(
      Class<J> javaType, ScalarType storeType, AttributeConverter<J, S> converter) {
    return new TypeMapping(
        javaType, storeType, Objects.requireNonNull(converter, "converter"), OptionalInt.empty());
  }

  /** Returns the same mapping with a limit. */
  public TypeMapping withMaxLength(int length) {
    return new TypeMapping(javaType, storeType, converter, OptionalInt.of(length));
  }
}
