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
import java.util.UUID;
import org.entopic.SerializationFailedException;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;

/** Keys of one property, in the bytes of Kafka's own serializers; text where Kafka has none. */
final class SingleKeyCodec implements KeyCodec {
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
        case FLOAT -> ByteBuffer.allocate(4).putFloat((Float) key).array();
        case DOUBLE -> ByteBuffer.allocate(8).putDouble((Double) key).array();
        default -> key.toString().getBytes(StandardCharsets.UTF_8);
      };
    }
    return ((Enum<?>) key).name().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Object decode(byte[] bytes) {
    try {
      return type instanceof StoreType.Enumeration enumeration
          ? constant(enumeration.type(), text(bytes))
          : scalar(((StoreType.Scalar) type).type(), bytes);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw unreadable(bytes, e);
    }
  }

  private Object scalar(ScalarType scalar, byte[] bytes) {
    return switch (scalar) {
      case BOOLEAN -> fixed(bytes, 1).get() != 0;
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

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
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

  private SerializationFailedException unreadable(byte[] bytes, RuntimeException cause) {
    return new SerializationFailedException(
        "API-09: A key of " + bytes.length + " bytes is no " + type + ".", cause);
  }
}
