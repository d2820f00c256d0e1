package org.entopic.spi.serde;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entopic.model.ScalarType.BIG_INTEGER;
import static org.entopic.model.ScalarType.BOOLEAN;
import static org.entopic.model.ScalarType.BYTE;
import static org.entopic.model.ScalarType.CHAR;
import static org.entopic.model.ScalarType.DOUBLE;
import static org.entopic.model.ScalarType.DURATION;
import static org.entopic.model.ScalarType.FLOAT;
import static org.entopic.model.ScalarType.INSTANT;
import static org.entopic.model.ScalarType.INT;
import static org.entopic.model.ScalarType.LOCAL_DATE;
import static org.entopic.model.ScalarType.LOCAL_DATE_TIME;
import static org.entopic.model.ScalarType.LOCAL_TIME;
import static org.entopic.model.ScalarType.LONG;
import static org.entopic.model.ScalarType.SHORT;
import static org.entopic.model.ScalarType.STRING;
import static org.entopic.model.ScalarType.UUID;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.entopic.SerializationFailedException;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SingleKeyCodecTest {
  static Stream<Arguments> bytesOfKafkasSerializers() {
    return Stream.of(
        Arguments.of(BOOLEAN, true, "01"),
        Arguments.of(BOOLEAN, false, "00"),
        Arguments.of(SHORT, (short) -2, "fffe"),
        Arguments.of(INT, 258, "00000102"),
        Arguments.of(INT, -1, "ffffffff"),
        Arguments.of(LONG, 1L << 40, "0000010000000000"),
        Arguments.of(LONG, Long.MIN_VALUE, "8000000000000000"),
        Arguments.of(FLOAT, 1f, "3f800000"),
        Arguments.of(FLOAT, Float.intBitsToFloat(0x7fc00001), "7fc00000"),
        Arguments.of(DOUBLE, -2d, "c000000000000000"),
        Arguments.of(DOUBLE, Double.longBitsToDouble(-1), "7ff8000000000000"),
        Arguments.of(STRING, "é€", "c3a9e282ac"),
        Arguments.of(STRING, "\uD83D\uDE00", "f09f9880"),
        Arguments.of(STRING, "", ""));
  }

  @ParameterizedTest
  @MethodSource
  void bytesOfKafkasSerializers(ScalarType type, Object key, String hex) {
    assertThat(HexFormat.of().formatHex(codec(type).encode(key))).isEqualTo(hex);
    assertThat(codec(type).decode(HexFormat.of().parseHex(hex))).isEqualTo(key);
  }

  static Stream<Arguments> textWhereKafkaHasNoSerializerOrWritesText() {
    return Stream.of(
        Arguments.of(UUID, new java.util.UUID(1, 2), "00000000-0000-0001-0000-000000000002"),
        Arguments.of(BYTE, (byte) -7, "-7"),
        Arguments.of(CHAR, '€', "€"),
        Arguments.of(BIG_INTEGER, BigInteger.TEN.pow(20).negate(), "-100000000000000000000"),
        Arguments.of(
            INSTANT, Instant.parse("2024-01-02T03:04:05.600Z"), "2024-01-02T03:04:05.600Z"),
        Arguments.of(LOCAL_DATE, LocalDate.of(2024, 2, 29), "2024-02-29"),
        Arguments.of(LOCAL_TIME, LocalTime.of(10, 15), "10:15"),
        Arguments.of(LOCAL_DATE_TIME, LocalDateTime.of(2024, 1, 2, 3, 4), "2024-01-02T03:04"),
        Arguments.of(DURATION, Duration.ofSeconds(90), "PT1M30S"));
  }

  @ParameterizedTest
  @MethodSource
  void textWhereKafkaHasNoSerializerOrWritesText(ScalarType type, Object key, String text) {
    assertThat(new String(codec(type).encode(key), UTF_8)).isEqualTo(text);
    assertThat(codec(type).decode(text.getBytes(UTF_8))).isEqualTo(key);
  }

  @Test
  void enumsAreWrittenByName() {
    KeyCodec codec = KeyCodec.standard(List.of(new StoreType.Enumeration(TimeUnit.class)));
    assertThat(new String(codec.encode(TimeUnit.DAYS), UTF_8)).isEqualTo("DAYS");
    assertThat(codec.decode("DAYS".getBytes(UTF_8))).isEqualTo(TimeUnit.DAYS);
    assertThatThrownBy(() -> codec.decode("YEARS".getBytes(UTF_8)))
        .isInstanceOf(SerializationFailedException.class)
        .hasMessageNotContaining("YEARS");
  }

  @ParameterizedTest
  @CsvSource({
    "INT, 00",
    "INT, 0000000000",
    "LONG, 00000001",
    "SHORT, 00",
    "BOOLEAN, 02",
    "BOOLEAN, ''",
    "DOUBLE, 7ff8000000000001",
    "FLOAT, 7fc00001",
    "STRING, c0",
    "STRING, eda080",
    "CHAR, 6161",
    "BYTE, 313238",
    "BYTE, 2b31",
    "BIG_INTEGER, 3031",
    "UUID, 312d312d312d312d31",
    "LOCAL_TIME, 31303a31353a3030",
    "DURATION, 505436305300"
  })
  void whatNoWriterOfTheTypeMakesIsRefused(ScalarType type, String hex) {
    assertThatThrownBy(() -> codec(type).decode(HexFormat.of().parseHex(hex)))
        .isInstanceOf(SerializationFailedException.class)
        .hasMessageStartingWith("API-09: A key of " + hex.length() / 2 + " bytes is no ")
        .hasNoCause();
  }

  @Test
  void aKeyThatUtf8CannotHoldIsRefused() {
    for (String text : List.of("\uD83D", "a\uDE00", "\uDE00\uD83D")) {
      assertThatThrownBy(() -> codec(STRING).encode(text))
          .isInstanceOf(SerializationFailedException.class)
          .hasMessageStartingWith("API-12");
    }
    assertThatThrownBy(() -> codec(CHAR).encode('\uD83D'))
        .isInstanceOf(SerializationFailedException.class);
  }

  @Test
  void theReplacementCharacterIsAnOrdinaryKey() {
    assertThat(codec(STRING).decode(codec(STRING).encode("\uFFFD"))).isEqualTo("\uFFFD");
  }

  @ParameterizedTest
  @EnumSource(names = {"DECIMAL", "BYTES", "OFFSET_TIME", "OFFSET_DATE_TIME", "ZONED_DATE_TIME"})
  void typesWhoseEqualValuesHaveSeveralFormsAreNoKeys(ScalarType type) {
    assertThatThrownBy(() -> codec(type))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("API-08");
    assertThatThrownBy(
            () -> KeyCodec.standard(List.of(new StoreType.Scalar(INT), new StoreType.Scalar(type))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static KeyCodec codec(ScalarType type) {
    return KeyCodec.standard(List.of(new StoreType.Scalar(type)));
  }
}
