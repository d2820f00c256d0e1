package org.entopic.serde.protobuf.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entopic.model.ScalarType.BYTES;
import static org.entopic.model.ScalarType.CHAR;
import static org.entopic.model.ScalarType.DECIMAL;
import static org.entopic.model.ScalarType.DURATION;
import static org.entopic.model.ScalarType.INSTANT;
import static org.entopic.model.ScalarType.INT;
import static org.entopic.model.ScalarType.LOCAL_DATE;
import static org.entopic.model.ScalarType.LONG;
import static org.entopic.model.ScalarType.STRING;
import static org.entopic.model.ScalarType.UUID;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.entopic.model.ComplexTypeModel;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.PropertyModel;
import org.entopic.model.StoreType;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.entopic.spi.serde.SerializerConfig;
import org.entopic.spi.serde.ValueCodec;
import org.entopic.tck.model.OrderStatus;
import org.entopic.tck.model.TestModels;
import org.entopic.tck.model.TestRows;
import org.junit.jupiter.api.Test;

/** Protobuf's own generic reader and writer, with the published descriptor and nothing of ours. */
class PlainProtobufTest {
  private static final ComplexTypeModel ADDRESS =
      TestModels.complex("Address")
          .property("street", STRING)
          .nullable("number", INT)
          .property("tags", new StoreType.Collection(new StoreType.Scalar(STRING)))
          .build();
  private static final EntityTypeModel PERSON =
      TestModels.entity("Person")
          .key("id", INT)
          .property("fullName", STRING)
          .nullable("age", INT)
          .property("status", TestModels.status())
          .property("home", new StoreType.Complex(ADDRESS))
          .property("others", new StoreType.Collection(new StoreType.Complex(ADDRESS)))
          .property("scores", new StoreType.Collection(new StoreType.Scalar(LONG)))
          .nullable("nick", STRING)
          .build();

  private final ValueCodec codec = codec(PERSON);
  private final Descriptor message = PlainProtobuf.message(codec.schema());

  private static ValueCodec codec(EntityTypeModel type) {
    return new ProtobufSerializerProvider()
        .valueCodec(type, new SerializerConfig("People", Map.of()));
  }

  private static Row read(EntityTypeModel type, ValueCodec codec, Object key, byte[] bytes) {
    var target = new RowBuilder(type);
    PropertyModel id = type.primaryKey().properties().get(0);
    target.set(id.ordinal(), key);
    codec.decode(bytes, target);
    return target.build(key);
  }

  private Row read(byte[] bytes) {
    return read(PERSON, codec, 1, bytes);
  }

  private FieldDescriptor field(String name) {
    return message.findFieldByName(name);
  }

  private static Object get(Message message, String field) {
    return message.getField(message.getDescriptorForType().findFieldByName(field));
  }

  @Test
  void theDescriptorIsWhatItsReadersExpect() {
    assertThat(message.getFullName()).isEqualTo("people.Person");
    assertThat(message.getFile().getName()).isEqualTo("people/person.proto");
    assertThat(message.getFields())
        .extracting(
            f ->
                f.getNumber()
                    + " "
                    + f.getName()
                    + " "
                    + f.getJsonName()
                    + " "
                    + f.getType()
                    + (f.isRepeated() ? "*" : f.hasPresence() ? "?" : ""))
        .containsExactly(
            "1 id id INT32",
            "2 full_name fullName STRING",
            "3 age age INT32?",
            "4 status status ENUM",
            "5 home home MESSAGE?",
            "6 others others MESSAGE*",
            "7 scores scores INT64*",
            "8 nick nick STRING?",
            "9 others_nulls others_nulls SINT32*",
            "10 scores_nulls scores_nulls SINT32*");
    assertThat(message.findEnumTypeByName("OrderStatus").getValues())
        .extracting(value -> value.getNumber() + " " + value.getName())
        .containsExactly(
            "0 ORDER_STATUS_UNSPECIFIED",
            "1 ORDER_STATUS_NEW",
            "2 ORDER_STATUS_PAID",
            "3 ORDER_STATUS_SHIPPED",
            "4 ORDER_STATUS_CANCELLED");
    assertThat(field("scores").isPacked()).isTrue();
  }

