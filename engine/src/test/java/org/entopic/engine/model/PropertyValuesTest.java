package org.entopic.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entopic.engine.model.Models.mapping;
import static org.entopic.engine.model.Models.property;
import static org.entopic.engine.model.Models.row;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.OrderBy;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.entopic.model.PropertyModel;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.spi.backend.Row;
import org.junit.jupiter.api.Test;

class PropertyValuesTest {
  enum Color {
    RED,
    GREEN
  }

  static class Scalars {
    private int id = 1;
    private boolean flag = true;
    private byte small = -1;
    private short medium = -2;
    private long large = Long.MIN_VALUE;
    private char letter = 'x';
    private float single = Float.NaN;
    private double twice = -0.0;
    private Boolean boxedFlag = false;
    private Byte boxedSmall = 1;
    private Short boxedMedium = 2;
    private Integer boxedInt = 3;
    private Long boxedLong = 4L;
    private Character boxedLetter = 'y';
    private Float boxedSingle = 1.5f;
    private Double boxedTwice = 2.5;
    private String text = "t";
    private BigDecimal decimal = new BigDecimal("1.50");
    private BigInteger integer = BigInteger.TEN;
    private UUID uuid = new UUID(1, 2);
    private byte[] bytes = {1, 2};
    private Instant instant = Instant.EPOCH;
    private LocalDate date = LocalDate.EPOCH;
    private LocalTime time = LocalTime.NOON;
    private LocalDateTime dateTime = LocalDateTime.MIN;
    private OffsetTime offsetTime = OffsetTime.MAX;
    private OffsetDateTime offsetDateTime = OffsetDateTime.MAX;
    private ZonedDateTime zoned = ZonedDateTime.of(dateTime, ZoneId.of("Europe/Rome"));
    private Duration duration = Duration.ofMillis(5);
    private Color color = Color.GREEN;
  }

  static class Conversions {
    private int id = 1;
    private URI uri = URI.create("urn:a");
    private Year year = Year.of(2024);
    private YearMonth month = YearMonth.of(2024, 2);
    private MonthDay day = MonthDay.of(2, 29);
    private Period period = Period.ofDays(3);
    private Locale locale = Locale.GERMANY;
    private Currency currency = Currency.getInstance("EUR");
    private ZoneId zone = ZoneId.of("Europe/Rome");
    private ZoneOffset offset = ZoneOffset.UTC;
    private Date date = new Date(5);
    private Timestamp timestamp = Timestamp.from(Instant.ofEpochSecond(1, 123456789));
    private java.sql.Date sqlDate = java.sql.Date.valueOf("2024-02-29");
    private java.sql.Time sqlTime = java.sql.Time.valueOf("12:00:00");
    private char[] letters = {'a', 'b'};
    private Optional<String> maybe = Optional.of("m");
    private Optional<URI> nothing = Optional.empty();

    @Enumerated(EnumType.ORDINAL)
    private Color ordinal = Color.GREEN;
  }

  record Celsius(int degrees) {}

  @Converter(autoApply = true)
  static class CelsiusConverter implements AttributeConverter<Celsius, String> {
    @Override
    public String convertToDatabaseColumn(Celsius value) {
      return value.degrees() + "C";
    }

    @Override
    public Celsius convertToEntityAttribute(String text) {
      return new Celsius(Integer.parseInt(text.substring(0, text.length() - 1)));
    }
  }

  static class ToTimestamp implements AttributeConverter<Long, Timestamp> {
    @Override
    public Timestamp convertToDatabaseColumn(Long value) {
      return new Timestamp(value);
    }

    @Override
    public Long convertToEntityAttribute(Timestamp timestamp) {
      return timestamp.getTime();
    }
  }

  static class Weather {
    private int id;

    @Convert(converter = CelsiusConverter.class)
    private Celsius low;

    private Celsius high;

    @Convert(converter = ToTimestamp.class)
    private long measured;
  }

  @Embeddable
  record Point(int x, int y, Color color) {}

  @Embeddable
  static class Box {
    private Point corner;
    private List<Point> marks;
    private String name;
  }

  static class Collections {
    private int id = 1;
    @ElementCollection private List<String> texts = new ArrayList<>();
    @ElementCollection private Set<Color> colors = new LinkedHashSet<>();
    private SortedSet<Integer> numbers;
    private List<Point> points = new ArrayList<>();
    private Box box;

