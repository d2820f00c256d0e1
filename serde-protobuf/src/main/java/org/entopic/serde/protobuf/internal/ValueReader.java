package org.entopic.serde.protobuf.internal;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.entopic.model.ScalarType;
import org.jspecify.annotations.Nullable;

/** Reads a value behind its tag; null stands for text that is missing where it cannot be empty. */
interface ValueReader {
  int UUID_LENGTH = 36;

  @Nullable Object read(CodedInputStream in, int depth) throws IOException;

  /** Returns the reader of a scalar, which may have become wider. */
  static ValueReader of(ScalarType written, ScalarType wanted) {
    return switch (written) {
      case BOOLEAN -> (in, depth) -> in.readBool();
      case BYTE, SHORT, INT, LONG -> integers(written, wanted);
      case CHAR -> (in, depth) -> (char) integer(in, ScalarType.CHAR);
      case FLOAT ->
          wanted == ScalarType.DOUBLE
              ? (in, depth) -> (double) in.readFloat()
              : (in, depth) -> in.readFloat();
      case DOUBLE -> (in, depth) -> in.readDouble();
      case STRING -> (in, depth) -> in.readStringRequireUtf8();
      case BYTES -> (in, depth) -> in.readByteArray();
      case INSTANT -> (in, depth) -> SecondsAndNanos.readInstant(in);
      case DURATION -> (in, depth) -> SecondsAndNanos.readDuration(in);
      default -> (in, depth) -> parsed(written, in.readStringRequireUtf8());
    };
  }

  private static ValueReader integers(ScalarType written, ScalarType wanted) {
    return switch (wanted) {
      case BYTE -> (in, depth) -> (byte) integer(in, written);
      case SHORT -> (in, depth) -> (short) integer(in, written);
      case INT -> (in, depth) -> (int) integer(in, written);
      case DOUBLE -> (in, depth) -> (double) integer(in, written);
      default -> (in, depth) -> integer(in, written);
    };
  }

  /** Reads an integer and checks that it is of its type. */
  static long integer(CodedInputStream in, ScalarType type) throws IOException {
    return switch (type) {
      case BYTE -> checked(in.readInt32(), Byte.MIN_VALUE, Byte.MAX_VALUE);
      case SHORT -> checked(in.readInt32(), Short.MIN_VALUE, Short.MAX_VALUE);
      case CHAR -> checked(in.readUInt32(), Character.MIN_VALUE, Character.MAX_VALUE);
      case INT -> in.readInt32();
      default -> in.readInt64();
    };
  }

  /** Returns an integer that is of a range. */
  static int checked(int value, int min, int max) throws MismatchException {
    if (value < min || value > max) {
      throw MismatchException.expected("an integer of its range");
    }
    return value;
  }

  /** Returns the reader of enum constants; 0 stands for none. */
  static ValueReader ofConstants(@Nullable Object[] constantOfNumber) {
    return (in, depth) -> {
      int number = in.readEnum();
      if (number == 0) {
        return null;
      }
      Object constant =
          number > 0 && number < constantOfNumber.length ? constantOfNumber[number] : null;
      if (constant == null) {
        throw MismatchException.expected("the number of one of its constants");
      }
      return constant;
    };
  }

  /** Returns the reader of nested messages in lists. */
  static ValueReader ofMessages(MessageReader message) {
    return (in, depth) -> message.build(message.readPart(in, null, depth));
  }

  /** Returns the value of a scalar that stands as text; null for an empty one. */
  static @Nullable Object parsed(ScalarType type, String text) throws MismatchException {
    if (text.isEmpty()) {
      return null;
    }
    try {
      return switch (type) {
        case DECIMAL -> decimal(text);
        case BIG_INTEGER -> bigInteger(text);
        case UUID -> uuid(text);
        case LOCAL_DATE -> IsoDate.parse(text);
        case LOCAL_TIME -> LocalTime.parse(text);
        case LOCAL_DATE_TIME -> LocalDateTime.parse(text);
        case OFFSET_TIME -> OffsetTime.parse(text);
        case OFFSET_DATE_TIME -> OffsetDateTime.parse(text);
        case ZONED_DATE_TIME -> ZonedDateTime.parse(text);
        default -> throw new IllegalStateException(type + " is no text.");
      };
    } catch (DateTimeException | IllegalArgumentException e) {
      throw MismatchException.expected("a text of the form of " + type);
    }
  }

  private static BigDecimal decimal(String text) {
    if (Digits.fits(text)) {
      var value = new BigDecimal(text);
      if (Digits.fits(value)) {
        return value;
      }
    }
    throw new IllegalArgumentException("too many digits");
  }

  private static BigInteger bigInteger(String text) {
    if (Digits.fits(text)) {
      var value = new BigInteger(text);
      if (Digits.fits(value)) {
        return value;
      }
    }
    throw new IllegalArgumentException("too many digits");
  }

  private static UUID uuid(String text) {
    if (text.length() != UUID_LENGTH) {
      throw new IllegalArgumentException("a part of a UUID has not all of its digits");
    }
    return UUID.fromString(text);
  }
}
