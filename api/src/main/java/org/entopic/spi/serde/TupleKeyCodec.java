package org.entopic.spi.serde;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.entopic.SerializationFailedException;
import org.entopic.model.KeyValues;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;

/**
 * Keys of several properties, one after the other, so that comparing bytes as unsigned numbers
 * compares the values: numbers big-endian with the sign bit flipped, text as its UTF-16 units in
 * one to three bytes each, ended by two zero bytes. Enum constants sort by name.
 */
final class TupleKeyCodec implements KeyCodec {
  private final List<StoreType> types;

  TupleKeyCodec(List<StoreType> types) {
    this.types = List.copyOf(types);
  }

  @Override
  public byte[] encode(Object key) {
    var bytes = new ByteArrayOutputStream(32);
    try (var out = new DataOutputStream(bytes)) {
      var values = (KeyValues) key;
      for (int i = 0; i < types.size(); i++) {
        write(out, types.get(i), values.get(i));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Override
  public Object decode(byte[] bytes) {
    var in = ByteBuffer.wrap(bytes);
    var values = new Object[types.size()];
    try {
      for (int i = 0; i < values.length; i++) {
        values[i] = read(in, types.get(i));
      }
    } catch (BufferUnderflowException | IllegalArgumentException | DateTimeException e) {
      throw new SerializationFailedException(
          "API-09: A key of " + bytes.length + " bytes is no tuple of " + types + ".", e);
    }
    if (in.hasRemaining()) {
      throw new SerializationFailedException(
          "API-09: A key of " + bytes.length + " bytes is longer than a tuple of " + types + ".");
    }
    return KeyValues.of(values);
  }

  private static void write(DataOutputStream out, StoreType type, Object value) throws IOException {
    if (type instanceof StoreType.Enumeration) {
      writeText(out, ((Enum<?>) value).name());
      return;
    }
    switch (((StoreType.Scalar) type).type()) {
      case BOOLEAN -> out.writeByte((Boolean) value ? 1 : 0);
      case BYTE -> out.writeByte((Byte) value ^ 0x80);
      case SHORT -> out.writeShort((Short) value ^ 0x8000);
      case INT -> out.writeInt((Integer) value ^ Integer.MIN_VALUE);
      case LONG -> writeLong(out, (Long) value);
      case CHAR -> out.writeChar((Character) value);
      case FLOAT -> {
        int bits = Float.floatToIntBits((Float) value);
        out.writeInt(bits ^ (bits >> 31 | Integer.MIN_VALUE));
      }
      case DOUBLE -> {
        long bits = Double.doubleToLongBits((Double) value);
        out.writeLong(bits ^ (bits >> 63 | Long.MIN_VALUE));
      }
      case STRING -> writeText(out, (String) value);
      case BIG_INTEGER -> writeBig(out, (BigInteger) value);
      case UUID -> {
        out.writeLong(((UUID) value).getMostSignificantBits());
        out.writeLong(((UUID) value).getLeastSignificantBits());
      }
      case INSTANT -> {
        writeLong(out, ((Instant) value).getEpochSecond());
        out.writeInt(((Instant) value).getNano());
      }
      case LOCAL_DATE -> writeLong(out, ((LocalDate) value).toEpochDay());
      case LOCAL_TIME -> out.writeLong(((LocalTime) value).toNanoOfDay());
      case LOCAL_DATE_TIME -> {
        writeLong(out, ((LocalDateTime) value).toLocalDate().toEpochDay());
        out.writeLong(((LocalDateTime) value).toLocalTime().toNanoOfDay());
      }
      case DURATION -> {
        writeLong(out, ((Duration) value).toSeconds());
        out.writeInt(((Duration) value).getNano());
      }
      default -> throw new IllegalArgumentException(type + " is no key type");
    }
  }

  private static Object read(ByteBuffer in, StoreType type) {
    if (type instanceof StoreType.Enumeration enumeration) {
      return SingleKeyCodec.constant(enumeration.type(), readText(in));
    }
    ScalarType scalar = ((StoreType.Scalar) type).type();
    return switch (scalar) {
      case BOOLEAN -> in.get() != 0;
      case BYTE -> (byte) (in.get() ^ 0x80);
      case SHORT -> (short) (in.getShort() ^ 0x8000);
      case INT -> in.getInt() ^ Integer.MIN_VALUE;
      case LONG -> readLong(in);
      case CHAR -> in.getChar();
      case FLOAT -> {
        int bits = in.getInt();
        yield Float.intBitsToFloat(bits ^ (~bits >> 31 | Integer.MIN_VALUE));
      }
      case DOUBLE -> {
        long bits = in.getLong();
        yield Double.longBitsToDouble(bits ^ (~bits >> 63 | Long.MIN_VALUE));
      }
      case STRING -> readText(in);
      case BIG_INTEGER -> readBig(in);
      case UUID -> new UUID(in.getLong(), in.getLong());
      case INSTANT -> Instant.ofEpochSecond(readLong(in), in.getInt());
      case LOCAL_DATE -> LocalDate.ofEpochDay(readLong(in));
      case LOCAL_TIME -> LocalTime.ofNanoOfDay(in.getLong());
      case LOCAL_DATE_TIME ->
          LocalDateTime.of(LocalDate.ofEpochDay(readLong(in)), LocalTime.ofNanoOfDay(in.getLong()));
      case DURATION -> Duration.ofSeconds(readLong(in), in.getInt());
      default -> throw new IllegalArgumentException(type + " is no key type");
    };
  }

  private static void writeLong(DataOutputStream out, long value) throws IOException {
    out.writeLong(value ^ Long.MIN_VALUE);
  }

  private static long readLong(ByteBuffer in) {
    return in.getLong() ^ Long.MIN_VALUE;
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit == 0) {
        out.writeShort(0x0001);
      } else if (unit < 0x80) {
        out.writeByte(unit);
      } else if (unit < 0x800) {
        out.writeByte(0xC0 | unit >> 6);
        out.writeByte(0x80 | unit & 0x3F);
      } else {
        out.writeByte(0xE0 | unit >> 12);
        out.writeByte(0x80 | unit >> 6 & 0x3F);
        out.writeByte(0x80 | unit & 0x3F);
      }
    }
    out.writeShort(0);
  }

  private static String readText(ByteBuffer in) {
    var text = new StringBuilder();
    while (true) {
      int lead = in.get() & 0xFF;
      if (lead == 0) {
        if (in.get() == 0) {
          return text.toString();
        }
        text.append('\0');
      } else if (lead < 0x80) {
        text.append((char) lead);
      } else if (lead < 0xE0) {
        text.append((char) ((lead & 0x1F) << 6 | in.get() & 0x3F));
      } else {
        text.append((char) ((lead & 0x0F) << 12 | (in.get() & 0x3F) << 6 | in.get() & 0x3F));
      }
    }
  }

  private static void writeBig(DataOutputStream out, BigInteger value) throws IOException {
    byte[] bytes = value.toByteArray();
    out.writeInt((value.signum() < 0 ? -bytes.length : bytes.length) ^ Integer.MIN_VALUE);
    out.write(bytes);
  }

  private static BigInteger readBig(ByteBuffer in) {
    int length = Math.abs(in.getInt() ^ Integer.MIN_VALUE);
    if (length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    var bytes = new byte[length];
    in.get(bytes);
    return new BigInteger(bytes);
  }
}
