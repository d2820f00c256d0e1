package org.entopic.engine.model.convention;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.entopic.engine.model.draft.ValueConversion;
import org.entopic.engine.model.draft.ValueShape;
import org.entopic.model.ScalarType;
import org.jspecify.annotations.Nullable;

/** The classes that are stored as scalars without anybody saying how. */
final class BuiltInConversions {
  private static final Map<Class<?>, ValueShape.Scalar> SHAPES = new HashMap<>();

  static {
    for (ScalarType scalar : ScalarType.values()) {
      SHAPES.put(scalar.javaType(), new ValueShape.Scalar(scalar, ValueConversion.IDENTITY));
    }
    Map.of(
            boolean.class, ScalarType.BOOLEAN,
            byte.class, ScalarType.BYTE,
            short.class, ScalarType.SHORT,
            int.class, ScalarType.INT,
            long.class, ScalarType.LONG,
            char.class, ScalarType.CHAR,
            float.class, ScalarType.FLOAT,
            double.class, ScalarType.DOUBLE)
        .forEach(
            (type, scalar) ->
                SHAPES.put(type, new ValueShape.Scalar(scalar, ValueConversion.IDENTITY)));
    SHAPES.put(byte[].class, new ValueShape.Scalar(ScalarType.BYTES, new CopiedBytes()));
    text(URI.class, URI::toString, URI::create);
    text(YearMonth.class, YearMonth::toString, YearMonth::parse);
    text(MonthDay.class, MonthDay::toString, MonthDay::parse);
    text(Period.class, Period::toString, Period::parse);
    text(Locale.class, Locale::toLanguageTag, Locale::forLanguageTag);
    text(Currency.class, Currency::getCurrencyCode, Currency::getInstance);
    text(ZoneId.class, ZoneId::getId, ZoneId::of);
    text(ZoneOffset.class, ZoneOffset::getId, ZoneOffset::of);
    text(char[].class, String::new, String::toCharArray);
    add(Year.class, ScalarType.INT, Integer.class, Year::getValue, Year::of);
    add(Date.class, ScalarType.INSTANT, Instant.class, BuiltInConversions::instant, Date::from);
    add(
        java.sql.Timestamp.class,
        ScalarType.INSTANT,
        Instant.class,
        java.sql.Timestamp::toInstant,
        java.sql.Timestamp::from);
    add(
        java.sql.Date.class,
        ScalarType.LOCAL_DATE,
        LocalDate.class,
        java.sql.Date::toLocalDate,
        java.sql.Date::valueOf);
    add(
        java.sql.Time.class,
        ScalarType.LOCAL_TIME,
        LocalTime.class,
        java.sql.Time::toLocalTime,
        java.sql.Time::valueOf);
  }

  private BuiltInConversions() {}

  static Optional<ValueShape.Scalar> find(Class<?> type) {
    return Optional.ofNullable(SHAPES.get(type));
  }

  // java.sql.Date and Time, which a member of type Date may hold, refuse toInstant().
  @SuppressWarnings("JavaUtilDate")
  private static Instant instant(Date date) {
    return Instant.ofEpochMilli(date.getTime());
  }

  private static <J> void text(Class<J> type, Function<J, String> write, Function<String, J> read) {
    add(type, ScalarType.STRING, String.class, write, read);
  }

  private static <J, S> void add(
      Class<J> type, ScalarType scalar, Class<S> stored, Function<J, S> to, Function<S, J> from) {
    SHAPES.put(type, new ValueShape.Scalar(scalar, ValueConversion.of(type, stored, to, from)));
  }

  private static final class CopiedBytes implements ValueConversion {
    @Override
    public @Nullable Object toStored(@Nullable Object value) {
      return value == null ? null : ((byte[]) value).clone();
    }

    @Override
    public @Nullable Object toJava(@Nullable Object stored) {
      return stored == null ? null : ((byte[]) stored).clone();
    }

    @Override
    public boolean matches(@Nullable Object value, @Nullable Object stored) {
      return value == null || stored == null
          ? Objects.equals(value, stored)
          : Arrays.equals((byte[]) value, (byte[]) stored);
    }
  }
}
