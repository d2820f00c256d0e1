package org.entopic.serde.avro.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entopic.model.ScalarType.DOUBLE;
import static org.entopic.model.ScalarType.INT;
import static org.entopic.model.ScalarType.LONG;
import static org.entopic.model.ScalarType.STRING;
import static org.entopic.model.ScalarType.UUID;

import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.entopic.SerializationFailedException;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.entopic.spi.serde.SerializerConfig;
import org.entopic.spi.serde.ValueCodec;
import org.entopic.spi.serde.ValueDecoder;
import org.entopic.tck.model.TestModels;
import org.entopic.tck.model.TestRows;
import org.junit.jupiter.api.Test;

class AvroPartialReadTest {
  private static final EntityTypeModel WRITTEN =
      TestModels.entity("Order")
          .key("id", INT)
          .property("weight", DOUBLE)
          .property("product", STRING)
          .property("customer", LONG)
          .property("token", UUID)
          .nullable("note", STRING)
          .build();
  private static final EntityTypeModel WANTED =
      TestModels.entity("Order").key("id", INT).property("customer", LONG).build();
  private static final byte[] RECORD =
      codec(WRITTEN).encode(TestRows.row(WRITTEN, 1, 0.5, "product", 7L, new UUID(1, 2), "n"));
  private static final int BEHIND_CUSTOMER = 1 + Double.BYTES + 1 + "product".length() + 1;

  private final ValueDecoder partial = codec(WANTED).decoder(codec(WRITTEN).schema());

  private static ValueCodec codec(EntityTypeModel type) {
    return new AvroSerializerProvider().valueCodec(type, new SerializerConfig("test", Map.of()));
  }

  private Row read(byte[] bytes) {
    var target = new RowBuilder(WANTED);
    target.set(WANTED.primaryKey().properties().get(0).ordinal(), 1);
    partial.decode(bytes, target);
    return target.build(1);
  }

  @Test
  void nothingIsReadBehindTheLastWantedValue() {
    Row wanted = TestRows.row(WANTED, 1, 7L);
    for (int length = BEHIND_CUSTOMER; length <= RECORD.length + 3; length++) {
      assertThat(read(Arrays.copyOf(RECORD, length))).isEqualTo(wanted);
    }
  }

  @Test
  void whatStandsBeforeItIsChecked() {
    for (int length = 0; length < BEHIND_CUSTOMER; length++) {
      byte[] shorter = Arrays.copyOf(RECORD, length);
      assertThatThrownBy(() -> read(shorter)).isInstanceOf(SerializationFailedException.class);
    }
  }

  @Test
  void theFieldThatCannotBeSkippedIsNamed() {
    byte[] damaged = RECORD.clone();
    damaged[1 + Double.BYTES] = 1;
    assertThatThrownBy(() -> read(damaged))
        .isInstanceOf(SerializationFailedException.class)
        .hasMessageContaining("'product'");
    assertThatThrownBy(() -> read(Arrays.copyOf(RECORD, 3))).hasMessageContaining("'weight'");
  }

  @Test
  void theOwnSchemaIsReadToItsEnd() {
    ValueCodec own = codec(WRITTEN);
    for (int length : new int[] {RECORD.length - 1, RECORD.length + 1}) {
      byte[] bytes = Arrays.copyOf(RECORD, length);
      assertThatThrownBy(() -> own.decode(bytes, new RowBuilder(WRITTEN)))
          .isInstanceOf(SerializationFailedException.class);
    }
  }
}
