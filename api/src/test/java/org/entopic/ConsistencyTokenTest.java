package org.entopic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.UUID;
import org.entopic.ConsistencyToken.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsistencyTokenTest {
  private static final UUID SAVE = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
  private static final UUID TOPIC = UUID.fromString("7d444840-9dc0-11d1-b245-5ffdce74fad2");

  private final ConsistencyToken token =
      new ConsistencyToken(
          SAVE,
          List.of(
              new Position("shop.eu-1.Order_line", TOPIC, 0, Long.MAX_VALUE),
              new Position("shop.Order", TOPIC, 11, 0)));

  @Test
  void textIsUnderstoodAgain() {
    assertThat(ConsistencyToken.parse(token.toString())).isEqualTo(token);
    assertThat(token.toString()).matches("[A-Za-z0-9._~-]+");
  }

  @Test
  void aTokenWithoutPositionsIsTextToo() {
    var empty = new ConsistencyToken(SAVE, List.of());
    assertThat(ConsistencyToken.parse(empty.toString())).isEqualTo(empty);
  }

  @Test
  void isSerializable() throws Exception {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(token);
    }
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(token);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "~",
        "1~no-save",
        "2~01890a5d-ac96-774b-bcce-b302099a8057",
        "1~01890a5d-ac96-774b-bcce-b302099a8057~shop.Order",
        "1~01890a5d-ac96-774b-bcce-b302099a8057~shop.Order~x~0~1",
        "1~01890a5d-ac96-774b-bcce-b302099a8057~~7d444840-9dc0-11d1-b245-5ffdce74fad2~0~1",
        "1~01890a5d-ac96-774b-bcce-b302099a8057~a~7d444840-9dc0-11d1-b245-5ffdce74fad2~-1~1",
        "1~01890a5d-ac96-774b-bcce-b302099a8057~a~7d444840-9dc0-11d1-b245-5ffdce74fad2~0~-1",
        "1~01890a5d-ac96-774b-bcce-b302099a8057~a~7d444840-9dc0-11d1-b245-5ffdce74fad2~0~9e9",
      })
  void otherTextIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConsistencyToken.parse(text))
        .withMessageStartingWith("API-18: ")
        .matches(e -> text.length() < 3 || !e.getMessage().contains(text));
  }
}