  @Test
  void anEntityIsAPlainMessage() throws Exception {
    Row home = TestRows.nested(ADDRESS, "Main St", 5, List.of("a", "b"));
    Row row =
        TestRows.row(
            PERSON,
            1,
            "Ann Ä",
            0,
            OrderStatus.PAID,
            home,
            Arrays.asList(home, null),
            Arrays.asList(7L, null, -1L),
            null);
    DynamicMessage read = DynamicMessage.parseFrom(message, codec.encode(row));
    assertThat(read.getUnknownFields().asMap()).isEmpty();
    assertThat(get(read, "id")).isEqualTo(1);
    assertThat(get(read, "full_name")).isEqualTo("Ann Ä");
    assertThat(read.hasField(field("age"))).isTrue();
    assertThat(read.hasField(field("nick"))).isFalse();
    assertThat(get(read, "status")).hasToString("ORDER_STATUS_PAID");
    assertThat(get((Message) get(read, "home"), "street")).isEqualTo("Main St");
    assertThat(get((Message) get(read, "home"), "tags")).isEqualTo(List.of("a", "b"));
    assertThat((List<?>) get(read, "others")).hasSize(2);
    assertThat(get(read, "others_nulls")).isEqualTo(List.of(1));
    assertThat(get(read, "scores")).isEqualTo(List.of(7L, 0L, -1L));
    assertThat(get(read, "scores_nulls")).isEqualTo(List.of(1));
  }

  @Test
  void scalarsHaveTheirUsualForms() throws Exception {
    EntityTypeModel type =
        TestModels.entity("Forms")
            .key("id", INT)
            .property("price", DECIMAL)
            .property("uuid", UUID)
            .property("at", INSTANT)
            .property("took", DURATION)
            .property("day", LOCAL_DATE)
            .property("letter", CHAR)
            .property("raw", BYTES)
            .build();
    ValueCodec forms = codec(type);
    byte[] bytes =
        forms.encode(
            TestRows.row(
                type,
                1,
                new BigDecimal("10.50"),
                new java.util.UUID(0xabL, 1),
                Instant.ofEpochSecond(-5, 7),
                Duration.ofNanos(-1),
                LocalDate.of(2024, 2, 29),
                'x',
                new byte[] {1, 2}));
    DynamicMessage read = DynamicMessage.parseFrom(PlainProtobuf.message(forms.schema()), bytes);
    assertThat(get(read, "price")).isEqualTo("10.50");
    assertThat(get(read, "uuid")).isEqualTo("00000000-0000-00ab-0000-000000000001");
    assertThat(get((Message) get(read, "at"), "seconds")).isEqualTo(-5L);
    assertThat(get((Message) get(read, "at"), "nanos")).isEqualTo(7);
    assertThat(get((Message) get(read, "took"), "seconds")).isEqualTo(0L);
    assertThat(get((Message) get(read, "took"), "nanos")).isEqualTo(-1);
    assertThat(get(read, "day")).isEqualTo("2024-02-29");
    assertThat(get(read, "letter")).isEqualTo((int) 'x');
    assertThat(get(read, "raw")).isEqualTo(ByteString.copyFrom(new byte[] {1, 2}));
  }

  @Test
  void whatProtobufWritesAgainIsTheSameRow() throws Exception {
    EntityTypeModel type = TestModels.allTypes();
    ValueCodec all = codec(type);
    Descriptor descriptor = PlainProtobuf.message(all.schema());
    var rows = new RandomRows(42);
    for (int i = 0; i < 1_000; i++) {
      Row row = rows.of(type);
      byte[] bytes = all.encode(row);
      DynamicMessage plain = DynamicMessage.parseFrom(descriptor, bytes);
      assertThat(plain.getUnknownFields().asMap()).isEmpty();
      assertThat(plain.toByteArray()).isEqualTo(bytes);
      assertThat(read(type, all, row.key(), plain.toByteArray())).isEqualTo(row);
    }
  }

