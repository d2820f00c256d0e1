package org.entopic.serde.json.internal;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
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
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.UUID;
import org.entopic.model.ScalarType;

/** Scalars: numbers and truth values as such, everything else as text. */
final class ScalarFormat implements ValueFormat {
  private final ScalarType type;

  ScalarFormat(ScalarType type) {
    this.type = type;
  }

  @Override
  public void write(JsonGenerator out, Object value) throws IOException {
    switch (type) {
      case BOOLEAN -> out.writeBoolean((Boolean) value);
      case BYTE, SHORT, INT -> out.writeNumber(((Number) value).intValue());
      case LONG -> out.writeNumber((Long) value);
      case FLOAT -> out.writeNumber((Float) value);
      case DOUBLE -> out.writeNumber((Double) value);
      case STRING -> out.writeString((String) value);
      case DECIMAL -> out.writeNumber(JsonLimits.checked((BigDecimal) value));
      case BIG_INTEGER -> out.writeNumber(JsonLimits.checked((BigInteger) value));
      case CHAR, UUID, DURATION -> out.writeString(value.toString());
      case BYTES -> out.writeBinary((byte[]) value);
      case INSTANT -> {
        var text = new byte[IsoText.INSTANT_LENGTH];
        writeText(out, text, IsoText.write((Instant) value, text), value);
      }
      case LOCAL_DATE -> {
        var text = new byte[IsoText.INSTANT_LENGTH];
        writeText(out, text, IsoText.write((LocalDate) value, text), value);
      }
      default -> out.writeString(formatter().format((TemporalAccessor) value));
    }
  }

  private static void writeText(JsonGenerator out, byte[] ascii, int length, Object value)
      throws IOException {
    if (length > 0) {
      out.writeRawUTF8String(ascii, 0, length);
    } else {
      out.writeString(value.toString());
    }
  }

  /** Returns the formatter; the forms of {@code toString} may leave out the seconds. */
  private DateTimeFormatter formatter() {
    return switch (type) {
      case LOCAL_TIME -> DateTimeFormatter.ISO_LOCAL_TIME;
      case LOCAL_DATE_TIME -> DateTimeFormatter.ISO_LOCAL_DATE_TIME;
      case OFFSET_TIME -> DateTimeFormatter.ISO_OFFSET_TIME;
      case OFFSET_DATE_TIME -> DateTimeFormatter.ISO_OFFSET_DATE_TIME;
      case ZONED_DATE_TIME -> DateTimeFormatter.ISO_ZONED_DATE_TIME;
      default -> throw new IllegalStateException(type + " has no formatter.");
    };
  }

  @Override
  public Object read(JsonParser in) throws IOException {
    return switch (type) {
      case BOOLEAN -> Tokens.readBoolean(in);
      case BYTE -> (byte) Tokens.readInt(in, Byte.MIN_VALUE, Byte.MAX_VALUE);
      case SHORT -> (short) Tokens.readInt(in, Short.MIN_VALUE, Short.MAX_VALUE);
      case INT -> Tokens.readInt(in, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case LONG -> Tokens.readLong(in);
      case CHAR -> Tokens.readChar(in);
      case FLOAT -> Tokens.readFloat(in);
      case DOUBLE -> Tokens.readDouble(in);
      case DECIMAL -> readDecimal(in);
      case BIG_INTEGER -> readBigInteger(in);
      default -> readText(in);
    };
  }

  private static BigDecimal readDecimal(JsonParser in) throws IOException {
    if (!Tokens.isNumber(in)) {
      throw JsonMismatchException.expected("a number");
    }
    try {
      return JsonLimits.checked(in.getDecimalValue());
    } catch (NumberFormatException e) {
      throw JsonMismatchException.expected("a number with an exponent of 32 bits");
    }
  }

  private static BigInteger readBigInteger(JsonParser in) throws IOException {
    if (in.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      throw JsonMismatchException.expected("an integer");
    }
    return in.getBigIntegerValue();
  }

  private Object readText(JsonParser in) throws IOException {
    if (in.currentToken() != JsonToken.VALUE_STRING) {
      throw JsonMismatchException.expected("a text");
    }
    try {
      return switch (type) {
        case STRING -> in.getText();
        case BYTES -> Base64Variants.getDefaultVariant().decode(in.getText());
        case UUID -> uuid(in.getText());
        case INSTANT ->
            IsoText.instant(in.getTextCharacters(), in.getTextOffset(), in.getTextLength());
        case LOCAL_DATE ->
            IsoText.localDate(in.getTextCharacters(), in.getTextOffset(), in.getTextLength());
        case LOCAL_TIME -> LocalTime.parse(in.getText());
        case LOCAL_DATE_TIME -> LocalDateTime.parse(in.getText());
        case OFFSET_TIME -> OffsetTime.parse(in.getText());
        case OFFSET_DATE_TIME -> OffsetDateTime.parse(in.getText());
        case ZONED_DATE_TIME -> ZonedDateTime.parse(in.getText());
        case DURATION -> Duration.parse(in.getText());
        default -> throw new IllegalStateException(type + " is no text.");
      };
    } catch (DateTimeException | IllegalArgumentException e) {
      throw JsonMismatchException.expected("a text of the form of " + type);
    }
  }

  private static UUID uuid(String text) {
    UUID value = UUID.fromString(text);
    if (text.length() != 36) {
      throw new IllegalArgumentException("a part of a UUID has not all of its digits");
    }
    return value;
  }
}
