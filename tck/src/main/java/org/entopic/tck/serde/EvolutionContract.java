package org.entopic.tck.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entopic.model.ScalarType.DOUBLE;
import static org.entopic.model.ScalarType.INT;
import static org.entopic.model.ScalarType.LONG;
import static org.entopic.model.ScalarType.STRING;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.entopic.IncompatibleSchemaException;
import org.entopic.SerializationFailedException;
import org.entopic.model.ComplexTypeModel;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.entopic.spi.serde.SchemaDocument;
import org.entopic.spi.serde.SerializerCapability;
import org.entopic.spi.serde.SerializerConfig;
import org.entopic.spi.serde.SerializerProvider;
import org.entopic.spi.serde.ValueCodec;
import org.entopic.spi.serde.ValueDecoder;
import org.entopic.tck.model.EntityDefinition;
import org.entopic.tck.model.OrderStatus;
import org.entopic.tck.model.TestModels;
import org.entopic.tck.model.TestRows;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every serializer must do with records that an earlier or later form of an entity type wrote.
 *
 * <p>Extend it in the serializer's tests beside {@link SerializerContract}.
 */
public abstract class EvolutionContract {
  private static final SerializerConfig CONFIG = new SerializerConfig("test", Map.of());

  /** An enum that an entity type had earlier. */
  public enum Earlier {
    /** Still there. */
    SHIPPED,
    /** Still there, at another place. */
    NEW
  }

  /** An enum that lacks a constant of {@link Earlier}. */
  public enum Fewer {
    /** The only one. */
    NEW
  }

  /** Creates the contract. */
  protected EvolutionContract() {}

  /** Returns the serializer to test. */
  protected abstract SerializerProvider provider();

  private ValueCodec values(EntityTypeModel type) {
    return provider().valueCodec(type, CONFIG);
  }

  private static EntityDefinition order() {
    return TestModels.entity("Order").key("id", INT);
  }

  private static EntityTypeModel order(Function<EntityDefinition, EntityDefinition> properties) {
    return properties.apply(order()).build();
  }

  /** Returns what an order with these values becomes when another form of the type reads it. */
  private Row evolved(EntityTypeModel from, EntityTypeModel to, @Nullable Object... values) {
    Row written = TestRows.row(from, prepend(values));
    var target = new RowBuilder(to);
    target.set(to.primaryKey().properties().get(0).ordinal(), 1);
    values(to).decoder(values(from).schema()).decode(values(from).encode(written), target);
    return target.build(1);
  }

  private static @Nullable Object[] prepend(@Nullable Object... values) {
    List<@Nullable Object> all = new ArrayList<>();
    all.add(1);
    all.addAll(Arrays.asList(values));
    return all.toArray();
  }

  private void refused(EntityTypeModel from, EntityTypeModel to, String property) {
    SchemaDocument writer = values(from).schema();
    assertThatThrownBy(() -> values(to).decoder(writer))
        .isInstanceOf(IncompatibleSchemaException.class)
        .hasMessageContaining("'Order'")
        .hasMessageContaining("'" + property + "'")
        .hasMessageContaining(writer.id())
        .hasMessageContaining(values(to).schema().id());
  }

  @Test
  void theOwnSchemaNeedsNoResolution() {
    ValueCodec codec = values(TestModels.allScalars());
    assertThat(codec.decoder(values(TestModels.allScalars()).schema())).isSameAs(codec);
  }

  @Test
  void addedFieldsAreNullOrZero() {
    EntityTypeModel from = order(o -> o.property("name", STRING));
    EntityTypeModel to =
        order(
            o ->
                o.nullable("boxed", LONG)
                    .property("amount", LONG)
                    .property("name", STRING)
                    .property("status", TestModels.status()));
    assertThat(evolved(from, to, "x")).isEqualTo(TestRows.row(to, 1, null, 0L, "x", null));
  }