    @ElementCollection
    @OrderBy("y DESC, x")
    private List<Point> ordered = new ArrayList<>();

    @ElementCollection @OrderBy private List<String> sorted = new ArrayList<>();
  }

  private final EngineModel model =
      Models.of(Scalars.class, Conversions.class, Weather.class, Collections.class);

  private static Object copy(EntityMapping mapping, Object entity) {
    return mapping.instantiate(row(mapping, entity));
  }

  @Test
  void everyScalarComesBack() {
    EntityMapping mapping = mapping(model, Scalars.class);
    var entity = new Scalars();
    assertThat(copy(mapping, entity))
        .usingRecursiveComparison()
        .withEqualsForType(Float::equals, Float.class)
        .isEqualTo(entity);
    assertThat(mapping.matches(entity, row(mapping, entity))).isTrue();
  }

  @Test
  void nullWrappersAndReferencesComeBack() throws IllegalAccessException {
    EntityMapping mapping = mapping(model, Scalars.class);
    var entity = new Scalars();
    for (var field : Scalars.class.getDeclaredFields()) {
      if (!field.getType().isPrimitive()) {
        field.set(entity, null);
      }
    }
    Row row = row(mapping, entity);
    assertThat(copy(mapping, entity))
        .usingRecursiveComparison()
        .withEqualsForType(Float::equals, Float.class)
        .isEqualTo(entity);
    assertThat(mapping.matches(entity, row)).isTrue();
    assertThat(mapping.matches(new Scalars(), row)).isFalse();
  }

  @Test
  void eachChangedScalarIsNoticedAndNamed() throws IllegalAccessException {
    EntityMapping mapping = mapping(model, Scalars.class);
    Row row = row(mapping, new Scalars());
    var zero = new Scalars();
    for (PropertyModel property : mapping.type().properties()) {
      var entity = new Scalars();
      mapping.setValue(entity, property, null);
      if (property.name().equals("twice")) {
        assertThat(mapping.value(entity, property)).isEqualTo(0.0);
      }
      assertThat(mapping.matches(entity, row)).as(property.name()).isFalse();
      assertThat(mapping.differences(entity, row).stream()).containsExactly(property.ordinal());
    }
    assertThat(mapping.differences(zero, row).isEmpty()).isTrue();
  }

  @Test
  void bytesAreCopiedBothWays() {
    EntityMapping mapping = mapping(model, Scalars.class);
    var entity = new Scalars();
    Row row = row(mapping, entity);
    entity.bytes[0] = 9;
    assertThat(mapping.matches(entity, row)).isFalse();
    var copy = (Scalars) mapping.instantiate(row);
    copy.bytes[1] = 9;
    assertThat(((Scalars) mapping.instantiate(row)).bytes).containsExactly(1, 2);
  }

  @Test
  void builtInConversionsComeBack() {
    EntityMapping mapping = mapping(model, Conversions.class);
    var entity = new Conversions();
    assertThat(copy(mapping, entity)).usingRecursiveComparison().isEqualTo(entity);
    Row row = row(mapping, entity);
    assertThat(mapping.matches(entity, row)).isTrue();
    entity.date.setTime(6);
    entity.letters[0] = 'z';
    assertThat(mapping.differences(entity, row).cardinality()).isEqualTo(2);
    assertThat(property(model, Conversions.class, "ordinal").storeType())
        .isEqualTo(new StoreType.Scalar(ScalarType.INT));
    assertThat(property(model, Conversions.class, "maybe").isNullable()).isTrue();
  }

  @Test
  void aDateFromJavaSqlIsConvertedAsADate() {
    EntityMapping mapping = mapping(model, Conversions.class);
    var entity = new Conversions();
    entity.date = java.sql.Date.valueOf("2024-02-29");
    assertThat(((Conversions) copy(mapping, entity)).date.getTime())
        .isEqualTo(entity.date.getTime());
  }

  @Test
  void convertersApplyWhereNamedAndByTheirType() {
    EntityMapping mapping = mapping(model, Weather.class);
    var entity = new Weather();
    entity.low = new Celsius(1);
    entity.high = new Celsius(2);
    entity.measured = 7;
    Row row = row(mapping, entity);
    assertThat(row.get(property(model, Weather.class, "low").ordinal())).isEqualTo("1C");
    assertThat(row.get(property(model, Weather.class, "high").ordinal())).isEqualTo("2C");
    assertThat(row.get(property(model, Weather.class, "measured").ordinal()))
        .isEqualTo(Instant.ofEpochMilli(7));
    assertThat(mapping.instantiate(row)).usingRecursiveComparison().isEqualTo(entity);
    assertThat(mapping.toStored(property(model, Weather.class, "low"), new Celsius(4)))
        .isEqualTo("4C");
    assertThat(mapping.toJava(property(model, Weather.class, "low"), "5C"))
        .isEqualTo(new Celsius(5));
  }

