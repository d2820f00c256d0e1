package org.entopic.serde.protobuf.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entopic.model.ScalarType.DOUBLE;
import static org.entopic.model.ScalarType.INSTANT;
import static org.entopic.model.ScalarType.INT;
import static org.entopic.model.ScalarType.LONG;
import static org.entopic.model.ScalarType.STRING;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entopic.ConfigurationException;
import org.entopic.model.ComplexTypeModel;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.StoreType;
import org.entopic.spi.backend.RowBuilder;
import org.entopic.spi.serde.SchemaDocument;
import org.entopic.spi.serde.SerializerConfig;
import org.entopic.spi.serde.ValueCodec;
import org.entopic.tck.model.EntityDefinition;
import org.entopic.tck.model.TestModels;
import org.entopic.tck.model.TestRows;
import org.junit.jupiter.api.Test;

class SchemaDeriverTest {
  private enum Size {
    SMALL,
    LARGE
  }

  private enum Extent {
    HUGE,
    LARGE
  }

  /** The same enum, later. */
  private static final class Later {
    private enum Size {
      TINY,
      LARGE,
      UNSPECIFIED
    }
  }

  private final List<SchemaDocument> published = new ArrayList<>();

  private static EntityDefinition thing() {
    return TestModels.entity("Thing").key("id", INT);
  }

  private SchemaDocument derive(EntityDefinition type) {
    return SchemaDeriver.derive(type.build(), "shop", published).document();
  }

  private SchemaDocument publish(EntityDefinition type) {
    SchemaDocument document = derive(type);
    if (!published.contains(document)) {
      published.add(document);
    }
    return document;
  }

  private static Map<String, Integer> numbers(SchemaDocument document) {
    return numbers(PlainProtobuf.message(document));
  }

  private static Map<String, Integer> numbers(Descriptor message) {
    return message.getFields().stream()
        .collect(Collectors.toMap(FieldDescriptor::getName, FieldDescriptor::getNumber));
  }

  @Test
  void numbersFollowTheDeclarationAtFirst() {
    assertThat(numbers(publish(thing().property("name", STRING).property("size", INT))))
        .isEqualTo(Map.of("id", 1, "name", 2, "size", 3));
  }

  @Test
  void movedPropertiesAreNoNewSchema() {
    SchemaDocument first = publish(thing().property("name", STRING).property("size", INT));
    assertThat(
            derive(
                TestModels.entity("Thing")
                    .property("size", INT)
                    .property("name", STRING)
                    .key("id", INT)))
        .isEqualTo(first);
  }

  @Test
  void addedPropertiesGetTheNextNumbers() {
    publish(thing().property("name", STRING));
    assertThat(numbers(derive(thing().property("added", STRING).property("name", STRING))))
        .isEqualTo(Map.of("id", 1, "name", 2, "added", 3));
  }

  @Test
  void numbersOfRemovedPropertiesAreNeverUsedAgain() {
    publish(thing().property("a", STRING).property("b", INT).property("c", INT));
    SchemaDocument without = publish(thing().property("b", INT));
    Descriptor message = PlainProtobuf.message(without);
    assertThat(numbers(message)).isEqualTo(Map.of("id", 1, "b", 3));
    assertThat(IntStream.rangeClosed(1, 5).filter(message::isReservedNumber)).containsExactly(2, 4);
    assertThat(message.isReservedName("a")).isTrue();
    assertThat(numbers(publish(thing().property("d", LONG).property("b", INT))))
        .isEqualTo(Map.of("id", 1, "b", 3, "d", 5));
  }

  @Test
  void aPropertyThatComesBackHasItsNumberAgain() {
    SchemaDocument first = publish(thing().property("a", STRING).property("b", INT));
    publish(thing().property("b", INT));
    assertThat(derive(thing().property("b", INT).property("a", STRING))).isEqualTo(first);
    assertThat(numbers(derive(thing().property("a", STRING).property("c", STRING))))
        .isEqualTo(Map.of("id", 1, "a", 2, "c", 4));
  }