  @Test
  void addedListsAreNull() {
    assumeNestedValues();
    EntityTypeModel from = order(o -> o.property("name", STRING));
    EntityTypeModel to =
        order(
            o ->
                o.property("tags", new StoreType.Collection(new StoreType.Scalar(STRING)))
                    .property("name", STRING));
    assertThat(evolved(from, to, "x")).isEqualTo(TestRows.row(to, 1, null, "x"));
  }

  private void assumeNestedValues() {
    assumeTrue(
        provider().capabilities(CONFIG).contains(SerializerCapability.NESTED_VALUES),
        "the serializer does not declare nested values");
  }

  @Test
  void aClassAddedToAHierarchyDisturbsNobody() {
    EntityTypeModel one = order(o -> o.property("DTYPE", STRING).nullable("radius", LONG));
    EntityTypeModel two =
        order(
            o ->
                o.property("DTYPE", STRING)
                    .nullable("side", LONG)
                    .nullable("colour", STRING)
                    .nullable("radius", LONG));
    ValueCodec codec = provider().valueCodec(two, CONFIG, List.of(values(one).schema()));
    Row square = TestRows.row(two, 1, "Square", 4L, "red", null);
    Row circle = TestRows.row(two, 1, "Circle", null, null, 7L);
    assertThat(read(one, values(one).decoder(codec.schema()), codec.encode(circle)))
        .isEqualTo(TestRows.row(one, 1, "Circle", 7L));
    assertThat(read(one, values(one).decoder(codec.schema()), codec.encode(square)))
        .as("to be refused by its discriminator")
        .isEqualTo(TestRows.row(one, 1, "Square", null));
    byte[] old = values(one).encode(TestRows.row(one, 1, "Circle", 7L));
    assertThat(read(two, codec.decoder(values(one).schema()), old)).isEqualTo(circle);
  }

  private static Row read(EntityTypeModel type, ValueDecoder decoder, byte[] bytes) {
    var target = new RowBuilder(type);
    target.set(type.primaryKey().properties().get(0).ordinal(), 1);
    decoder.decode(bytes, target);
    return target.build(1);
  }

