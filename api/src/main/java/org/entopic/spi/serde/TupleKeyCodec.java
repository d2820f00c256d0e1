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
import org.entopic.model.KeyValues;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;

/**
 * Keys of one or several properties, one after the other, so that comparing bytes as unsigned
 * numbers compares the values: numbers big-endian with the sign bit flipped, text as its UTF-16
 * units in one to three bytes each, ended by two zero bytes. Enum constants sort by name.
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
      if (key instanceof KeyValues values) {
        for (int i = 0; i < types.size(); i++) {
          write(out, types.get(i), values.get(i));
        }
      } else {
        write(out, types.get(0), key);
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
    } catch (BufferUnderflowException
        | IllegalArgumentException
        | DateTimeException
        | ArithmeticException e) {
      throw StandardKeyCodecs.unreadable(bytes, "tuple of " + types);
    }
    if (in.hasRemaining()) {
      throw StandardKeyCodecs.unreadable(bytes, "tuple of " + types);
    }
    return values.length == 1 ? values[0] : KeyValues.of(values);
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
      case BOOLEAN -> SingleKeyCodec.truth(in.get());
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
      case INSTANT -> Instant.ofEpochSecond(readLong(in), readNano(in));
      case LOCAL_DATE -> LocalDate.ofEpochDay(readLong(in));
      case LOCAL_TIME -> LocalTime.ofNanoOfDay(in.getLong());
      case LOCAL_DATE_TIME ->
          LocalDateTime.of(LocalDate.ofEpochDay(readLong(in)), LocalTime.ofNanoOfDay(in.getLong()));
      case DURATION -> Duration.ofSeconds(readLong(in), readNano(in));
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

  private static int readNano(ByteBuffer in) {
    int nano = in.getInt();
    if (nano < 0 || nano >= 1_000_000_000) {
      throw new IllegalArgumentException("no nanoseconds");
    }
    return nano;
  }

  /** Accepts only what {@link #writeText} makes: every text has one form. */
  private static String readText(ByteBuffer in) {
    var text = new StringBuilder();
    while (true) {
      int lead = in.get() & 0xFF;
      if (lead == 0) {
        byte mark = in.get();
        if (mark == 0) {
          return text.toString();
        }
        text.append(unit(mark - 1, 0, 0));
      } else if (lead < 0x80) {
        text.append((char) lead);
      } else if (lead >> 5 == 0b110) {
        text.append(unit((lead & 0x1F) << 6 | continuation(in), 0x80, 0x7FF));
      } else if (lead >> 4 == 0b1110) {
        int high = (lead & 0x0F) << 12 | continuation(in) << 6;
        text.append(unit(high | continuation(in), 0x800, 0xFFFF));
      } else {
        throw new IllegalArgumentException("no first byte of a character");
      }
    }
  }

  private static int continuation(ByteBuffer in) {
    byte next = in.get();
    if ((next & 0xC0) != 0x80) {
      throw new IllegalArgumentException("no continuation of a character");
    }
    return next & 0x3F;
  }

  private static char unit(int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException("a character in another form");
    }
    return (char) value;
  }

  private static void writeBig(DataOutputStream out, BigInteger value) throws IOException {
    byte[] bytes = value.toByteArray();
    out.writeInt((value.signum() < 0 ? -bytes.length : bytes.length) ^ Integer.MIN_VALUE);
    out.write(bytes);
  }

  private static BigInteger readBig(ByteBuffer in) {
    int signed = in.getInt() ^ Integer.MIN_VALUE;
    if (signed == 0 || signed > in.remaining() || signed < -in.remaining()) {
      throw new IllegalArgumentException("no length of a number");
    }
    var bytes = new byte[Math.abs(signed)];
    in.get(bytes);
    var value = new BigInteger(bytes);
    if (value.signum() < 0 != signed < 0 || value.toByteArray().length != bytes.length) {
      throw new IllegalArgumentException("a number in another form");
    }
    return value;
  }
}
