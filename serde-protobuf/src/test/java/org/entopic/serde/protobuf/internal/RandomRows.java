package org.entopic.serde.protobuf.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.PropertyModel;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.model.StructuralTypeModel;
import org.entopic.spi.backend.Row;
import org.entopic.tck.model.TestRows;

/** Rows of any type, the same ones for the same seed. */
final class RandomRows {
  private final Random random;

  RandomRows(long seed) {
    random = new Random(seed);
  }

  Row of(EntityTypeModel type) {
    return TestRows.row(type, values(type));
  }

  private Object[] values(StructuralTypeModel type) {
    return type.properties().stream().map(this::value).toArray();
  }

  private Object value(PropertyModel property) {
    return property.isNullable() && random.nextInt(3) == 0 ? null : value(property.storeType());
  }

  private Object value(StoreType type) {
    if (type instanceof StoreType.Scalar scalar) {
      return scalar(scalar.type());
    } else if (type instanceof StoreType.Enumeration enumeration) {
      Object[] constants = enumeration.type().getEnumConstants();
      return constants[random.nextInt(constants.length)];
    } else if (type instanceof StoreType.Complex complex) {
      return TestRows.nested(complex.type(), values(complex.type()));
    }
    List<Object> list = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      list.add(random.nextInt(6) == 0 ? null : value(((StoreType.Collection) type).element()));
    }
    return Collections.unmodifiableList(list);
  }

  private Object scalar(ScalarType type) {
    return switch (type) {
      case BOOLEAN -> random.nextBoolean();
      case BYTE -> (byte) random.nextInt();
      case SHORT -> (short) random.nextInt();
      case INT -> random.nextInt(4) == 0 ? 0 : random.nextInt();
      case LONG -> random.nextLong() >> random.nextInt(64);
      case CHAR -> (char) random.nextInt();
      case FLOAT -> random.nextFloat() * 1000 - 500;
      case DOUBLE -> random.nextDouble() * 1000 - 500;
      case STRING -> text();
      case DECIMAL -> new BigDecimal(number(), random.nextInt(40) - 20);
      case BIG_INTEGER -> number();
      case UUID -> new UUID(random.nextLong(), random.nextLong());
      case BYTES -> {
        var bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        yield bytes;
      }
      case INSTANT -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
      case LOCAL_DATE -> date();
      case LOCAL_TIME -> time();
      case LOCAL_DATE_TIME -> LocalDateTime.of(date(), time());
      case OFFSET_TIME -> OffsetTime.of(time(), offset());
      case OFFSET_DATE_TIME -> OffsetDateTime.of(date(), time(), offset());
      case ZONED_DATE_TIME -> LocalDateTime.of(date(), time()).atZone(ZoneId.of("Asia/Tokyo"));
      case DURATION -> Duration.ofSeconds(random.nextInt(), random.nextInt(1_000_000_000));
    };
  }

  private String text() {
    int[] points =
        random.ints(random.nextInt(40), 0, 0x20000).filter(p -> p < 0xD800 || p > 0xDFFF).toArray();
    return new String(points, 0, points.length);
  }

  private BigInteger number() {
    return new BigInteger(random.nextInt(200), random).subtract(BigInteger.valueOf(1000));
  }

  private LocalDate date() {
    return LocalDate.ofEpochDay(random.nextInt(4_000_000) - 1_000_000);
  }

  private LocalTime time() {
    return LocalTime.ofNanoOfDay((long) (random.nextDouble() * 86_400_000_000_000L));
  }

  private ZoneOffset offset() {
    return ZoneOffset.ofTotalSeconds(random.nextInt(2 * 18 * 3600) - 18 * 3600);
  }
}
