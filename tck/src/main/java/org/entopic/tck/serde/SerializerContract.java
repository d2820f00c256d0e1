package org.entopic.tck.serde;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entopic.model.ScalarType.INT;
import static org.entopic.model.ScalarType.STRING;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.entopic.SerializationFailedException;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.KeyOrder;
import org.entopic.model.PropertyModel;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.spi.SpiVersion;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.entopic.spi.serde.KeyCodec;
import org.entopic.spi.serde.SerializerCapability;
import org.entopic.spi.serde.SerializerConfig;
import org.entopic.spi.serde.SerializerProvider;
import org.entopic.spi.serde.ValueCodec;
import org.entopic.spi.serde.ValueDecoder;
import org.entopic.tck.model.EntityDefinition;
import org.entopic.tck.model.OrderStatus;
import org.entopic.tck.model.TestModels;
import org.entopic.tck.model.TestRows;
import org.entopic.tck.serde.KeyCases.KeyPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every serializer must do.
 *
 * <p>Extend it in the serializer's tests; the JUnit platform needs the engines of Jupiter and
 * jqwik.
 *
 * <pre>{@code
 * class JsonContractTest extends SerializerContract {
 *   @Override
 *   protected SerializerProvider provider() {
 *     return new JsonSerializerProvider();
 *   }
 * }
 * }</pre>
 */
public abstract class SerializerContract {
  private static final SerializerConfig CONFIG = new SerializerConfig("test", Map.of());
  private static final Pattern MESSAGE = Pattern.compile("[A-Z]+-[0-9]{2}: .");
  private static final int MUTATIONS = 200;
  private static final String SECRET = "hunter-2-secret";

  /** Creates the contract. */
  protected SerializerContract() {}

  /** Returns the serializer to test. */
  protected abstract SerializerProvider provider();

  @Test
  void theNameIsLowerCaseAndTheVersionFits() {
    assertThat(provider().name())
        .isNotBlank()
        .isEqualTo(provider().name().toLowerCase(Locale.ROOT));
    assertThat(provider().spiVersion().worksWith(SpiVersion.CURRENT)).isTrue();
  }

  /** Who declares text has nothing in its bytes that an editor would not show. */
  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void textIsText(@ForAll("allTypesRows") Row row) throws CharacterCodingException {
    if (can(SerializerCapability.TEXT)) {
      CharBuffer text = UTF_8.newDecoder().decode(ByteBuffer.wrap(values(row).encode(row)));
      assertThat(text.chars().filter(unit -> unit < ' ' && !Character.isWhitespace(unit)))
          .as("control characters in the text")
          .isEmpty();
    }
  }

