package org.entopic.engine.query.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Values of literals, and what they are in other types. */
final class Literals {
  private static final Map<Class<?>, Function<String, Object>> PARSERS =
      Map.ofEntries(
          Map.entry(UUID.class, UUID::fromString),
          Map.entry(Instant.class, Instant::parse),
          Map.entry(LocalDate.class, LocalDate::parse),
          Map.entry(LocalTime.class, LocalTime::parse),
          Map.entry(LocalDateTime.class, LocalDateTime::parse),
          Map.entry(OffsetTime.class, OffsetTime::parse),
          Map.entry(OffsetDateTime.class, OffsetDateTime::parse),
          Map.entry(ZonedDateTime.class, ZonedDateTime::parse),
          Map.entry(Duration.class, Duration::parse));

  private Literals() {}

  /** Returns the number that a token is: exact unless its suffix says otherwise. */
  static Object number(Token token) {
    String text = token.text().toLowerCase(Locale.ROOT);
    try {
      if (text.endsWith("bd")) {
        return new BigDecimal(text.substring(0, text.length() - 2));
      } else if (text.endsWith("bi")) {
        return new BigInteger(text.substring(0, text.length() - 2));
      } else if (text.endsWith("l")) {
        return Long.valueOf(text.substring(0, text.length() - 1));
      } else if (text.endsWith("d") || text.endsWith("f")) {
        return Double.valueOf(text.substring(0, text.length() - 1));
      } else if (text.chars().allMatch(Character::isDigit)) {
        return integer(text);
      }
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw TextMessages.noNumber(token, e);
    }
  }

  private static Object integer(String digits) {
    var value = new BigInteger(digits);
    if (value.bitLength() < Integer.SIZE) {
      return value.intValue();
    }
    return value.bitLength() < Long.SIZE ? (Object) value.longValue() : new BigDecimal(value);
  }

  /** Returns a number with the other sign. */
  static Object negative(Token at, Number number) {
    Object negated =
        number instanceof Double real
            ? (Object) (-real)
            : convert(new BigDecimal(number.toString()).negate(), number.getClass());
    if (negated == null) {
      throw TextMessages.noNumber(at, null);
    }
    return negated;
  }

  /** Returns a value in another class, or null where that has no such value. */
  static @Nullable Object convert(Object value, Class<?> wanted) {
    if (wanted.isInstance(value)) {
      return value;
    } else if (value instanceof Number number) {
      return Number.class.isAssignableFrom(wanted) ? convertNumber(number, wanted) : null;
    }
    return value instanceof String text ? read(text, wanted) : null;
  }

  private static @Nullable Object read(String text, Class<?> wanted) {
    if (wanted.isEnum()) {
      for (Object constant : wanted.getEnumConstants()) {
        if (((Enum<?>) constant).name().equals(text)) {
          return constant;
        }
      }
      return null;
    } else if (wanted == Character.class) {
      return text.length() == 1 ? (Object) text.charAt(0) : null;
    }
    Function<String, Object> parser = PARSERS.get(wanted);
    try {
      return parser == null ? null : parser.apply(text);
    } catch (DateTimeException | IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable Object convertNumber(Number number, Class<?> wanted) {
    if (wanted == Double.class) {
      return number.doubleValue();
    } else if (wanted == Float.class) {
      return number.floatValue();
    }
    try {
      var exact = new BigDecimal(number.toString());
      if (wanted == BigDecimal.class) {
        return exact;
      } else if (wanted == Long.class) {
        return exact.longValueExact();
      } else if (wanted == Integer.class) {
        return exact.intValueExact();
      } else if (wanted == Short.class) {
        return exact.shortValueExact();
      } else if (wanted == Byte.class) {
        return exact.byteValueExact();
      }
      return wanted == BigInteger.class ? exact.toBigIntegerExact() : null;
    } catch (ArithmeticException | NumberFormatException e) {
      return null;
    }
  }
}
