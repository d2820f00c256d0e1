package org.entopic.serde.avro.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entopic.model.ScalarType.INT;
import static org.entopic.model.ScalarType.LONG;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.Conversions;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.PropertyModel;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.entopic.spi.serde.SerializerConfig;
import org.entopic.spi.serde.ValueCodec;
import org.entopic.tck.model.OrderStatus;
import org.entopic.tck.model.TestModels;
import org.entopic.tck.model.TestRows;
import org.entopic.tck.serde.StoredValues;
import org.junit.jupiter.api.Test;

/** Avro's own generic reader and writer at the other end. */
class AvroInteroperationTest {
  private static final GenericData DATA = data();

  private static GenericData data() {
    var data = new GenericData();
    data.addLogicalTypeConversion(new Conversions.BigDecimalConversion());
    data.addLogicalTypeConversion(new Conversions.UUIDConversion());
    data.addLogicalTypeConversion(new TimeConversions.DateConversion());
    data.addLogicalTypeConversion(new TimeConversions.TimeMicrosConversion());
    data.addLogicalTypeConversion(new TimeConversions.TimestampNanosConversion());
    data.addLogicalTypeConversion(new TimeConversions.LocalTimestampNanosConversion());
    return data;
  }

  private static ValueCodec codec(EntityTypeModel type) {
    return new AvroSerializerProvider().valueCodec(type, new SerializerConfig("test", Map.of()));
  }

  private static Schema schema(EntityTypeModel type) {
    return new Schema.Parser().parse(codec(type).schema().text());
  }

  private static GenericRecord generic(EntityTypeModel type, byte[] bytes) throws IOException {
    Schema schema = schema(type);
    BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, null);
    GenericRecord record =
        new GenericDatumReader<GenericRecord>(schema, schema, DATA).read(null, decoder);
    assertThat(decoder.isEnd()).isTrue();
    return record;
  }

  private static byte[] bytes(GenericRecord record) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    new GenericDatumWriter<GenericRecord>(record.getSchema(), DATA).write(record, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }

  @Provide
  Arbitrary<Row> rows() {
    return StoredValues.rows(TestModels.allTypes());
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void avrosGenericReaderReadsEveryTypeAndItsWriterWritesTheSame(@ForAll("rows") Row row)
      throws IOException {
    EntityTypeModel type = (EntityTypeModel) row.type();
    byte[] bytes = codec(type).encode(row);
    GenericRecord record = generic(type, bytes);
    for (PropertyModel property : type.properties()) {
      Object written = row.get(property.ordinal());
      Object read = record.get(property.fieldName());
      assertThat(read == null).as(property.name()).isEqualTo(written == null);
      if (written != null && property.storeType() instanceof StoreType.Scalar scalar) {
        assertThat(text(read, scalar.type())).as(property.name()).isEqualTo(text(written));
      }
    }
    assertThat(bytes(record)).isEqualTo(bytes);
  }

  private static Object text(Object value) {
    if (value instanceof Byte || value instanceof Short) {
      return ((Number) value).intValue();
    } else if (value instanceof Character c) {
      return (int) c;
    } else if (value instanceof BigInteger number) {
      return new BigDecimal(number);
    } else if (value instanceof byte[] array) {
      return ByteBuffer.wrap(array);
    }
    return value instanceof Number || value instanceof Boolean ? value : value.toString();
  }

  private static Object text(Object read, ScalarType type) {
    return switch (type) {
      case BOOLEAN, BYTE, SHORT, INT, LONG, CHAR, FLOAT, DOUBLE, BYTES, DECIMAL, BIG_INTEGER ->
          read;
      default -> read.toString();
    };
  }

  @Test
  void logicalTypesAreJavaTimeForAvro() throws IOException {
    EntityTypeModel type =
        TestModels.entity("Order")
            .key("id", INT)
            .property("price", ScalarType.DECIMAL)
            .property("tracking", ScalarType.UUID)
            .property("day", ScalarType.LOCAL_DATE)
            .property("time", ScalarType.LOCAL_TIME)
            .property("at", ScalarType.INSTANT)
            .property("local", ScalarType.LOCAL_DATE_TIME)
            .property("late", ScalarType.INSTANT)
            .nullable("status", TestModels.status())
            .build();
    Instant at = Instant.ofEpochSecond(1_700_000_000, 123_456_789);
    Row row =
        TestRows.row(
            type,
            1,
            new BigDecimal("-12.340"),
            new UUID(1, 2),
            LocalDate.of(2024, 2, 29),
            LocalTime.of(1, 2, 3, 4_000),
            at,
            LocalDateTime.ofInstant(at, ZoneOffset.UTC),
            Instant.parse("9999-12-31T23:59:59.999999999Z"),
            OrderStatus.PAID);
    GenericRecord record = generic(type, codec(type).encode(row));
    assertThat(record.get("price")).isEqualTo(new BigDecimal("-12.340"));
    assertThat(record.get("tracking")).isEqualTo(new UUID(1, 2));
    assertThat(record.get("day")).isEqualTo(LocalDate.of(2024, 2, 29));
    assertThat(record.get("time")).isEqualTo(LocalTime.of(1, 2, 3, 4_000));
    assertThat(record.get("at")).isEqualTo(at);
    assertThat(record.get("local")).isEqualTo(LocalDateTime.ofInstant(at, ZoneOffset.UTC));
    assertThat(record.get("late")).hasToString("9999-12-31T23:59:59.999999999Z");
    assertThat(record.get("status")).hasToString("PAID");
  }

  @Test
  void whatAvrosGenericWriterWritesIsRead() throws IOException {
    EntityTypeModel type =
        TestModels.entity("Note")
            .key("id", INT)
            .property("size", LONG)
            .property("tags", new StoreType.Collection(new StoreType.Scalar(ScalarType.STRING)))
            .build();
    GenericRecord record = new GenericData.Record(schema(type));
    record.put("id", 7);
    record.put("size", 8L);
    List<Object> tags = new ArrayList<>(List.of("a", "ö"));
    tags.add(null);
    record.put("tags", tags);
    var blocks = new ByteArrayOutputStream();
    var encoder = new EncoderFactory().configureBlockSize(64).blockingBinaryEncoder(blocks, null);
    new GenericDatumWriter<GenericRecord>(record.getSchema(), DATA).write(record, encoder);
    encoder.flush();
    for (byte[] bytes : List.of(bytes(record), blocks.toByteArray())) {
      var target = new RowBuilder(type);
      target.set(type.property("id").orElseThrow().ordinal(), 7);
      codec(type).decode(bytes, target);
      assertThat(target.build(7)).isEqualTo(TestRows.row(type, 7, 8L, tags));
    }
  }

  @Test
  void theSchemaIsNamedAfterTheType() {
    Schema schema = schema(TestModels.order());
    assertThat(schema.getFullName()).isEqualTo("Order");
    assertThat(schema.getFields())
        .extracting(Schema.Field::name)
        .containsExactlyElementsOf(
            TestModels.order().properties().stream().map(PropertyModel::fieldName).toList());
    assertThat(schema.getField("note").schema().toString()).isEqualTo("[\"null\",\"string\"]");
    assertThat(schema.getField("status").schema().getEnumSymbols())
        .containsExactly("NEW", "PAID", "SHIPPED", "CANCELLED");
    assertThat(schema.getField("createdAt").schema().getTypes().get(0).getLogicalType().getName())
        .isEqualTo("timestamp-nanos");
  }
}
