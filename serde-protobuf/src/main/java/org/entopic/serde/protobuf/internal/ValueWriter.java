package org.entopic.serde.protobuf.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.UUID;
import org.entopic.model.ScalarType;
import org.entopic.spi.backend.Row;

/** Writes a value with its tag. */
interface ValueWriter {
  int SECONDS_TAG = 1 << 3;
  int NANOS_TAG = 2 << 3;
  int NANOS_PER_SECOND = 1_000_000_000;
  int USUAL_YEARS = 10_000;

  void write(WireWriter out, int tag, Object value, int depth);

  /** Returns the writer of a scalar that rows keep as an object. */
  static ValueWriter of(ScalarType type) {
    return switch (type) {
      case STRING -> (out, tag, value, depth) -> out.writeText(tag, (String) value);
      case BYTES -> (out, tag, value, depth) -> out.writeBytes(tag, (byte[]) value);
      case UUID -> (out, tag, value, depth) -> out.writeUuid(tag, (UUID) value);
      case DECIMAL ->
          (out, tag, value, depth) ->
              out.writeText(tag, Digits.checked((BigDecimal) value).toString());
      case BIG_INTEGER ->
          (out, tag, value, depth) ->
              out.writeText(tag, Digits.checked((BigInteger) value).toString());
      case INSTANT -> (out, tag, value, depth) -> writeInstant(out, tag, (Instant) value);
      case DURATION -> (out, tag, value, depth) -> writeDuration(out, tag, (Duration) value);
      case LOCAL_DATE -> (out, tag, value, depth) -> writeDate(out, tag, (LocalDate) value);
      case LOCAL_TIME -> formatted(DateTimeFormatter.ISO_LOCAL_TIME);
      case LOCAL_DATE_TIME -> formatted(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
      case OFFSET_TIME -> formatted(DateTimeFormatter.ISO_OFFSET_TIME);
      case OFFSET_DATE_TIME -> formatted(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
      case ZONED_DATE_TIME -> formatted(DateTimeFormatter.ISO_ZONED_DATE_TIME);
      default -> throw new IllegalArgumentException(type + " is primitive.");
    };
  }

  /** Returns the writer of the constants of an enum. */
  static ValueWriter ofConstants(ConstantNumbers numbers) {
    return (out, tag, value, depth) -> out.writeVarint(tag, numbers.of(value));
  }

  /** Returns the writer of nested messages. */
  static ValueWriter ofMessages(MessageWriter message) {
    return (out, tag, value, depth) -> {
      int start = out.begin(tag);
      message.write(out, (Row) value, depth + 1);
      out.end(start);
    };
  }

  /** The forms of {@code toString} may leave out the seconds. */
  private static ValueWriter formatted(DateTimeFormatter formatter) {
    return (out, tag, value, depth) ->
        out.writeText(tag, formatter.format((TemporalAccessor) value));
  }

  private static void writeDate(WireWriter out, int tag, LocalDate value) {
    if (value.getYear() >= 0 && value.getYear() < USUAL_YEARS) {
      out.writeDate(tag, value.getYear(), value.getMonthValue(), value.getDayOfMonth());
    } else {
      out.writeText(tag, value.toString());
    }
  }

  private static void writeInstant(WireWriter out, int tag, Instant value) {
    writeSeconds(out, tag, value.getEpochSecond(), value.getNano());
  }

  /** Both parts have the same sign in Protobuf, whereas Java's nanoseconds are never negative. */
  private static void writeDuration(WireWriter out, int tag, Duration value) {
    long seconds = value.getSeconds();
    int nanos = value.getNano();
    if (seconds < 0 && nanos > 0) {
      writeSeconds(out, tag, seconds + 1, nanos - NANOS_PER_SECOND);
    } else {
      writeSeconds(out, tag, seconds, nanos);
    }
  }

  private static void writeSeconds(WireWriter out, int tag, long seconds, int nanos) {
    int start = out.begin(tag);
    if (seconds != 0) {
      out.writeVarint(SECONDS_TAG, seconds);
    }
    if (nanos != 0) {
      out.writeVarint(NANOS_TAG, nanos);
    }
    out.end(start);
  }
}
