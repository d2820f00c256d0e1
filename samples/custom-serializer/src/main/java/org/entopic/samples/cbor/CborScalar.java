package org.entopic.samples.cbor;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.entopic.model.ScalarType;

/** Scalars: numbers, truth values, bytes and text as CBOR has them, times as ISO-8601 text. */
record CborScalar(ScalarType type) implements CborValue {
  private static final int UUID_BYTES = 2 * Long.BYTES;

  @Override
  public void write(JsonGenerator out, Object value) throws IOException {
    switch (type) {
      case BOOLEAN -> out.writeBoolean((Boolean) value);
      case BYTE, SHORT, INT, LONG -> out.writeNumber(((Number) value).longValue());
      case CHAR -> out.writeNumber((int) (Character) value);
      case FLOAT -> out.writeNumber((Float) value);
      case DOUBLE -> out.writeNumber((Double) value);
      case DECIMAL -> out.writeNumber((BigDecimal) value);
      case BIG_INTEGER -> out.writeNumber((BigInteger) value);
      case BYTES -> out.writeBinary((byte[]) value);
      case UUID -> {
        var uuid = (UUID) value;
        out.writeBinary(
            ByteBuffer.allocate(UUID_BYTES)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array());
      }
      default -> out.writeString(value.toString());
    }
  }

  /** Reads what this type or one that widens to it has written. */
  @Override
  public Object read(JsonParser in) throws IOException {
    return switch (type) {
      case BOOLEAN -> in.getBooleanValue();
      case BYTE -> (byte) integer(in, Byte.MIN_VALUE, Byte.MAX_VALUE);
      case SHORT -> (short) integer(in, Short.MIN_VALUE, Short.MAX_VALUE);
      case INT -> (int) integer(in, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case LONG -> integer(in, Long.MIN_VALUE, Long.MAX_VALUE);
      case CHAR -> (char) integer(in, Character.MIN_VALUE, Character.MAX_VALUE);
      case FLOAT -> number(in).getFloatValue();
      case DOUBLE -> number(in).getDoubleValue();
      case DECIMAL -> number(in).getDecimalValue();
      case BIG_INTEGER -> expect(in, JsonToken.VALUE_NUMBER_INT).getBigIntegerValue();
      case BYTES -> expect(in, JsonToken.VALUE_EMBEDDED_OBJECT).getBinaryValue();
      case UUID -> uuid(expect(in, JsonToken.VALUE_EMBEDDED_OBJECT).getBinaryValue());
      case STRING -> expect(in, JsonToken.VALUE_STRING).getText();
      default -> time(expect(in, JsonToken.VALUE_STRING).getText());
    };
  }

  private long integer(JsonParser in, long min, long max) throws IOException {
    long value = expect(in, JsonToken.VALUE_NUMBER_INT).getLongValue();
    if (value < min || value > max) {
      throw mismatch();
    }
    return value;
  }

  private JsonParser number(JsonParser in) throws IOException {
    return in.currentToken() == JsonToken.VALUE_NUMBER_INT
        ? in
        : expect(in, JsonToken.VALUE_NUMBER_FLOAT);
  }

  private JsonParser expect(JsonParser in, JsonToken token) throws IOException {
    if (in.currentToken() != token) {
      throw mismatch();
    }
    return in;
  }

  private CborMismatchException mismatch() {
    return new CborMismatchException("has no " + type + " where one belongs");
  }

  private UUID uuid(byte[] bytes) throws IOException {
    if (bytes.length != UUID_BYTES) {
      throw mismatch();
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }

  private Object time(String text) throws IOException {
    try {
      return switch (type) {
        case INSTANT -> Instant.parse(text);
        case LOCAL_DATE -> LocalDate.parse(text);
        case LOCAL_TIME -> LocalTime.parse(text);
        case LOCAL_DATE_TIME -> LocalDateTime.parse(text);
        case OFFSET_TIME -> OffsetTime.parse(text);
        case OFFSET_DATE_TIME -> OffsetDateTime.parse(text);
        case ZONED_DATE_TIME -> ZonedDateTime.parse(text);
        case DURATION -> Duration.parse(text);
        default -> throw mismatch(); // a type of a later version
      };
    } catch (DateTimeException e) {
      throw mismatch();
    }
  }
}