  private boolean can(SerializerCapability capability) {
    return provider().capabilities(CONFIG).contains(capability);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void everyRowComesBack(@ForAll("allTypesRows") Row row) {
    assertThat(read(allTypes(row), values(row).encode(row), row)).isEqualTo(row);
  }

  @ParameterizedTest
  @EnumSource
  void extremesComeBack(ScalarType scalar) {
    EntityTypeModel type =
        TestModels.entity("Extreme").key("id", INT).property("value", scalar).build();
    ValueCodec codec = values(type);
    for (Object value : StoredValues.extremes(scalar)) {
      Row row = TestRows.row(type, 1, value);
      assertThat(read(type, codec.encode(row), row)).as("%s", value).isEqualTo(row);
    }
  }

  @Test
  void theFirstAndLastDateOfAllComeBackOrAreRefused() {
    EntityTypeModel type =
        TestModels.entity("Extreme").key("id", INT).property("date", ScalarType.LOCAL_DATE).build();
    comeBackOrAreRefused(type, LocalDate.MIN, LocalDate.MAX);
  }

  @Test
  void rowsOfAHierarchyComeBack() {
    EntityTypeModel top =
        TestModels.entity("Shape")
            .property("DTYPE", ScalarType.STRING)
            .nullable("radius", ScalarType.DOUBLE)
            .nullable("filled", ScalarType.BOOLEAN)
            .key("id", INT)
            .nullable("colour", ScalarType.STRING)
            .nullable("corners", new StoreType.Collection(new StoreType.Scalar(INT)))
            .build();
    Row circle = TestRows.row(top, "Circle", 2.5, true, 1, null, null);
    Row square = TestRows.row(top, "Square", null, null, 2, "red", List.of(1, 2, 3, 4));
    for (Row row : List.of(circle, square)) {
      assertThat(read(top, values(row).encode(row), row)).isEqualTo(row);
    }
    ValueCodec own =
        provider().valueCodec(TestModels.part(top, "Square", "id", "colour", "corners"), CONFIG);
    Row unmarked = TestRows.row(top, null, null, null, 2, "red", List.of(1, 2, 3, 4));
    var target = new RowBuilder(top);
    target.set(top.property("id").orElseThrow().ordinal(), 2);
    own.decode(own.encode(square), target);
    assertThat(target.build(2)).as("a topic of its own").isEqualTo(unmarked);
    assertThat(own.schema()).isNotEqualTo(values(top).schema());
  }

  @Test
  void nullsComeBack() {
    EntityTypeModel type = nullables();
    Object[] nulls = new Object[type.propertyCount()];
    nulls[0] = 1;
    Row row = TestRows.row(type, nulls);
    ValueCodec codec = values(type);
    Row back = read(type, codec.encode(row), row);
    for (PropertyModel property : type.properties()) {
      assertThat(back.isNull(property.ordinal())).as(property.name()).isEqualTo(!property.isKey());
    }
  }

  private static EntityTypeModel nullables() {
    EntityDefinition definition = TestModels.entity("Nullables").key("id", INT);
    for (ScalarType scalar : ScalarType.values()) {
      definition.nullable(TestModels.propertyName(scalar), scalar);
    }
    return definition.build();
  }

  @Test
  void unpairedSurrogatesComeBackOrAreRefused() {
    EntityTypeModel type =
        TestModels.entity("Broken").key("id", INT).property("text", STRING).build();
    comeBackOrAreRefused(type, "\uD83D", "a\uDE00b", "\uDE00\uD83D");
  }

  private void comeBackOrAreRefused(EntityTypeModel type, Object... values) {
    ValueCodec codec = values(type);
    for (Object value : values) {
      Row row = TestRows.row(type, 1, value);
      byte[] bytes;
      try {
        bytes = codec.encode(row);
      } catch (SerializationFailedException e) {
        continue;
      }
      assertThat(read(type, bytes, row)).isEqualTo(row);
    }
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void equalRowsGiveEqualBytes(@ForAll("allTypesRows") Row row) {
    byte[] bytes = values(row).encode(row);
    Row back = read(allTypes(row), bytes, row);
    assertThat(values(row).encode(back)).isEqualTo(bytes);
  }

  @Test
  void unknownFieldsAreSkipped() {
    EntityTypeModel all = allTypes();
    EntityTypeModel few =
        TestModels.entity("AllTypes").key("id", STRING).property("int", INT).build();
    StoredValues.rows(all)
        .sampleStream()
        .limit(20)
        .forEach(
            row -> {
              Row back = readOther(few, all, row);
              assertThat(back.get(few.property("int").orElseThrow().ordinal()))
                  .isEqualTo(row.get(all.property("int").orElseThrow().ordinal()));
            });
  }

  @Test
  void missingFieldsHaveTheirDefaults() {
    EntityTypeModel few =
        TestModels.entity("AllTypes").key("id", STRING).property("int", INT).build();
    EntityTypeModel all = allTypes();
    Row written = TestRows.row(few, "a", 7);
    Row back = readOther(all, few, written);
    var expected = new RowBuilder(all);
    expected.set(all.property("id").orElseThrow().ordinal(), "a");
    expected.set(all.property("int").orElseThrow().ordinal(), 7);
    assertThat(back).isEqualTo(expected.build("a"));
  }

  @Test
  void theKeyOfTheRecordWinsOverTheValue() {
    EntityTypeModel type = TestModels.orderLine();
    Row row = TestRows.row(type, 1, "north", (short) 2, 3L, null);
    Row other = TestRows.row(type, 9, "south", (short) 8, 7L, null);
    ValueCodec codec = values(type);
    assertThat(read(type, codec.encode(other), row))
        .isEqualTo(TestRows.row(type, 1, "north", (short) 2, 7L, null));
  }

  @Test
  void schemasAreStableAndDiffer() {
    List<EntityTypeModel> types =
        List.of(TestModels.order(), TestModels.orderLine(), allTypes(), nullables());
    assertThat(types.stream().map(type -> values(type).schema().fingerprint()))
        .doesNotHaveDuplicates();
    for (EntityTypeModel type : types) {
      assertThat(values(type).schema()).isEqualTo(values(type).schema());
      assertThat(values(type).schema().format()).isEqualTo(provider().name());
    }
    assertThat(values(allTypes()).schema()).isEqualTo(values(allTypes()).schema());
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void keysComeBack(@ForAll("singleKeys") KeyPair keys) {
    assertKeyComesBack(keys.type(), keys.left());
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void compositeKeysComeBack(@ForAll("compositeKeys") KeyPair keys) {
    assertKeyComesBack(keys.type(), keys.left());
  }

  @ParameterizedTest
  @EnumSource
  void enumsAreKeys(OrderStatus status) {
    assertKeyComesBack(KeyCases.type(List.of(TestModels.status())), status);
    assertKeyComesBack(
        KeyCases.type(List.of(TestModels.status(), new StoreType.Scalar(INT))),
        KeyCases.key(List.of(status, 1)));
  }

  private void assertKeyComesBack(EntityTypeModel type, Object key) {
    KeyCodec codec = provider().keyCodec(type, CONFIG);
    byte[] bytes = codec.encode(key);
    assertThat(codec.decode(bytes)).isEqualTo(key);
    assertThat(provider().keyCodec(type, CONFIG).encode(codec.decode(bytes))).isEqualTo(bytes);
  }

  @Property(tries = 5000, edgeCases = EdgeCasesMode.NONE)
  void bytesOfCompositeKeysSortLikeTheKeys(@ForAll("compositeKeys") KeyPair keys) {
    if (can(SerializerCapability.ORDERED_KEYS)) {
      KeyCodec codec = provider().keyCodec(keys.type(), CONFIG);
      int bytes = Arrays.compareUnsigned(codec.encode(keys.left()), codec.encode(keys.right()));
      assertThat(Integer.signum(bytes))
          .isEqualTo(Integer.signum(KeyOrder.compare(keys.left(), keys.right())));
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void damagedValuesFailAsTheyShould(@ForAll("allTypesRows") Row row, @ForAll long seed) {
    ValueCodec codec = values(row);
    byte[] bytes = codec.encode(row);
    var target = new RowBuilder(row.type());
    var damage = new Damage(seed);
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] damaged = damage.of(bytes);
      readsOrFails(damaged, () -> codec.decode(damaged, target));
      target.reset();
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void damagedKeysFailAsTheyShould(
      @ForAll("compositeKeys") KeyPair composite,
      @ForAll("singleKeys") KeyPair single,
      @ForAll long seed) {
    var damage = new Damage(seed);
    for (KeyPair keys : List.of(composite, single)) {
      KeyCodec codec = provider().keyCodec(keys.type(), CONFIG);
      byte[] bytes = codec.encode(keys.left());
      for (int i = 0; i < MUTATIONS; i++) {
        byte[] damaged = damage.of(bytes);
        readsOrFails(damaged, () -> codec.decode(damaged));
      }
    }
  }

  private static void readsOrFails(byte[] damaged, Runnable reading) {
    try {
      reading.run();
    } catch (SerializationFailedException expected) {
      if (!MESSAGE.matcher(String.valueOf(expected.getMessage())).lookingAt()) {
        throw new AssertionError("has no message id", expected);
      }
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError("fails otherwise: " + Arrays.toString(damaged), e);
    }
  }

  @Test
  void failuresNameTheTypeAndNoContent() {
    EntityTypeModel written =
        TestModels.entity("Order").key("id", INT).property("note", STRING).build();
    EntityTypeModel read = TestModels.entity("Order").key("id", INT).property("note", INT).build();
    Row row = TestRows.row(written, 1, SECRET);
    byte[] bytes = values(written).encode(row);
    assertThatThrownBy(() -> read(read, bytes, row))
        .isInstanceOf(SerializationFailedException.class)
        .hasMessageContaining("'Order'")
        .satisfies(SerializerContract::quotesNothing);
    assertThatThrownBy(() -> read(written, Arrays.copyOf(bytes, bytes.length - 1), row))
        .isInstanceOf(SerializationFailedException.class)
        .hasMessageContaining("'Order'")
        .satisfies(SerializerContract::quotesNothing);
  }

  @ParameterizedTest
  @EnumSource(names = {"BOOLEAN", "INT", "BIG_INTEGER", "UUID", "INSTANT", "LOCAL_DATE"})
  void failuresOfKeysQuoteNoContent(ScalarType scalar) {
    EntityTypeModel type = KeyCases.type(List.of(new StoreType.Scalar(scalar)));
    byte[] bytes = SECRET.getBytes(UTF_8);
    assertThatThrownBy(() -> provider().keyCodec(type, CONFIG).decode(bytes))
        .isInstanceOf(SerializationFailedException.class)
        .satisfies(SerializerContract::quotesNothing);
  }

  private static void quotesNothing(Throwable failure) {
    assertThat(failure).hasMessageNotContaining(SECRET);
    if (failure.getCause() != null) {
      quotesNothing(failure.getCause());
    }
  }

  /** Returns rows that hold every type the serializer can write. */
  @Provide
  protected Arbitrary<Row> allTypesRows() {
    return StoredValues.rows(allTypes());
  }

  private EntityTypeModel allTypes() {
    return can(SerializerCapability.NESTED_VALUES)
        ? TestModels.allTypes()
        : TestModels.allScalars();
  }

  @Provide
  Arbitrary<KeyPair> singleKeys() {
    return KeyCases.single();
  }

  @Provide
  Arbitrary<KeyPair> compositeKeys() {
    return KeyCases.composite();
  }

  private static EntityTypeModel allTypes(Row row) {
    return (EntityTypeModel) row.type();
  }

  private ValueCodec values(Row row) {
    return values(allTypes(row));
  }

  private ValueCodec values(EntityTypeModel type) {
    return provider().valueCodec(type, CONFIG);
  }

  /** Reads what another type wrote, whose schema is known. */
  private Row readOther(EntityTypeModel type, EntityTypeModel writer, Row written) {
    ValueDecoder decoder = values(type).decoder(values(writer).schema());
    return read(type, decoder, values(writer).encode(written), written);
  }

  private Row read(EntityTypeModel type, byte[] bytes, Row written) {
    return read(type, values(type), bytes, written);
  }

  /** Reads as the engine does: the key first, then the value. */
  private static Row read(EntityTypeModel type, ValueDecoder decoder, byte[] bytes, Row written) {
    var builder = new RowBuilder(type);
    for (PropertyModel property : type.primaryKey().properties()) {
      PropertyModel source = written.type().property(property.name()).orElseThrow();
      builder.set(property.ordinal(), written.get(source.ordinal()));
    }
    decoder.decode(bytes, builder);
    return builder.build(written.key());
  }
}