  @Test
  void aRenamedPropertyKeepsItsNumber() {
    publish(thing().property("name", STRING).property("b", INT));
    SchemaDocument renamed =
        publish(thing().property("b", INT).property("title", STRING).once("name"));
    assertThat(numbers(renamed)).isEqualTo(Map.of("id", 1, "title", 2, "b", 3));
    assertThat(numbers(publish(thing().property("b", INT).property("title", STRING))))
        .isEqualTo(Map.of("id", 1, "title", 2, "b", 3));
    assertThat(
            numbers(
                publish(
                    thing().property("b", INT).property("title", STRING).property("name", STRING))))
        .isEqualTo(Map.of("id", 1, "title", 2, "b", 3, "name", 4));
  }

  @Test
  void whoeverHasNotBeenUpdatedYetKeepsItsSchema() {
    EntityDefinition old = thing().property("name", STRING);
    SchemaDocument first = publish(old);
    publish(thing().property("title", STRING).once("name").property("more", INT));
    assertThat(derive(old)).isEqualTo(first);
  }

  @Test
  void anotherTypeOnTheWireIsAnotherNumber() {
    publish(thing().property("amount", INT).property("b", INT));
    assertThat(numbers(publish(thing().property("amount", LONG).property("b", DOUBLE))))
        .isEqualTo(Map.of("id", 1, "amount", 2, "b", 4));
    assertThat(numbers(publish(thing().nullable("amount", LONG).property("b", INSTANT))))
        .isEqualTo(Map.of("id", 1, "amount", 2, "b", 5));
  }

  @Test
  void listsAndTheirNullsKeepTheirNumbersTogether() {
    var texts = new StoreType.Collection(new StoreType.Scalar(STRING));
    publish(thing().property("tags", texts).property("b", INT));
    SchemaDocument renamed = publish(thing().property("words", texts).once("tags"));
    assertThat(numbers(renamed)).isEqualTo(Map.of("id", 1, "words", 2, "words_nulls", 4));
    published.forEach(document -> assertThat(PlainProtobuf.message(document)).isNotNull());
  }

  @Test
  void constantsKeepTheirNumbers() {
    publish(thing().property("size", new StoreType.Enumeration(Size.class)));
    Descriptor message =
        PlainProtobuf.message(
            publish(thing().property("size", new StoreType.Enumeration(Later.Size.class))));
    assertThat(message.findEnumTypeByName("Size").getValues())
        .extracting(value -> value.getNumber() + " " + value.getName())
        .containsExactly(
            "0 SIZE_UNSPECIFIED", "2 SIZE_LARGE", "3 SIZE_TINY", "4 SIZE_UNSPECIFIED_");
    assertThat(message.findEnumTypeByName("Size").isReservedNumber(1)).isTrue();
  }

  @Test
  void constantsKeepTheirNumbersAlsoUnderAnotherNameOfTheEnum() {
    publish(thing().property("size", new StoreType.Enumeration(Size.class)));
    Descriptor message =
        PlainProtobuf.message(
            publish(thing().property("size", new StoreType.Enumeration(Extent.class))));
    assertThat(message.findEnumTypeByName("Extent").getValues())
        .extracting(value -> value.getNumber() + " " + value.getName())
        .containsExactly("0 EXTENT_UNSPECIFIED", "2 EXTENT_LARGE", "3 EXTENT_HUGE");
    assertThat(message.findEnumTypeByName("Extent").isReservedName("EXTENT_SMALL")).isTrue();
  }

  @Test
  void nestedMessagesKeepTheirNumbersAlsoUnderAnotherName() {
    ComplexTypeModel old =
        TestModels.complex("Address").property("street", STRING).property("city", STRING).build();
    ComplexTypeModel now =
        TestModels.complex("Place").property("city", STRING).property("zip", INT).build();
    publish(thing().property("home", new StoreType.Complex(old)));
    Descriptor message =
        PlainProtobuf.message(publish(thing().property("home", new StoreType.Complex(now))));
    assertThat(numbers(message.findNestedTypeByName("Place")))
        .isEqualTo(Map.of("city", 2, "zip", 3));
    assertThat(message.findNestedTypeByName("Place").isReservedNumber(1)).isTrue();
  }

