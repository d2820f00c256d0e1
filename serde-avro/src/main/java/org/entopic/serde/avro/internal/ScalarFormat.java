package org.entopic.serde.avro.internal;

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
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.entopic.model.ScalarType;

/** Scalars, boxed where they are primitive. */
final class ScalarFormat implements ValueFormat {
  private static final int NUMBER = 0;
  private static final int TEXT = 1;
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final long NANOS_PER_MICRO = 1_000;
  private static final long MICROS_PER_DAY = 86_400_000_000L;
  private static final long LAST_SECOND = Long.MAX_VALUE / NANOS_PER_SECOND - 1;

  private final ScalarType type;

  ScalarFormat(ScalarType type) {
    this.type = type;
  }

  @Override
  public int forms() {
    return switch (type) {
      case INSTANT, LOCAL_DATE_TIME, LOCAL_TIME -> 2;
      default -> 1;
    };
  }

  @Override
  public int form(Object value) {
    return switch (type) {
      case INSTANT -> form(((Instant) value).getEpochSecond());
      case LOCAL_DATE_TIME -> form(((LocalDateTime) value).toEpochSecond(ZoneOffset.UTC));
      case LOCAL_TIME -> ((LocalTime) value).getNano() % NANOS_PER_MICRO == 0 ? NUMBER : TEXT;
      default -> NUMBER;
    };
  }

  private static int form(long second) {
    return second >= -LAST_SECOND && second <= LAST_SECOND ? NUMBER : TEXT;
  }

  @Override
  public void write(AvroOutput out, Object value, int form) {
    if (form == TEXT) {
      out.writeString(value.toString());
      return;
    }
    switch (type) {
      case BOOLEAN -> out.writeBoolean((Boolean) value);
      case BYTE, SHORT, INT, LONG -> out.writeLong(((Number) value).longValue());
      case CHAR -> out.writeLong((Character) value);
      case FLOAT -> out.writeFloat((Float) value);
      case DOUBLE -> out.writeDouble((Double) value);
      case STRING -> out.writeString((String) value);
      case BYTES -> out.writeBytes((byte[]) value);
      case DECIMAL -> Decimals.write(out, (BigDecimal) value);
      case BIG_INTEGER -> Decimals.write(out, new BigDecimal((BigInteger) value));
      case UUID -> {
        var id = (UUID) value;
        out.writeFixed(id.getMostSignificantBits(), Long.BYTES);
        out.writeFixed(id.getLeastSignificantBits(), Long.BYTES);
      }
      case LOCAL_DATE -> out.writeLong(day((LocalDate) value));
      case LOCAL_TIME -> out.writeLong(((LocalTime) value).toNanoOfDay() / NANOS_PER_MICRO);
      case INSTANT -> {
        var instant = (Instant) value;
        out.writeLong(instant.getEpochSecond() * NANOS_PER_SECOND + instant.getNano());
      }
      case LOCAL_DATE_TIME -> {
        var time = (LocalDateTime) value;
        out.writeLong(
            time.toEpochSecond(ZoneOffset.UTC) * NANOS_PER_SECOND + time.toLocalTime().getNano());
      }
      default -> out.writeString(value.toString());
    }
  }

  private static long day(LocalDate date) {
    long day = date.toEpochDay();
    if (day != (int) day) {
      throw AvroMismatchException.expected("a date within five million years");
    }
    return day;
  }

  @Override
  public Object read(AvroInput in, int form) {
    try {
      return form == TEXT ? text(in.readString()) : number(in);
    } catch (DateTimeException e) {
      throw AvroMismatchException.expected("a text of the form of " + type);
    }
  }

  private Object number(AvroInput in) {
    return switch (type) {
      case BOOLEAN -> in.readBoolean();
      case BYTE -> (byte) in.readLong(Byte.MIN_VALUE, Byte.MAX_VALUE);
      case SHORT -> (short) in.readLong(Short.MIN_VALUE, Short.MAX_VALUE);
      case INT -> (int) in.readLong(Integer.MIN_VALUE, Integer.MAX_VALUE);
      case LONG -> in.readLong();
      case CHAR -> (char) in.readLong(Character.MIN_VALUE, Character.MAX_VALUE);
      case FLOAT -> in.readFloat();
      case DOUBLE -> in.readDouble();
      case STRING -> in.readString();
      case BYTES -> in.readBytes();
      case DECIMAL -> Decimals.read(in);
      case BIG_INTEGER -> Decimals.readInteger(in);
      case UUID -> new UUID(in.readFixed(Long.BYTES), in.readFixed(Long.BYTES));
      case LOCAL_DATE -> LocalDate.ofEpochDay(in.readLong(Integer.MIN_VALUE, Integer.MAX_VALUE));
      case LOCAL_TIME ->
          LocalTime.ofNanoOfDay(in.readLong(0, MICROS_PER_DAY - 1) * NANOS_PER_MICRO);
      case INSTANT -> {
        long nanos = in.readLong();
        yield Instant.ofEpochSecond(
            Math.floorDiv(nanos, NANOS_PER_SECOND), Math.floorMod(nanos, NANOS_PER_SECOND));
      }
      case LOCAL_DATE_TIME -> {
        long nanos = in.readLong();
        yield LocalDateTime.ofEpochSecond(
            Math.floorDiv(nanos, NANOS_PER_SECOND),
            (int) Math.floorMod(nanos, NANOS_PER_SECOND),
            ZoneOffset.UTC);
      }
      default -> text(in.readString());
    };
  }

  private Object text(String text) {
    return switch (type) {
      case INSTANT -> Instant.parse(text);
      case LOCAL_TIME -> LocalTime.parse(text);
      case LOCAL_DATE_TIME -> LocalDateTime.parse(text);
      case OFFSET_TIME -> OffsetTime.parse(text);
      case OFFSET_DATE_TIME -> OffsetDateTime.parse(text);
      case ZONED_DATE_TIME -> ZonedDateTime.parse(text);
      case DURATION -> Duration.parse(text);
      default -> throw new IllegalStateException(type + " is no text.");
    };
  }
}
