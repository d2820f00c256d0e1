package org.entopic.serde.json.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entopic.model.ScalarType.BOOLEAN;
import static org.entopic.model.ScalarType.INT;
import static org.entopic.model.ScalarType.LONG;
import static org.entopic.model.ScalarType.STRING;

import java.nio.charset.StandardCharsets;
import java.util.Map;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPartialReadTest {
  private static final EntityTypeModel WRITTEN =
      TestModels.entity("Order")
          .key("id", INT)
          .property("customer", LONG)
          .property("product", STRING)
          .nullable("remark", STRING)
          .property("paid", BOOLEAN)
          .property("note", STRING)
          .build();
  private static final EntityTypeModel WANTED =
      TestModels.entity("Order")
          .key("id", INT)
          .property("paid", BOOLEAN)
          .nullable("remark", STRING)
          .property("customer", LONG)
          .build();

  private final ValueDecoder partial = codec(WANTED).decoder(codec(WRITTEN).schema());

  private static ValueCodec codec(EntityTypeModel type) {
    return new JsonSerializerProvider().valueCodec(type, new SerializerConfig("test", Map.of()));
  }

  private Row read(String json) {
    var target = new RowBuilder(WANTED);
    target.set(WANTED.primaryKey().properties().get(0).ordinal(), 1);
    partial.decode(json.getBytes(StandardCharsets.UTF_8), target);
    return target.build(1);
  }

  private static Row wanted(long customer, String remark, boolean paid) {
    return TestRows.row(WANTED, 1, paid, remark, customer);
  }

  @Test
  void anyOrderIsReadWhateverOrderCameBefore() {
    var inOrder =
        "{'id':1,'customer':7,'product':'x','remark':'r','paid':true,'note':'n'}"
            .replace('\'', '"');
    var otherwise =
        "{'note':'n','new':[{}],'paid':false,'remark':'s','id':1,'product':'x','customer':8}"
            .replace('\'', '"');
    for (int i = 0; i < 3; i++) {
      assertThat(read(inOrder)).isEqualTo(wanted(7, "r", true));
      assertThat(read(otherwise)).isEqualTo(wanted(8, "s", false));
    }
  }

  @Test
  void whatIsMissingIsLookedForToTheEnd() {
    String text = "{'customer':7,'paid':true,'new':1,'note':'n'}".replace('\'', '"');
    assertThat(read(text)).isEqualTo(TestRows.row(WANTED, 1, true, null, 7L));
    assertRefused(text + "x");
    assertRefused(text.substring(0, text.length() - 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",", ",'note':'n'", ",'paid':false}", ",'note':'n'}}", "}[]"})
  void nothingIsReadBehindTheLastWantedValue(String rest) {
    var text = "{'product':'x','customer':7,'remark':'r','paid':true" + rest;
    assertThat(read(text.replace('\'', '"'))).isEqualTo(wanted(7, "r", true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'customer':7,'customer':7,'remark':'r','paid':true}",
        "{'product':'x,'customer':7,'remark':'r','paid':true}",
        "{'product':{'x':1,'customer':7,'remark':'r','paid':true}",
        "['customer',7,'remark','r','paid',true]",
      })
  void whatStandsBeforeItIsChecked(String text) {
    assertRefused(text.replace('\'', '"'));
  }

  @Test
  void theOwnSchemaIsReadToItsEnd() {
    ValueCodec own = codec(WRITTEN);
    byte[] bytes = own.encode(TestRows.row(WRITTEN, 1, 7L, "x", "r", true, "n"));
    String text = new String(bytes, StandardCharsets.UTF_8);
    byte[] longer = (text + "{}").getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> own.decode(longer, new RowBuilder(WRITTEN)))
        .isInstanceOf(SerializationFailedException.class);
  }

  private void assertRefused(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(SerializationFailedException.class);
  }
}
