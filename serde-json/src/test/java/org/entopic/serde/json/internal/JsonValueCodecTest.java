package org.entopic.serde.json.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entopic.model.ScalarType.BIG_INTEGER;
import static org.entopic.model.ScalarType.BYTES;
import static org.entopic.model.ScalarType.CHAR;
import static org.entopic.model.ScalarType.DECIMAL;
import static org.entopic.model.ScalarType.DOUBLE;
import static org.entopic.model.ScalarType.DURATION;
import static org.entopic.model.ScalarType.INSTANT;
import static org.entopic.model.ScalarType.INT;
import static org.entopic.model.ScalarType.LOCAL_DATE_TIME;
import static org.entopic.model.ScalarType.LOCAL_TIME;
import static org.entopic.model.ScalarType.LONG;
import static org.entopic.model.ScalarType.OFFSET_DATE_TIME;
import static org.entopic.model.ScalarType.STRING;
import static org.entopic.model.ScalarType.UUID;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.entopic.SerializationFailedException;
import org.entopic.model.ComplexTypeModel;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.entopic.tck.model.TestModels;
import org.entopic.tck.model.TestRows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonValueCodecTest {
  private static final ComplexTypeModel ADDRESS =
      TestModels.complex("Address").property("street", STRING).nullable("number", INT).build();
  private static final EntityTypeModel PERSON =
      TestModels.entity("Person")
          .key("id", INT)
          .property("name", STRING)
          .property("age", INT)
          .nullable("nick", STRING)
          .property("home", new StoreType.Complex(ADDRESS))
          .nullable("others", new StoreType.Collection(new StoreType.Complex(ADDRESS)))
          .build();

  @Test
  void anEntityIsAPlainObject() {
    Row home = TestRows.nested(ADDRESS, "Main St", 5);
    Row other = TestRows.nested(ADDRESS, "Side \"St\"", null);
    Row person = TestRows.row(PERSON, 1, "Ann", 42, null, home, Arrays.asList(other, null));
    assertThat(text(PERSON, person))
        .isEqualTo(
            "{'id':1,'name':'Ann','age':42,'home':{'street':'Main St','number':5},"
                    .replace('\'', '"')
                + "\"others\":[{\"street\":\"Side \\\"St\\\"\"},null]}");
  }

  @Test
  void scalarsHaveTheirUsualForms() {
    assertThat(text(DECIMAL, new BigDecimal("10.50"))).isEqualTo("10.50");
    assertThat(text(BIG_INTEGER, BigInteger.TEN.pow(30))).isEqualTo("1" + "0".repeat(30));
    assertThat(text(LONG, Long.MAX_VALUE)).isEqualTo("9223372036854775807");
    assertThat(text(DOUBLE, 0.1)).isEqualTo("0.1");
    assertThat(text(DOUBLE, Double.NaN)).isEqualTo("\"NaN\"");
    assertThat(text(DOUBLE, Double.NEGATIVE_INFINITY)).isEqualTo("\"-Infinity\"");
    assertThat(text(CHAR, 'x')).isEqualTo("\"x\"");
    assertThat(text(BYTES, new byte[] {1, 2, 3, 4})).isEqualTo("\"AQIDBA==\"");
    assertThat(text(UUID, new java.util.UUID(0, 1)))
        .isEqualTo("\"00000000-0000-0000-0000-000000000001\"");
    assertThat(text(INSTANT, Instant.parse("2024-02-29T01:02:03.5Z")))
        .isEqualTo("\"2024-02-29T01:02:03.500Z\"");
    assertThat(text(LOCAL_TIME, LocalTime.of(10, 15))).isEqualTo("\"10:15:00\"");
    assertThat(text(LOCAL_DATE_TIME, LocalDateTime.of(2024, 1, 2, 3, 4)))
        .isEqualTo("\"2024-01-02T03:04:00\"");
    assertThat(text(OFFSET_DATE_TIME, OffsetDateTime.parse("2024-01-02T03:04+01:00")))
        .isEqualTo("\"2024-01-02T03:04:00+01:00\"");
    assertThat(text(DURATION, Duration.ofMinutes(90))).isEqualTo("\"PT1H30M\"");
    assertThat(text(TestModels.status(), org.entopic.tck.model.OrderStatus.SHIPPED))
        .isEqualTo("\"SHIPPED\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'age':1,'name':'x'}",
        "{'name':'x','age':1}",
        " {\n'zzz':{'a':[1,{'b':null}]},'name':'x','yyy':[[]],'age':1,'xxx':null} ",
        "{'id':'wrong','name':'x','nick':null,'age':1,'others':null}",
        "{'home':null,'age':1,'name':'x'}"
      })
  void orderUnknownFieldsAndNullsDoNotMatter(String json) {
    assertThat(read(PERSON, json)).isEqualTo(TestRows.row(PERSON, 1, "x", 1, null, null, null));
  }

  @Test
  void nullCountsAsMissing() {
    assertThat(read(PERSON, "{'age':null}"))
        .isEqualTo(TestRows.row(PERSON, 1, null, 0, null, null, null));
  }

  @Test
  void wholeNumbersWiden() {
    assertThat(value(DOUBLE, "7")).isEqualTo(7.0);
    assertThat(value(ScalarType.FLOAT, "-7")).isEqualTo(-7f);
    assertThat(value(DECIMAL, "7")).isEqualTo(BigDecimal.valueOf(7));
    assertThat(value(DECIMAL, "7.50")).isEqualTo(new BigDecimal("7.50"));
    assertThat(value(LONG, "9007199254740993")).isEqualTo(9007199254740993L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          INT             | 2147483648
          INT             | 1.0
          INT             | "1"
          INT             | true
          BYTE            | 128
          SHORT           | -32769
          LONG            | 9223372036854775808
          LONG            | []
          BOOLEAN         | 1
          CHAR            | "xy"
          CHAR            | ""
          DOUBLE          | "1.0"
          DOUBLE          | 1e400
          FLOAT           | 1e40
          FLOAT           | "nan"
          STRING          | 1
          STRING          | {"a":1}
          DECIMAL         | "1"
          BIG_INTEGER     | 1.0
          UUID            | "0-0-0-0-1"
          UUID            | "not one"
          BYTES           | "*"
          BYTES           | "AQ"
          INSTANT         | "2024-02-30T00:00:00Z"
          INSTANT         | "2024-02-03T00:00:00"
          INSTANT         | "2024-02-03T25:00:00Z"
          INSTANT         | 1700000000
          LOCAL_DATE      | "2023-02-29"
          LOCAL_DATE      | "20230201"
          LOCAL_TIME      | "25:00"
          LOCAL_DATE_TIME | "2024-01-01"
          ZONED_DATE_TIME | "2024-01-01T00:00:00[Nowhere]"
          DURATION        | "1h"
          """)
  void wrongValuesAreRefused(ScalarType type, String json) {
    assertThatThrownBy(() -> value(type, json))
        .isInstanceOf(SerializationFailedException.class)
        .hasNoCause()
        .hasMessageMatching(
            "JSON-02: A value of 'Thing' has a [A-Z_]+ at byte 5 where property 'v' takes"
                + " .+\\. Correct its writer, or the type of the property\\.");
  }

  @Test
  void unknownConstantsAreRefused() {
    assertThatThrownBy(() -> read(thing(TestModels.status()), "{'v':'LOST'}"))
        .isInstanceOf(SerializationFailedException.class)
        .hasMessageContaining("property 'v' takes the name of one of 4 constants")
        .hasMessageNotContaining("LOST");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          JSON-03 |                  | 0
          JSON-03 | []               | 0
          JSON-03 | 7                | 0
          JSON-03 | null             | 0
          JSON-01 | abc              | 0
          JSON-01 | {"name":"x"      | 11
          JSON-01 | {"name"          | 7
          JSON-01 | {"name":tru}     | 9
          JSON-01 | {"a":1,}         | 7
          JSON-04 | {} {}            | 3
          JSON-01 | {} x             | 3
          JSON-02 | {"age":1,"age":2}| 9
          JSON-02 | {"home":[]}      | 8
          JSON-02 | {"others":{}}    | 10
          JSON-02 | {"others":[1]}   | 11
          JSON-01 | {"others":[{}}   | 13
          """)
  void theMessageTellsWhatAndWhere(String id, String json, long at) {
    assertThatThrownBy(() -> read(PERSON, json == null ? "" : json))
        .isInstanceOf(SerializationFailedException.class)
        .hasMessageStartingWith(id + ": A value of 'Person'")
        .satisfies(failure -> assertThat(position(failure)).isBetween(at, at + 3));
  }

  private static long position(Throwable failure) {
    return Long.parseLong(failure.getMessage().replaceAll("(?s).*at byte (\\d+).*", "$1"));
  }

  @Test
  void theMessageNamesThePathOfAProperty() {
    assertThatThrownBy(() -> read(PERSON, "{'others':[{'street':'x','number':{}}]}"))
        .hasMessageContaining("has a START_OBJECT at byte 34")
        .hasMessageContaining("property 'others.number' takes an integer");
  }

  @Test
  void hugeAndDeepInputIsRefused() {
    String deep = "{'x':" + "[".repeat(100_000);
    assertThatThrownBy(() -> read(PERSON, deep)).hasMessageStartingWith("JSON-05");
    String digits = "{'v':" + "1".repeat(JsonLimits.DIGITS + 100) + "}";
    assertThatThrownBy(() -> read(thing(scalar(DECIMAL)), digits))
        .hasMessageStartingWith("JSON-05");
    assertThatThrownBy(() -> value(DECIMAL, "1e999999999")).hasMessageStartingWith("JSON-05");
  }

  @Test
  void whatCannotBeReadIsNotWritten() {
    BigInteger largest = BigInteger.TEN.pow(JsonLimits.DIGITS - 1);
    assertThat(value(BIG_INTEGER, text(BIG_INTEGER, largest))).isEqualTo(largest);
    for (Object value :
        List.of(
            new BigDecimal(largest).multiply(BigDecimal.TEN.pow(2)),
            new BigDecimal("1E+10001"),
            new BigDecimal("1E-10001"))) {
      assertThatThrownBy(() -> text(DECIMAL, value)).hasMessageStartingWith("JSON-06");
    }
    assertThatThrownBy(() -> text(BIG_INTEGER, largest.multiply(BigInteger.TEN.pow(2))))
        .isInstanceOf(SerializationFailedException.class)
        .hasMessageStartingWith("JSON-06: A value of 'Thing'");
  }

  @Test
  void oneCodecServesManyThreads() throws InterruptedException {
    EntityTypeModel type = TestModels.order();
    var codec = new JsonValueCodec(type);
    List<Row> wrong = java.util.Collections.synchronizedList(new java.util.ArrayList<>());
    List<Thread> threads = new java.util.ArrayList<>();
    for (int t = 0; t < 4; t++) {
      int first = t * 10_000;
      threads.add(
          new Thread(
              () -> {
                var builder = new RowBuilder(type);
                for (int id = first; id < first + 5_000; id++) {
                  Row row = TestRows.order(type, id);
                  builder.set(type.primaryKey().properties().get(0).ordinal(), id);
                  codec.decode(codec.encode(row), builder);
                  Row back = builder.build(id);
                  if (!back.equals(row)) {
                    wrong.add(row);
                  }
                }
              }));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void aCodecWorksAfterFailures() {
    var codec = new JsonValueCodec(thing(scalar(DECIMAL)));
    Row tooLong = TestRows.row(thing(scalar(DECIMAL)), 1, new BigDecimal("1E+20000"));
    Row good = TestRows.row(thing(scalar(DECIMAL)), 1, BigDecimal.ONE);
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(() -> codec.encode(tooLong))
          .isInstanceOf(SerializationFailedException.class);
      assertThat(new String(codec.encode(good), UTF_8)).isEqualTo("{\"id\":1,\"v\":1}");
    }
  }

  private static StoreType scalar(ScalarType type) {
    return new StoreType.Scalar(type);
  }

  private static EntityTypeModel thing(StoreType type) {
    return TestModels.entity("Thing").key("id", INT).property("v", type).build();
  }

  private static String text(ScalarType type, Object value) {
    return text(scalar(type), value);
  }

  private static String text(StoreType type, Object value) {
    String json = text(thing(type), TestRows.row(thing(type), 1, value));
    assertThat(json).startsWith("{\"id\":1,\"v\":").endsWith("}");
    return json.substring(12, json.length() - 1);
  }

  private static String text(EntityTypeModel type, Row row) {
    return new String(new JsonValueCodec(type).encode(row), UTF_8);
  }

  private static Object value(ScalarType type, String json) {
    EntityTypeModel thing = thing(scalar(type));
    return read(thing, "{\"v\":" + json + "}").get(thing.property("v").orElseThrow().ordinal());
  }

  private static Row read(EntityTypeModel type, String json) {
    var builder = new RowBuilder(type);
    builder.set(type.property("id").orElseThrow().ordinal(), 1);
    new JsonValueCodec(type).decode(json.replace('\'', '"').getBytes(UTF_8), builder);
    return builder.build(1);
  }
}