  @Test
  void nullStaysNullThroughAConverter() {
    EntityMapping mapping = mapping(model, Weather.class);
    assertThat(((Weather) copy(mapping, new Weather())).low).isNull();
  }

  @Test
  void collectionsAndComplexValuesComeBack() {
    EntityMapping mapping = mapping(model, Collections.class);
    var entity = new Collections();
    entity.texts.addAll(Arrays.asList("a", null, "a"));
    entity.colors.addAll(Set.of(Color.RED, Color.GREEN));
    entity.numbers = new TreeSet<>(Set.of(3, 1, 2));
    entity.points.add(new Point(1, 2, Color.RED));
    entity.box = new Box();
    entity.box.corner = new Point(3, 4, null);
    entity.box.marks = new ArrayList<>(List.of(new Point(5, 6, Color.RED)));
    Row row = row(mapping, entity);
    assertThat(mapping.matches(entity, row)).isTrue();
    var copy = (Collections) mapping.instantiate(row);
    assertThat(copy).usingRecursiveComparison().isEqualTo(entity);
    assertThat(copy.numbers).isInstanceOf(TreeSet.class);
    copy.box.marks.clear();
    assertThat(mapping.differences(copy, row).stream())
        .containsExactly(property(model, Collections.class, "box").ordinal());
  }

  @Test
  void rowsHoldCollectionsThatCannotChange() {
    EntityMapping mapping = mapping(model, Collections.class);
    var entity = new Collections();
    Row row = row(mapping, entity);
    entity.texts.add("later");
    PropertyModel texts = property(model, Collections.class, "texts");
    assertThat((List<?>) row.get(texts.ordinal())).isEmpty();
    assertThatThrownBy(() -> ((List<?>) row.get(texts.ordinal())).add(null))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(mapping.matches(entity, row)).isFalse();
  }

  @Test
  void aSetInAnotherOrderIsNoChange() {
    EntityMapping mapping = mapping(model, Collections.class);
    var entity = new Collections();
    entity.colors.addAll(List.of(Color.RED, Color.GREEN));
    Row row = row(mapping, entity);
    entity.colors = new LinkedHashSet<>(List.of(Color.GREEN, Color.RED));
    assertThat(mapping.matches(entity, row)).isTrue();
    entity.colors = new HashSet<>(Set.of(Color.GREEN));
    assertThat(mapping.matches(entity, row)).isFalse();
  }

  @Test
  void nullAndEmptyAreOneWhereACollectionCannotBeNull() {
    EntityMapping mapping = mapping(model, Collections.class);
    var entity = new Collections();
    Row row = row(mapping, entity);
    entity.texts = null;
    assertThat(mapping.matches(entity, row)).isTrue();
    assertThat(((Collections) mapping.instantiate(row)).numbers).isEmpty();
  }

  @Test
  void orderByAppliesOnLoadAndIsNoChange() {
    EntityMapping mapping = mapping(model, Collections.class);
    var entity = new Collections();
    var low = new Point(9, 1, null);
    var high = new Point(2, 5, null);
    var highest = new Point(1, 5, null);
    entity.ordered.addAll(List.of(low, high, highest));
    entity.sorted.addAll(List.of("b", "a"));
    Row row = row(mapping, entity);
    var copy = (Collections) mapping.instantiate(row);
    assertThat(copy.ordered).containsExactly(highest, high, low);
    assertThat(copy.sorted).containsExactly("a", "b");
    assertThat(mapping.matches(copy, row)).isTrue();
    copy.sorted.set(0, "c");
    assertThat(mapping.matches(copy, row)).isFalse();
  }

  @Test
  void refreshOverwritesAllProperties() {
    EntityMapping mapping = mapping(model, Conversions.class);
    Row row = row(mapping, new Conversions());
    var entity = new Conversions();
    entity.uri = null;
    entity.maybe = Optional.empty();
    entity.id = 7;
    mapping.refresh(row, entity);
    assertThat(entity).usingRecursiveComparison().isEqualTo(new Conversions());
  }
}