  @TestFactory
  Stream<DynamicTest> removedFieldsOfEveryTypeAreSkipped() {
    EntityTypeModel all =
        provider().capabilities(CONFIG).contains(SerializerCapability.NESTED_VALUES)
            ? TestModels.allTypes()
            : TestModels.allScalars();
    EntityTypeModel to =
        TestModels.entity("AllTypes")
            .key("id", STRING)
            .property("offsetTime", ScalarType.OFFSET_TIME)
            .nullable("statusOrNull", TestModels.status())
            .build();
    return StoredValues.rows(all)
        .sampleStream()
        .limit(30)
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.key().toString().length() + " characters",
                    () -> {
                      var target = new RowBuilder(to);
                      values(to)
                          .decoder(values(all).schema())
                          .decode(values(all).encode(row), target);
                      Row read = target.build(row.key());
                      for (String name : List.of("offsetTime", "statusOrNull")) {
                        assertThat(read.get(to.property(name).orElseThrow().ordinal()))
                            .isEqualTo(row.get(all.property(name).orElseThrow().ordinal()));
                      }
                    }));
  }

  @Test
  void renamedFieldsAreFoundByTheirFormerNames() {
    EntityTypeModel from = order(o -> o.property("caption", STRING).property("size", INT));
    EntityTypeModel to =
        order(
            o ->
                o.property("length", INT)
                    .once("size")
                    .property("title", STRING)
                    .once("headline", "caption"));
    assertThat(evolved(from, to, "x", 7)).isEqualTo(TestRows.row(to, 1, 7, "x"));
  }

  @Test
  void aFormerNameThatIsInUseAgainIsNotTakenFromItsNewOwner() {
    EntityTypeModel from = order(o -> o.property("name", STRING));
    EntityTypeModel to =
        order(o -> o.nullable("title", STRING).once("name").property("name", STRING));
    assertThat(evolved(from, to, "x")).isEqualTo(TestRows.row(to, 1, null, "x"));
  }

  @Test
  void theOwnNameComesBeforeFormerOnes() {
    EntityTypeModel from = order(o -> o.property("name", STRING).property("title", STRING));
    EntityTypeModel to = order(o -> o.property("title", STRING).once("name"));
    assertThat(evolved(from, to, "old", "new")).isEqualTo(TestRows.row(to, 1, "new"));
  }

  @TestFactory
  Stream<DynamicTest> scalarsWidenAndDoNothingElse() {
    return Stream.of(ScalarType.values())
        .flatMap(from -> Stream.of(ScalarType.values()).map(to -> scalars(from, to)));
  }

  private DynamicTest scalars(ScalarType from, ScalarType to) {
    EntityTypeModel written = order(o -> o.property("value", from));
    EntityTypeModel read = order(o -> o.property("value", to));
    return DynamicTest.dynamicTest(
        from + " to " + to,
        () -> {
          if (!from.widensTo(to)) {
            refused(written, read, "value");
            return;
          }
          for (Object value : StoredValues.extremes(from)) {
            if (to == from || !(value instanceof Float number) || isExact(number)) {
              assertThat(evolved(written, read, value))
                  .isEqualTo(TestRows.row(read, 1, widened(value, to)));
            }
          }
        });
  }

  /** Returns whether the shortest text of a float names the same number as its bits. */
  private static boolean isExact(float value) {
    return Double.compare(Double.parseDouble(Float.toString(value)), value) == 0;
  }

  private static Object widened(Object value, ScalarType to) {
    if (!(value instanceof Number number)) {
      return value;
    }
    return switch (to) {
      case SHORT -> number.shortValue();
      case INT -> number.intValue();
      case LONG -> number.longValue();
      case DOUBLE -> number.doubleValue();
      default -> value;
    };
  }

  @ParameterizedTest
  @EnumSource
  void whatCouldNotBeNullMayBeNullNow(ScalarType scalar) {
    EntityTypeModel from = order(o -> o.property("value", scalar));
    EntityTypeModel to = order(o -> o.nullable("value", scalar));
    for (Object value : StoredValues.extremes(scalar)) {
      assertThat(evolved(from, to, value)).isEqualTo(TestRows.row(to, 1, value));
    }
    refused(to, from, "value");
  }

  @Test
  void widenedAndNullableAtOnce() {
    EntityTypeModel from = order(o -> o.property("value", INT));
    EntityTypeModel to = order(o -> o.nullable("value", DOUBLE));
    assertThat(evolved(from, to, 7)).isEqualTo(TestRows.row(to, 1, 7.0));
    EntityTypeModel both = order(o -> o.nullable("value", INT));
    assertThat(evolved(both, to, (Object) null)).isEqualTo(TestRows.row(to, 1, (Object) null));
  }

  @Test
  void enumsMayGainConstantsAndNotLoseThem() {
    EntityTypeModel earlier =
        order(o -> o.property("status", new StoreType.Enumeration(Earlier.class)));
    EntityTypeModel now = order(o -> o.property("status", TestModels.status()));
    EntityTypeModel fewer =
        order(o -> o.property("status", new StoreType.Enumeration(Fewer.class)));
    assertThat(evolved(earlier, now, Earlier.NEW)).isEqualTo(TestRows.row(now, 1, OrderStatus.NEW));
    assertThat(evolved(earlier, now, Earlier.SHIPPED))
        .isEqualTo(TestRows.row(now, 1, OrderStatus.SHIPPED));
    refused(earlier, fewer, "status");
  }

  @Test
  void whatIsInsideEvolvesToo() {
    assumeNestedValues();
    ComplexTypeModel old =
        TestModels.complex("Address").property("street", STRING).property("number", INT).build();
    ComplexTypeModel now =
        TestModels.complex("Address")
            .nullable("country", STRING)
            .property("number", LONG)
            .property("road", STRING)
            .once("street")
            .build();
    EntityTypeModel from = order(o -> nested(o, old, INT));
    EntityTypeModel to = order(o -> nested(o, now, LONG));
    Row before = TestRows.nested(old, "Elm Street", 7);
    Row after = TestRows.nested(now, null, 7L, "Elm Street");
    assertThat(
            evolved(from, to, before, Arrays.asList(before, null, before), Arrays.asList(1, null)))
        .isEqualTo(
            TestRows.row(to, 1, after, Arrays.asList(after, null, after), Arrays.asList(1L, null)));
  }

  private static EntityDefinition nested(
      EntityDefinition order, ComplexTypeModel address, ScalarType number) {
    return order
        .property("address", new StoreType.Complex(address))
        .property("addresses", new StoreType.Collection(new StoreType.Complex(address)))
        .property("numbers", new StoreType.Collection(new StoreType.Scalar(number)));
  }

  @Test
  void whatIsInsideIsRefusedByItsPath() {
    assumeNestedValues();
    ComplexTypeModel old = TestModels.complex("Address").property("number", LONG).build();
    ComplexTypeModel now = TestModels.complex("Address").property("number", INT).build();
    refused(
        order(o -> o.property("address", new StoreType.Complex(old))),
        order(o -> o.property("address", new StoreType.Complex(now))),
        "address.number");
    refused(
        order(o -> o.property("a", new StoreType.Collection(new StoreType.Complex(old)))),
        order(o -> o.property("a", new StoreType.Collection(new StoreType.Complex(now)))),
        "a[].number");
  }

  @Test
  void otherKindsOfValuesAreRefused() {
    assumeNestedValues();
    StoreType number = new StoreType.Scalar(INT);
    ComplexTypeModel complex = TestModels.complex("Value").property("value", INT).build();
    List<StoreType> kinds =
        List.of(
            number,
            TestModels.status(),
            new StoreType.Complex(complex),
            new StoreType.Collection(number));
    for (StoreType from : kinds) {
      for (StoreType to : kinds) {
        if (from != to) {
          refused(
              order(o -> o.property("value", from)), order(o -> o.property("value", to)), "value");
        }
      }
    }
  }

  @Test
  void theKeyKeepsItsType() {
    EntityTypeModel from = order(o -> o.property("name", STRING));
    EntityTypeModel to =
        TestModels.entity("Order").key("id", LONG).property("name", STRING).build();
    refused(from, to, "id");
  }

  @Test
  void aForeignSchemaIsRefused() {
    ValueCodec codec = values(order().build());
    for (SchemaDocument foreign :
        List.of(
            new SchemaDocument("other", codec.schema().text()),
            new SchemaDocument(provider().name(), "no schema at all"),
            new SchemaDocument(provider().name(), ""))) {
      assertThatThrownBy(() -> codec.decoder(foreign))
          .isInstanceOf(IncompatibleSchemaException.class)
          .hasMessageContaining(foreign.id());
    }
  }

  @Test
  void damagedRecordsOfAnotherSchemaFailAsTheyShould() {
    EntityTypeModel from = TestModels.order();
    EntityTypeModel to =
        order(o -> o.property("customer", LONG).once("customerId").property("quantity", LONG));
    var decoder = values(to).decoder(values(from).schema());
    byte[] bytes = values(from).encode(TestRows.order(from, 1));
    var damage = new Damage(1);
    var target = new RowBuilder(to);
    for (int i = 0; i < 5_000; i++) {
      byte[] damaged = damage.of(bytes);
      try {
        decoder.decode(damaged, target);
      } catch (SerializationFailedException expected) {
        assertThat(expected.getMessage()).contains("'Order'");
      }
      target.reset();
    }
  }
}
