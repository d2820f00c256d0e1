package org.entopic.engine.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entopic.SerializationFailedException;
import org.entopic.engine.provider.ProviderKind;
import org.entopic.engine.provider.ProviderResolver;
import org.entopic.engine.provider.ServiceLoaderProviderSource;
import org.entopic.engine.tracking.ChangeKind;
import org.entopic.engine.tracking.EntityChange;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.EncodedRecord;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.entopic.spi.backend.WriteBatch;
import org.entopic.spi.serde.SchemaDocument;
import org.entopic.spi.serde.SerializerConfig;
import org.entopic.spi.serde.SerializerProvider;
import org.entopic.spi.serde.ValueCodec;
import org.entopic.tck.model.TestModels;
import org.entopic.tck.model.TestRows;
import org.junit.jupiter.api.Test;

class RecordCodingTest {
  private static final SerializerProvider JSON =
      new ProviderResolver(new ServiceLoaderProviderSource())
          .resolve(ProviderKind.SERIALIZER, null);

  private final EntityTypeModel order = TestModels.order();
  private final RecordFormat format = format(order);

  private static RecordFormat format(EntityTypeModel type) {
    return RecordFormat.of(type, JSON, new SerializerConfig("test", Map.of()));
  }

  private static EntityChange insert(Row row) {
    return new EntityChange((EntityTypeModel) row.type(), ChangeKind.INSERT, row.key(), null, row);
  }

  private static WriteBatch encode(RecordFormat format, EntityChange... changes) {
    return new RecordEncoder(Map.of(format.type().name(), format))
        .encode(new UUID(1, 2), List.of(changes));
  }

  private static Row decode(RecordFormat format, EncodedRecord record) {
    var decoder = new RecordDecoder(format);
    return decoder.row(decoder.key(record.key()), record.value(), 0, 3, 4, 5);
  }

  @Test
  void whatIsEncodedIsDecoded() {
    Row row = TestRows.order(order, 7);
    Row read = decode(format, encode(format, insert(row)).records().get(0));
    assertThat(read).isEqualTo(row);
    assertThat(read.key()).isEqualTo(7);
    assertThat(read.partition()).isEqualTo(3);
    assertThat(read.offset()).isEqualTo(4);
    assertThat(read.timestamp()).isEqualTo(5);
  }

  @Test
  void compositeKeysFillTheirProperties() {
    EntityTypeModel line = TestModels.orderLine();
    Row row = TestRows.row(line, 1, "north", (short) 2, 30L, null);
    Row read = decode(format(line), encode(format(line), insert(row)).records().get(0));
    assertThat(read).isEqualTo(row);
    assertThat(read.get(line.property("warehouse").orElseThrow().ordinal())).isEqualTo("north");
  }

  @Test
  void aDeletionIsAKeyWithoutAValue() {
    Row row = TestRows.order(order, 7);
    EncodedRecord record =
        encode(format, new EntityChange(order, ChangeKind.DELETE, 7, row, null)).records().get(0);
    assertThat(record.value()).isNull();
    assertThat(record.key()).isEqualTo(new byte[] {0, 0, 0, 7});
  }

  @Test
  void everyRecordCarriesFormatEntityAndSchemaInSharedHeaders() {
    WriteBatch batch =
        encode(format, insert(TestRows.order(order, 1)), insert(TestRows.order(order, 2)));
    var headers = batch.records().get(0).headers();
    assertThat(headers).extracting(header -> header.name()).containsExactly("f", "e", "s");
    assertThat(headers.get(0).value()).isEqualTo("json".getBytes(UTF_8));
    assertThat(headers.get(1).value()).isEqualTo("Order".getBytes(UTF_8));
    assertThat(ByteBuffer.wrap(headers.get(2).value()).getLong())
        .isEqualTo(format.schema().fingerprint());
    assertThat(batch.records().get(1).headers()).isSameAs(headers);
    assertThat(batch.saveId()).isEqualTo(new UUID(1, 2));
  }

  @Test
  void aRecordWithoutKeyIsReportedByTopic() {
    assertThatThrownBy(() -> new RecordDecoder(format).key(null))
        .isInstanceOf(SerializationFailedException.class)
        .hasMessageContaining("REC-02")
        .hasMessageContaining("test.Order");
  }

  @Test
  void bytesOfAnotherShapeFailWithoutTheirContent() {
    var decoder = new RecordDecoder(format);
    assertThatThrownBy(() -> decoder.row(1, "secret[".getBytes(UTF_8), 0, 0, 0, 0))
        .isInstanceOf(SerializationFailedException.class)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
    assertThatThrownBy(() -> decoder.key(new byte[] {1}))
        .isInstanceOf(SerializationFailedException.class);
  }

  @Test
  void whateverACodecThrowsIsASerializationFailureAndLeavesNothingBehind() {
    var codec =
        new ValueCodec() {
          private boolean broken = true;

          @Override
          public byte[] encode(Row row) {
            throw new ClassCastException();
          }

          @Override
          public void decode(byte[] bytes, RowBuilder target) {
            if (broken) {
              broken = false;
              target.set(order.property("note").orElseThrow().ordinal(), "left behind");
              throw new ArrayIndexOutOfBoundsException();
            }
          }

          @Override
          public SchemaDocument schema() {
            return new SchemaDocument("json", "");
          }
        };
    var broken = new RecordFormat(order, "json", format.keys(), codec, codec.schema(), List.of());
    var decoder = new RecordDecoder(broken);
    assertThatThrownBy(() -> decoder.row(1, new byte[9], 0, 0, 0, 0))
        .isInstanceOf(SerializationFailedException.class)
        .hasMessageContaining("REC-03: A value of 9 bytes is no 'Order'");
    Row next = decoder.row(2, new byte[9], 0, 0, 0, 0);
    assertThat(next.get(order.property("note").orElseThrow().ordinal())).isNull();
    assertThatThrownBy(() -> encode(broken, insert(TestRows.order(order, 1))))
        .isInstanceOf(SerializationFailedException.class)
        .hasMessageContaining("REC-01: An entity of 'Order' could not be written as 'json'");
  }
}