  @Test
  void ofTwoThatPublishAtOnceTheFirstCounts() {
    EntityDefinition base = thing().property("name", STRING);
    publish(base);
    EntityDefinition mine = thing().property("name", STRING).property("mine", INT);
    EntityDefinition theirs = thing().property("name", STRING).property("theirs", INT);
    SchemaDocument first = derive(mine);
    SchemaDocument lost = derive(theirs);
    published.addAll(List.of(first, lost));
    assertThat(derive(mine)).isEqualTo(first);
    SchemaDocument again = publish(theirs);
    assertThat(again).isNotEqualTo(lost);
    assertThat(numbers(again)).isEqualTo(Map.of("id", 1, "name", 2, "theirs", 4));
    assertThat(derive(theirs)).isEqualTo(again);
    assertThat(
            numbers(
                derive(
                    thing()
                        .property("name", STRING)
                        .property("mine", INT)
                        .property("theirs", INT))))
        .isEqualTo(Map.of("id", 1, "name", 2, "mine", 3, "theirs", 4));
  }

  @Test
  void constantsPublishedAtOnceGetNumbersOfTheirOwn() {
    SchemaDocument first = derive(thing().property("size", new StoreType.Enumeration(Size.class)));
    SchemaDocument lost =
        derive(thing().property("size", new StoreType.Enumeration(Later.Size.class)));
    published.addAll(List.of(first, lost));
    SchemaDocument again =
        publish(thing().property("size", new StoreType.Enumeration(Later.Size.class)));
    assertThat(
            PlainProtobuf.message(again).findEnumTypeByName("Size").findValueByNumber(2).getName())
        .isEqualTo("SIZE_LARGE");
  }

  @Test
  void documentsOfOthersAreLeftAlone() {
    published.add(new SchemaDocument("json", "{}"));
    published.add(new SchemaDocument("protobuf", "no schema"));
    assertThat(numbers(derive(thing()))).isEqualTo(Map.of("id", 1));
  }

  @Test
  void everyRecordIsReadByItsSchemaWhateverTheNumbers() {
    EntityTypeModel old = thing().property("a", STRING).property("b", INT).build();
    EntityTypeModel now = thing().property("b", LONG).property("c", STRING).once("a").build();
    var config = new SerializerConfig("shop", Map.of());
    var provider = new ProtobufSerializerProvider();
    ValueCodec writer = provider.valueCodec(old, config);
    ValueCodec reader = provider.valueCodec(now, config, List.of(writer.schema()));
    var target = new RowBuilder(now);
    target.set(now.property("id").orElseThrow().ordinal(), 1);
    reader.decoder(writer.schema()).decode(writer.encode(TestRows.row(old, 1, "x", 7)), target);
    assertThat(target.build(1)).isEqualTo(TestRows.row(now, 1, 7L, "x"));
  }

  @Test
  void namesThatProtobufCannotHaveAreReplaced() {
    EntityTypeModel type =
        TestModels.entity("line-item")
            .key("id.part", INT)
            .property("größe", INT)
            .property("_x", INT)
            .property("URLPath2Go", INT)
            .property("aB", INT)
            .property("a_b", INT)
            .build();
    Descriptor message =
        PlainProtobuf.message(SchemaDeriver.derive(type, "my-shop.eu", List.of()).document());
    assertThat(message.getFullName()).isEqualTo("my_shop_eu.Line_item");
    assertThat(message.getFields())
        .extracting(FieldDescriptor::getName)
        .containsExactly("id_part", "gr__e", "f_x", "url_path2_go", "a_b", "a_b_2");
    assertThat(message.getFields())
        .extracting(FieldDescriptor::getJsonName)
        .containsExactly("id.part", "größe", "_x", "URLPath2Go", "aB", "a_b");
  }

  @Test
  void aListOfListsIsRefused() {
    var lists = new StoreType.Collection(new StoreType.Collection(new StoreType.Scalar(INT)));
    assertThatThrownBy(() -> derive(thing().property("matrix", lists)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("PROTO-04: The property 'matrix' of 'Thing' is a list of lists");
  }

  /** A change of the library that changes published texts must be noticed before it is released. */
  @Test
  void theTextOfASchemaStaysAsItIs() {
    assertThat(
            Arrays.asList(
                derive(thing().property("at", INSTANT)).id(),
                SchemaDeriver.derive(TestModels.allTypes(), "shop", List.of()).document().id()))
        .containsExactly("protobuf/00ad09185cd272b1", "protobuf/ee233aa4cbd81809");
  }
}
