package org.entopic.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import org.apiguardian.api.API;

/**
 * The scalar types a record can hold; every other Java type reaches the store through a converter.
 *
 * <p>Immutable. The first eight are kept unboxed in a {@link org.entopic.spi.backend.Row}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum ScalarType {
  /** A truth value. */
  BOOLEAN(Boolean.class, true),
  /** A signed 8-bit number. */
  BYTE(Byte.class, true),
  /** A signed 16-bit number. */
  SHORT(Short.class, true),
  /** A signed 32-bit number. */
  INT(Integer.class, true),
  /** A signed 64-bit number. */
  LONG(Long.class, true),
  /** A UTF-16 code unit. */
  CHAR(Character.class, true),
  /** An IEEE 754 single. */
  FLOAT(Float.class, true),
  /** An IEEE 754 double. */
  DOUBLE(Double.class, true),
  /** Text, compared by UTF-16 code unit. */
  STRING(String.class, false),
  /** An exact decimal; its scale is kept, and comparison in queries ignores it. */
  DECIMAL(BigDecimal.class, false),
  /** An integer of any size. */
  BIG_INTEGER(BigInteger.class, false),
  /** A UUID, compared as unsigned 128-bit number. */
  UUID(java.util.UUID.class, false),
  /** Bytes; the array in a row is never handed out. */
  BYTES(byte[].class, false),
  /** A point in time. */
  INSTANT(Instant.class, false),
  /** A date. */
  LOCAL_DATE(LocalDate.class, false),
  /** A time of day. */
  LOCAL_TIME(LocalTime.class, false),
  /** A date and time of day. */
  LOCAL_DATE_TIME(LocalDateTime.class, false),
  /** A time of day with offset. */
  OFFSET_TIME(OffsetTime.class, false),
  /** A date and time with offset. */
  OFFSET_DATE_TIME(OffsetDateTime.class, false),
  /** A date and time with zone. */
  ZONED_DATE_TIME(ZonedDateTime.class, false),
  /** An amount of time. */
  DURATION(Duration.class, false);

  private final Class<?> javaType;
  private final boolean primitive;

  ScalarType(Class<?> javaType, boolean primitive) {
    this.javaType = javaType;
    this.primitive = primitive;
  }

  /** Returns the class of a boxed value of this type. */
  public Class<?> javaType() {
    return javaType;
  }

  /** Returns whether rows keep values of this type unboxed. */
  public boolean isPrimitive() {
    return primitive;
  }

  /**
   * Returns whether records that hold this type can be read as another: integers as wider ones and
   * as {@code double}, {@code float} as {@code double}, and every type as itself.
   */
  public boolean widensTo(ScalarType other) {
    return this == other
        || switch (this) {
          case BYTE -> other == SHORT || other == INT || other == LONG || other == DOUBLE;
          case SHORT -> other == INT || other == LONG || other == DOUBLE;
          case INT -> other == LONG || other == DOUBLE;
          case LONG, FLOAT -> other == DOUBLE;
          default -> false;
        };
  }
}
