package org.entopic.tck.serde;

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
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.PropertyModel;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.model.StructuralTypeModel;
import org.entopic.spi.backend.Row;
import org.entopic.tck.model.TestRows;

/** Generates stored values of every type, the extreme ones often. */
public final class StoredValues {
  private static final int EXTREME = 1;
  private static final int USUAL = 4;
  private static final double NULLS = 0.3;
  private static final List<String> ZONES =
      List.of("UTC", "Z", "+02:00", "-11:30", "GMT+1", "Europe/Berlin", "America/New_York");

  private StoredValues() {}

  /** Returns rows of an entity type. */
  public static Arbitrary<Row> rows(EntityTypeModel type) {
    return values(type).map(values -> TestRows.row(type, values.toArray()));
  }

  private static Arbitrary<List<Object>> values(StructuralTypeModel type) {
    List<Arbitrary<Object>> each = new ArrayList<>();
    for (PropertyModel property : type.properties()) {
      Arbitrary<Object> value = of(property.storeType());
      each.add(property.isNullable() ? value.injectNull(NULLS) : value);
    }
    return Combinators.combine(each).as(values -> Collections.unmodifiableList(values));
  }

  static Arbitrary<Object> of(StoreType type) {
    if (type instanceof StoreType.Scalar scalar) {
      return scalar(scalar.type());
    } else if (type instanceof StoreType.Enumeration enumeration) {
      return Arbitraries.of((Object[]) enumeration.type().getEnumConstants());
    } else if (type instanceof StoreType.Complex complex) {
      return values(complex.type())
          .map(values -> TestRows.nested(complex.type(), values.toArray()));
    }
    return of(((StoreType.Collection) type).element())
        .injectNull(NULLS / 3)
        .list()
        .ofMaxSize(4)
        .map(Collections::unmodifiableList);
  }

  static Arbitrary<Object> scalar(ScalarType type) {
    return Arbitraries.frequencyOf(
        Tuple.of(EXTREME, Arbitraries.of(extremes(type))), Tuple.of(USUAL, usual(type)));
  }