  @Test
  void theOrderOfFieldsDoesNotMatterAndUnknownOnesAreSkipped() throws Exception {
    Row row = TestRows.row(PERSON, 1, "x", 3, OrderStatus.NEW, null, List.of(), List.of(5L), "n");
    DynamicMessage plain = DynamicMessage.parseFrom(message, codec.encode(row));
    var fields = new ArrayList<>(plain.getAllFields().entrySet());
    var bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    out.writeInt32(999, 7);
    for (int i = fields.size() - 1; i >= 0; i--) {
      FieldDescriptor each = fields.get(i).getKey();
      out.writeRawBytes(
          DynamicMessage.newBuilder(message)
              .setField(each, fields.get(i).getValue())
              .build()
              .toByteArray());
      out.writeString(1000 + i, "unknown");
      out.writeFixed64(2000, 1);
      out.writeFixed32(536_870_911, 1);
      out.writeTag(3000, WireFormat.WIRETYPE_START_GROUP);
      plain.writeTo(out);
      out.writeTag(3000, WireFormat.WIRETYPE_END_GROUP);
    }
    out.flush();
    assertThat(read(bytes.toByteArray())).isEqualTo(row);
  }

  @Test
  void listsMayBePackedOrNotAndGoOn() throws Exception {
    int scores = field("scores").getNumber();
    var bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    out.writeInt64(scores, 1);
    out.writeByteArray(scores, new byte[] {2, 3});
    out.writeInt64(scores, 4);
    out.writeByteArray(scores, new byte[] {});
    int nulls = field("scores_nulls").getNumber();
    out.writeSInt32(nulls, 0);
    out.writeByteArray(nulls, new byte[] {4});
    out.flush();
    assertThat(read(bytes.toByteArray()).get(ordinal("scores")))
        .isEqualTo(Arrays.asList(null, 2L, null, 4L));
  }

  private static int ordinal(String property) {
    return PERSON.property(property).orElseThrow().ordinal();
  }

  @Test
  void theLastOneWinsAndMessagesMerge() throws Exception {
    Row one =
        TestRows.row(
            PERSON,
            1,
            "first",
            1,
            OrderStatus.NEW,
            TestRows.nested(ADDRESS, "Elm St", 5, List.of("a")),
            List.of(),
            List.of(1L),
            "nick");
    Row two =
        TestRows.row(
            PERSON,
            1,
            "second",
            2,
            OrderStatus.PAID,
            TestRows.nested(ADDRESS, "Oak St", null, List.of("b")),
            List.of(),
            List.of(2L),
            null);
    var bytes = new ByteArrayOutputStream();
    bytes.write(codec.encode(one));
    bytes.write(codec.encode(two));
    DynamicMessage plain = DynamicMessage.parseFrom(message, bytes.toByteArray());
    Row merged = read(bytes.toByteArray());
    assertThat(codec.encode(merged)).isEqualTo(plain.toByteArray());
    assertThat(merged.get(ordinal("fullName"))).isEqualTo("second");
    assertThat(merged.get(ordinal("home")))
        .isEqualTo(TestRows.nested(ADDRESS, "Oak St", 5, List.of("a", "b")));
  }

  @Test
  void whatProtobufLeavesOutIsItsDefault() {
    Row read = read(DynamicMessage.newBuilder(message).build().toByteArray());
    assertThat(read)
        .isEqualTo(TestRows.row(PERSON, 1, "", null, null, null, List.of(), List.of(), null));
  }

  @Test
  void longListsComeBack() {
    ComplexTypeModel address = TestModels.complex("Flat").property("number", INT).build();
    EntityTypeModel type =
        TestModels.entity("House")
            .key("id", INT)
            .property("flats", new StoreType.Collection(new StoreType.Complex(address)))
            .build();
    ValueCodec houses = codec(type);
    List<Object> many = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      many.add(TestRows.nested(address, i));
    }
    Row row = TestRows.row(type, 1, many);
    assertThat(read(type, houses, 1, houses.encode(row))).isEqualTo(row);
  }
}
