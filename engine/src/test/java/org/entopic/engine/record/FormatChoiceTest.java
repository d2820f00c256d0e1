package org.entopic.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.entopic.model.EntityTypeModel;
import org.entopic.serde.json.internal.JsonSerializerProvider;
import org.entopic.spi.backend.HeaderNames;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.entopic.spi.serde.SchemaDocument;
import org.entopic.spi.serde.SerializerConfig;
import org.entopic.spi.serde.ValueCodec;
import org.entopic.tck.model.TestModels;
import org.junit.jupiter.api.Test;

class FormatChoiceTest {
  private static final SchemaDocument OTHER = new SchemaDocument("numbered", "other");

  private final EntityTypeModel type = TestModels.order();
  private final RecordFormat first =
      RecordFormat.of(type, new JsonSerializerProvider(), new SerializerConfig("test", Map.of()));
  private final FormatChoice choice = new FormatChoice(first, Numbered::new);

  /** A codec whose schema follows from those before it. */
  private record Numbered(List<SchemaDocument> published) implements ValueCodec {
    @Override
    public byte[] encode(Row row) {
      return new byte[0];
    }

    @Override
    public void decode(byte[] bytes, RowBuilder target) {}

    @Override
    public SchemaDocument schema() {
      return new SchemaDocument("numbered", "after " + published.size());
    }
  }

  @Test
  void recordsNameTheSchemaThatWasChosenLast() {
    assertThat(choice.choose(List.of())).isEqualTo(new SchemaDocument("numbered", "after 0"));
    SchemaDocument chosen = choice.choose(List.of(OTHER));
    assertThat(chosen).isEqualTo(new SchemaDocument("numbered", "after 1"));
    RecordFormat format = choice.fix();
    assertThat(format.schema()).isEqualTo(chosen);
    assertThat(format.values()).isEqualTo(new Numbered(List.of(OTHER)));
    assertThat(format.headers())
        .filteredOn(header -> header.name().equals(HeaderNames.SCHEMA))
        .singleElement()
        .satisfies(
            header ->
                assertThat(ByteBuffer.wrap(header.value()).getLong())
                    .isEqualTo(chosen.fingerprint()));
    assertThat(format.keys()).isSameAs(first.keys());
  }

  @Test
  void whatWasFixedStaysEvenIfTheSchemasAreGone() {
    SchemaDocument chosen = choice.choose(List.of(OTHER));
    choice.fix();
    assertThat(choice.choose(List.of())).isEqualTo(chosen);
    assertThat(choice.current()).isSameAs(choice.fix());
  }

  @Test
  void aCodecWithTheSameSchemaChangesNothing() {
    var same = new FormatChoice(first, published -> first.values());
    assertThat(same.choose(List.of(OTHER))).isEqualTo(first.schema());
    assertThat(same.fix()).isSameAs(first);
  }
}
