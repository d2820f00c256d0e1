package org.entopic.view;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.PropertyModel;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.StoreAccess.IndexBound;
import org.entopic.spi.serde.KeyCodec;
import org.jspecify.annotations.Nullable;

/**
 * The values of an index as bytes that sort, as unsigned numbers, like the rows in the index; no
 * value's bytes begin with another's. A byte before each tells null, which is lowest; the bytes of
 * what is kept from high to low are inverted.
 */
final class OrderedValues {
  private static final KeyCodec NUMBER =
      KeyCodec.ordered(List.of(new StoreType.Scalar(ScalarType.INT)));

  private final long id;
  private final List<Part> parts = new ArrayList<>();

  private record Part(int ordinal, ScalarType type, KeyCodec codec, boolean descending) {}

  OrderedValues(EntityTypeModel type, List<String> properties, List<Boolean> descending) {
    var layout = new ArrayList<Object>(List.of("ordered"));
    for (int i = 0; i < properties.size(); i++) {
      PropertyModel property = type.property(properties.get(i)).orElseThrow();
      StoreType stored = property.storeType();
      layout.add(property.name() + ' ' + stored + ' ' + descending.get(i));
      ScalarType scalar = ScalarType.INT;
      KeyCodec codec = NUMBER;
      if (stored instanceof StoreType.Scalar known) {
        scalar = known.type();
        codec = isKey(scalar) ? KeyCodec.ordered(List.of(stored)) : NUMBER;
      } else if (stored instanceof StoreType.Enumeration enumeration) {
        for (Object constant : enumeration.type().getEnumConstants()) {
          layout.add(((Enum<?>) constant).name());
        }
      }
      parts.add(new Part(property.ordinal(), scalar, codec, descending.get(i)));
    }
    this.id = ValueHash.of(layout);
  }

  private static boolean isKey(ScalarType type) {
    return switch (type) {
      case DECIMAL, OFFSET_TIME, OFFSET_DATE_TIME, ZONED_DATE_TIME -> false;
      default -> true;
    };
  }

  long id() {
    return id;
  }

  byte[] place(Row row) {
    var bytes = new ByteArrayOutputStream(32);
    bytes.writeBytes(StoredRows.entries(id));
    for (Part part : parts) {
      write(bytes, part, row.get(part.ordinal));
    }
    return bytes.toByteArray();
  }

  /** Returns the first bytes of the entries that have the values of a bound. */
  byte[] place(IndexBound bound) {
    var bytes = new ByteArrayOutputStream(32);
    bytes.writeBytes(StoredRows.entries(id));
    for (int i = 0; i < bound.values().size(); i++) {
      write(bytes, parts.get(i), bound.values().get(i));
    }
    return bytes.toByteArray();
  }

  private static void write(ByteArrayOutputStream bytes, Part part, @Nullable Object value) {
    byte[] written = value == null ? new byte[0] : bytes(part, value);
    int mask = part.descending ? 0xFF : 0;
    bytes.write((value == null ? 0 : 1) ^ mask);
    for (byte each : written) {
      bytes.write(each ^ mask);
    }
  }

  @SuppressWarnings("EnumOrdinal") // the order of constants is that of queries, and part of the id
  private static byte[] bytes(Part part, Object value) {
    if (value instanceof Enum<?> constant) {
      return NUMBER.encode(constant.ordinal());
    } else if (isKey(part.type)) {
      return part.codec.encode(value);
    }
    var bytes = new ByteArrayOutputStream(24);
    try (var out = new DataOutputStream(bytes)) {
      if (value instanceof BigDecimal decimal) {
        write(out, decimal);
      } else if (value instanceof OffsetTime time) {
        long local = time.toLocalTime().toNanoOfDay();
        out.writeLong(local - time.getOffset().getTotalSeconds() * 1_000_000_000L ^ Long.MIN_VALUE);
        out.writeLong(local);
      } else if (value instanceof OffsetDateTime time) {
        write(out, time.toEpochSecond(), time.toLocalDateTime());
      } else {
        var time = (ZonedDateTime) value;
        write(out, time.toEpochSecond(), time.toLocalDateTime());
        out.write(time.getZone().getId().getBytes(StandardCharsets.UTF_8));
        out.writeByte(0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, long second, LocalDateTime local)
      throws IOException {
    out.writeLong(second ^ Long.MIN_VALUE);
    out.writeInt(local.toLocalTime().getNano());
    out.writeLong(local.toLocalDate().toEpochDay() ^ Long.MIN_VALUE);
    out.writeLong(local.toLocalTime().toNanoOfDay());
  }

  /** Writes the sign, then the number of digits before the point, then the digits. */
  private static void write(DataOutputStream out, BigDecimal decimal) throws IOException {
    int sign = decimal.signum();
    out.writeByte(sign + 1);
    if (sign != 0) {
      BigDecimal value = decimal.stripTrailingZeros();
      long exponent = (long) value.precision() - value.scale();
      out.writeLong((sign < 0 ? -exponent : exponent) ^ Long.MIN_VALUE);
      byte[] digits = value.unscaledValue().abs().toString().getBytes(StandardCharsets.US_ASCII);
      int mask = sign < 0 ? 0xFF : 0;
      for (byte digit : digits) {
        out.writeByte(digit ^ mask);
      }
      out.writeByte(mask);
    }
  }
}
