package org.entopic.serde.avro.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.entopic.SerializationFailedException;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ScalarType;
import org.entopic.spi.backend.RowBuilder;
import org.entopic.spi.serde.SerializerConfig;
import org.entopic.spi.serde.SerializerProvider;
import org.entopic.spi.serde.ValueCodec;
import org.entopic.tck.model.TestModels;
import org.entopic.tck.model.TestRows;
import org.entopic.tck.serde.BadInputContract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AvroJsonBadInputTest extends BadInputContract {
  private static final EntityTypeModel TAG =
      TestModels.entity("Tag")
          .key("id", ScalarType.INT)
          .property("label", ScalarType.STRING)
          .build();

  private final ValueCodec codec =
      provider().valueCodec(TAG, new SerializerConfig("test", Map.of()));
  private final String written = new String(codec.encode(TestRows.row(TAG, 1, "red")), UTF_8);

  @Override
  protected SerializerProvider provider() {
    return new AvroJsonSerializerProvider();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "1", "{}", "}", "{\"id\":2,\"label\":\"blue\"}", "{\"id\":", "null"})
  void aRecordWithTextBehindItsEndIsRefused(String more) {
    assertThatThrownBy(() -> decoded(written + more))
        .isInstanceOf(SerializationFailedException.class)
        .hasMessageContaining("'Tag'")
        .hasMessageNotContaining("blue");
    assertThatThrownBy(() -> decoded(written + written))
        .isInstanceOf(SerializationFailedException.class);
  }

  @Test
  void blanksBehindTheEndAreNoText() {
    assertThat(decoded(written + " \n")).isEqualTo("red");
  }

  private @Nullable Object decoded(String text) {
    var target = new RowBuilder(TAG);
    codec.decode(text.getBytes(UTF_8), target);
    return target.get(1);
  }
}