  private static Arbitrary<?> usual(ScalarType type) {
    return switch (type) {
      case BOOLEAN -> Arbitraries.of(true, false);
      case BYTE -> Arbitraries.bytes();
      case SHORT -> Arbitraries.shorts();
      case INT -> Arbitraries.integers();
      case LONG -> Arbitraries.longs();
      case CHAR -> Arbitraries.chars().all().filter(unit -> !Character.isSurrogate(unit));
      case FLOAT -> Arbitraries.integers().map(Float::intBitsToFloat);
      case DOUBLE -> Arbitraries.longs().map(Double::longBitsToDouble);
      case STRING -> texts();
      case DECIMAL ->
          Combinators.combine(bigIntegers(), Arbitraries.integers().between(-400, 400))
              .as(BigDecimal::new);
      case BIG_INTEGER -> bigIntegers();
      case UUID -> Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new);
      case BYTES -> Arbitraries.bytes().array(byte[].class).ofMaxSize(40);
      case INSTANT -> instants();
      case LOCAL_DATE -> dates();
      case LOCAL_TIME -> times();
      case LOCAL_DATE_TIME -> dateTimes();
      case OFFSET_TIME -> Combinators.combine(times(), offsets()).as(OffsetTime::of);
      case OFFSET_DATE_TIME -> Combinators.combine(dateTimes(), offsets()).as(OffsetDateTime::of);
      case ZONED_DATE_TIME ->
          Combinators.combine(dateTimes(), Arbitraries.of(ZONES).map(ZoneId::of))
              .as(LocalDateTime::atZone);
      case DURATION ->
          Combinators.combine(Arbitraries.longs(), nanos()).as((s, n) -> Duration.ofSeconds(s, n));
    };
  }

  /** Returns the values at the borders of a type and of the ways to write it. */
  static List<Object> extremes(ScalarType type) {
    return switch (type) {
      case BOOLEAN -> List.of(true, false);
      case BYTE -> List.of(Byte.MIN_VALUE, (byte) -1, (byte) 0, Byte.MAX_VALUE);
      case SHORT -> List.of(Short.MIN_VALUE, (short) -1, (short) 0, Short.MAX_VALUE);
      case INT -> List.of(Integer.MIN_VALUE, -1, 0, 1, Integer.MAX_VALUE);
      case LONG -> List.of(Long.MIN_VALUE, -1L, 0L, (1L << 53) + 1, Long.MAX_VALUE);
      case CHAR -> List.of('\0', '"', '\\', '\n', 'é', '€', '\uFFFE', '\uFFFF');
      case FLOAT ->
          List.of(-0f, 0f, Float.MIN_VALUE, Float.MAX_VALUE, Float.NaN, 1 / 0f, -1 / 0f, 0.1f);
      case DOUBLE ->
          List.of(-0d, 0d, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN, 1 / 0d, -1 / 0d, 0.1);
      case STRING -> List.of("", "\0", "a\0", "\"\\/\b\f\n\r\t", "é€\uD83D\uDE00\uFFFF", "null");
      case DECIMAL ->
          List.of(
              BigDecimal.ZERO,
              new BigDecimal("0.00"),
              new BigDecimal("-0.10"),
              new BigDecimal("1E+300"),
              new BigDecimal("123456789012345678901234567890.123456789012345678901234567890"));
      case BIG_INTEGER ->
          List.of(
              BigInteger.ZERO,
              BigInteger.ONE.negate(),
              BigInteger.valueOf(128),
              BigInteger.valueOf(-129),
              BigInteger.TEN.pow(900),
              BigInteger.TEN.pow(900).negate());
      case UUID -> List.of(new UUID(0, 0), new UUID(-1, -1), new UUID(Long.MIN_VALUE, 1));
      case BYTES -> List.of(new byte[0], new byte[] {0}, new byte[] {-1, 0, 127, -128});
      case INSTANT -> List.of(Instant.EPOCH, Instant.MIN, Instant.MAX);
      case LOCAL_DATE ->
          List.of(LocalDate.EPOCH, LocalDate.of(-999_999, 1, 1), LocalDate.of(999_999, 12, 31));
      case LOCAL_TIME -> List.of(LocalTime.MIDNIGHT, LocalTime.MAX, LocalTime.of(10, 15));
      case LOCAL_DATE_TIME ->
          List.of(LocalDateTime.MIN, LocalDateTime.MAX, LocalDateTime.of(0, 1, 1, 0, 0));
      case OFFSET_TIME -> List.of(OffsetTime.MIN, OffsetTime.MAX);
      case OFFSET_DATE_TIME -> List.of(OffsetDateTime.MIN, OffsetDateTime.MAX);
      case ZONED_DATE_TIME -> bothSidesOfTheEndOfSummerTime();
      case DURATION ->
          List.of(
              Duration.ZERO,
              Duration.ofSeconds(Long.MIN_VALUE),
              Duration.ofSeconds(Long.MAX_VALUE, 999_999_999),
              Duration.ofNanos(-1));
    };
  }

  private static List<Object> bothSidesOfTheEndOfSummerTime() {
    var twice = LocalDateTime.of(2024, 10, 27, 2, 30).atZone(ZoneId.of("Europe/Berlin"));
    return List.of(twice.withEarlierOffsetAtOverlap(), twice.withLaterOffsetAtOverlap());
  }

  private static Arbitrary<String> texts() {
    Arbitrary<Integer> any =
        Arbitraries.integers().between(0, Character.MAX_CODE_POINT).filter(StoredValues::isScalar);
    Arbitrary<Integer> ascii = Arbitraries.integers().between(0, 127);
    return Arbitraries.frequencyOf(Tuple.of(2, ascii), Tuple.of(1, any))
        .list()
        .ofMaxSize(30)
        .map(StoredValues::text);
  }

  private static boolean isScalar(int codePoint) {
    return codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE;
  }

  private static String text(List<Integer> codePoints) {
    var text = new StringBuilder();
    codePoints.forEach(text::appendCodePoint);
    return text.toString();
  }

  private static Arbitrary<BigInteger> bigIntegers() {
    return Arbitraries.bytes().array(byte[].class).ofMinSize(1).ofMaxSize(60).map(BigInteger::new);
  }

  private static Arbitrary<Integer> nanos() {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(0, 999_999_999),
        Arbitraries.integers().between(0, 999).map(milli -> milli * 1_000_000),
        Arbitraries.integers().between(0, 999_999).map(micro -> micro * 1_000));
  }

  private static Arbitrary<Instant> instants() {
    Arbitrary<Long> seconds =
        Arbitraries.oneOf(
            Arbitraries.longs().between(-99_999_999_999L, 99_999_999_999L),
            Arbitraries.longs()
                .between(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond()));
    return Combinators.combine(seconds, nanos()).as((s, n) -> Instant.ofEpochSecond(s, n));
  }

  private static Arbitrary<LocalDate> dates() {
    return Arbitraries.longs().between(-5_000_000, 5_000_000).map(LocalDate::ofEpochDay);
  }

  private static Arbitrary<LocalTime> times() {
    return Combinators.combine(Arbitraries.integers().between(0, 86_399), nanos())
        .as((second, nano) -> LocalTime.ofSecondOfDay(second).withNano(nano));
  }

  private static Arbitrary<LocalDateTime> dateTimes() {
    return Combinators.combine(dates(), times()).as(LocalDateTime::of);
  }

  private static Arbitrary<ZoneOffset> offsets() {
    return Arbitraries.integers().between(-18 * 3600, 18 * 3600).map(ZoneOffset::ofTotalSeconds);
  }
}
