package org.entopic.spi.serde;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.entopic.SerializationFailedException;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;

/** Keys of one property, in the bytes of Kafka's own serializers; text where Kafka has none. */
final class SingleKeyCodec implements KeyCodec {
  /** Refused in another form than ours, because deleting would leave the other key in the topic. */
  private static final Set<ScalarType> HAVE_SEVERAL_FORMS =
      EnumSet.of(
          ScalarType.BYTE,
          ScalarType.FLOAT,
          ScalarType.DOUBLE,
          ScalarType.BIG_INTEGER,
          ScalarType.UUID,
          ScalarType.INSTANT,
          ScalarType.LOCAL_DATE,
          ScalarType.LOCAL_TIME,
          ScalarType.LOCAL_DATE_TIME,
          ScalarType.DURATION);

  private static final char REPLACEMENT = '\uFFFD';

  private final StoreType type;

  SingleKeyCodec(StoreType type) {
    this.type = type;
  }

  @Override
  public byte[] encode(Object key) {
    if (type instanceof StoreType.Scalar scalar) {
      return switch (scalar.type()) {
        case BOOLEAN -> new byte[] {(byte) ((Boolean) key ? 1 : 0)};
        case SHORT -> ByteBuffer.allocate(2).putShort((Short) key).array();
        case INT -> ByteBuffer.allocate(4).putInt((Integer) key).array();
        case LONG -> ByteBuffer.allocate(8).putLong((Long) key).array();
        case FLOAT -> ByteBuffer.allocate(4).putInt(Float.floatToIntBits((Float) key)).array();
        case DOUBLE ->
            ByteBuffer.allocate(8).putLong(Double.doubleToLongBits((Double) key)).array();
        default -> utf8(key.toString());
      };
    }
    return utf8(((Enum<?>) key).name());
  }

  /** Refuses what UTF-8 cannot hold: replaced by a question mark, two keys would become one. */
  private byte[] utf8(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (text.chars().anyMatch(unit -> Character.isSurrogate((char) unit))
        && !text.equals(text(bytes))) {
      throw new SerializationFailedException(
          "API-12: A key of type "
              + type
              + " has half of a surrogate pair, which UTF-8 cannot hold. Use well-formed text.");
    }
    return bytes;
  }

  @Override
  public Object decode(byte[] bytes) {
    try {
      if (type instanceof StoreType.Enumeration enumeration) {
        return constant(enumeration.type(), text(bytes));
      }
      ScalarType scalar = ((StoreType.Scalar) type).type();
      Object key = scalar(scalar, bytes);
      if (HAVE_SEVERAL_FORMS.contains(scalar) && !Arrays.equals(encode(key), bytes)) {
        throw new IllegalArgumentException("a key in another form");
      }
      return key;
    } catch (IllegalArgumentException | DateTimeException e) {
      throw StandardKeyCodecs.unreadable(bytes, type.toString());
    }
  }

  private Object scalar(ScalarType scalar, byte[] bytes) {
    return switch (scalar) {
      case BOOLEAN -> truth(fixed(bytes, 1).get());
      case SHORT -> fixed(bytes, 2).getShort();
      case INT -> fixed(bytes, 4).getInt();
      case LONG -> fixed(bytes, 8).getLong();
      case FLOAT -> fixed(bytes, 4).getFloat();
      case DOUBLE -> fixed(bytes, 8).getDouble();
      case BYTE -> Byte.valueOf(text(bytes));
      case CHAR -> single(text(bytes));
      case STRING -> text(bytes);
      case BIG_INTEGER -> new BigInteger(text(bytes));
      case UUID -> UUID.fromString(text(bytes));
      case INSTANT -> Instant.parse(text(bytes));
      case LOCAL_DATE -> LocalDate.parse(text(bytes));
      case LOCAL_TIME -> LocalTime.parse(text(bytes));
      case LOCAL_DATE_TIME -> LocalDateTime.parse(text(bytes));
      case DURATION -> Duration.parse(text(bytes));
      default -> throw new IllegalArgumentException(scalar + " is no key type");
    };
  }

  static boolean truth(byte value) {
    if (value != 0 && value != 1) {
      throw new IllegalArgumentException("neither 0 nor 1");
    }
    return value == 1;
  }

  private static String text(byte[] bytes) {
    var text = new String(bytes, StandardCharsets.UTF_8);
    boolean replaced = text.indexOf(REPLACEMENT) >= 0;
    if (replaced && !Arrays.equals(bytes, text.getBytes(StandardCharsets.UTF_8))) {
      throw new IllegalArgumentException("not UTF-8");
    }
    return text;
  }

  private static char single(String text) {
    if (text.length() != 1) {
      throw new IllegalArgumentException("not one character");
    }
    return text.charAt(0);
  }

  private static ByteBuffer fixed(byte[] bytes, int size) {
    if (bytes.length != size) {
      throw new IllegalArgumentException("not " + size + " bytes");
    }
    return ByteBuffer.wrap(bytes);
  }

  static Object constant(Class<? extends Enum<?>> type, String name) {
    for (Enum<?> constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    throw new IllegalArgumentException("no constant of " + type.getName());
  }
}
