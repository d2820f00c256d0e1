package org.entopic.spi.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.entopic.model.ScalarType;
import org.junit.jupiter.api.Test;

class RowTest {
  private static final TestType ALL_PRIMITIVES =
      TestType.of(
          "P",
          ScalarType.BOOLEAN,
          ScalarType.BYTE,
          ScalarType.SHORT,
          ScalarType.INT,
          ScalarType.LONG,
          ScalarType.CHAR,
          ScalarType.FLOAT,
          ScalarType.DOUBLE,
          ScalarType.STRING,
          ScalarType.DECIMAL);

  @Test
  void valuesComeBackBoxedAndUnboxed() {
    var builder = new RowBuilder(ALL_PRIMITIVES);
    Object[] values = {
      true, (byte) -1, (short) -2, -3, Long.MIN_VALUE, '\uFFFF', -0f, Double.NaN, "s", null
    };
    for (int i = 0; i < values.length; i++) {
      builder.set(i, values[i]);
    }
    Row row = builder.build(7, 1, 2, 3);
    for (int i = 0; i < values.length; i++) {
      assertThat(row.get(i)).as("ordinal %d", i).isEqualTo(values[i]);
      assertThat(row.isNull(i)).isEqualTo(values[i] == null);
    }
    assertThat(row.getBoolean(0)).isTrue();
    assertThat(row.getLong(1)).isEqualTo(-1);
    assertThat(row.getInt(3)).isEqualTo(-3);
    assertThat(row.getFloat(6)).isEqualTo(-0f);
    assertThat(row.getDouble(7)).isNaN();
    assertThat(row.getObject(8)).isEqualTo("s");
    assertThat(row.key()).isEqualTo(7);
    assertThat(List.of((long) row.partition(), row.offset(), row.timestamp()))
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  void valuesNotSetAreNullOrZero() {
    Row row = new RowBuilder(ALL_PRIMITIVES).build(1);
    assertThat(IntStream.range(0, 10).mapToObj(row::get))
        .containsExactly(false, null, (short) 0, null, 0L, null, 0f, null, null, null);
    assertThat(row.getInt(3)).isZero();
    assertThat(row.offset()).isEqualTo(Row.NO_OFFSET);
  }

  @Test
  void aNullWinsOverAnEarlierValueAndTheOtherWayRound() {
    var builder = new RowBuilder(ALL_PRIMITIVES);
    builder.set(3, 5);
    builder.set(3, null);
    builder.set(1, null);
    builder.set(1, (byte) 4);
    Row row = builder.build(1);
    assertThat(row.isNull(3)).isTrue();
    assertThat(row.getInt(3)).isZero();
    assertThat(row.get(1)).isEqualTo((byte) 4);
  }

  @Test
  void nullsOfMoreThanOneWordOfPrimitivesAreKept() {
    ScalarType[] ints = new ScalarType[200];
    Arrays.fill(ints, ScalarType.INT);
    var builder = new RowBuilder(TestType.of("Wide", ints));
    for (int i = 1; i < 200; i += 4) {
      builder.setLong(i, i);
    }
    Row row = builder.build(1);
    for (int i = 0; i < 200; i++) {
      Integer expected = i % 4 == 1 ? Integer.valueOf(i) : i % 2 == 1 ? null : Integer.valueOf(0);
      assertThat(row.get(i)).as("ordinal %d", i).isEqualTo(expected);
    }
  }

  @Test
  void aBuilderStartsAfreshAfterEachRow() {
    var builder = new RowBuilder(ALL_PRIMITIVES);
    builder.set(3, 5);
    builder.set(8, "x");
    Row first = builder.build(1);
    Row second = builder.build(1);
    assertThat(second).isEqualTo(new RowBuilder(ALL_PRIMITIVES).build(1)).isNotEqualTo(first);
    builder.set(8, "y");
    builder.reset();
    assertThat(builder.build(1)).isEqualTo(second);
    assertThat(first.get(8)).isEqualTo("x");
  }

  @Test
  void setAllCopiesEverything() {
    var builder = new RowBuilder(ALL_PRIMITIVES);
    builder.set(1, (byte) 9);
    builder.set(9, BigDecimal.ONE);
    Row row = builder.build(1);
    builder.set(3, 77);
    builder.setAll(row);
    assertThat(builder.build(1)).isEqualTo(row);
  }

  @Test
  void nanIsOneValue() {
    var builder = new RowBuilder(ALL_PRIMITIVES);
    builder.setDouble(7, Double.longBitsToDouble(-1));
    builder.setFloat(6, Float.intBitsToFloat(-1));
    Row odd = builder.build(1);
    builder.setDouble(7, Double.NaN);
    builder.setFloat(6, Float.NaN);
    assertThat(builder.build(1)).isEqualTo(odd);
  }

  @Test
  void nullAndZeroDiffer() {
    var builder = new RowBuilder(ALL_PRIMITIVES);
    Row none = builder.build(1);
    builder.set(3, 0);
    Row zero = builder.build(1);
    assertThat(zero.sameValue(3, none)).isFalse();
    assertThat(zero.sameValue(4, none)).isTrue();
    assertThat(zero.sameValues(none)).isFalse();
  }

  @Test
  void equalityIsThatOfTypeNameKeyAndValues() {
    var one = new RowBuilder(TestType.of("T", ScalarType.INT, ScalarType.BYTES));
    var other = new RowBuilder(TestType.of("T", ScalarType.INT, ScalarType.BYTES));
    one.set(1, new byte[] {1});
    other.set(1, new byte[] {1});
    Row row = one.build(1, 0, 5, 6);
    Row same = other.build(1);
    assertThat(row).isEqualTo(same).hasSameHashCodeAs(same).isEqualTo(row.at(9, 9, 9));
    other.set(1, new byte[] {2});
    assertThat(row).isNotEqualTo(other.build(1));
    assertThat(row.sameValue(1, same)).isTrue();
    one.set(1, new byte[] {1});
    assertThat(row).isNotEqualTo(one.build(2));
    var renamed = new RowBuilder(TestType.of("U", ScalarType.INT, ScalarType.BYTES));
    renamed.set(1, new byte[] {1});
    assertThat(row).isNotEqualTo(renamed.build(1));
  }

  @Test
  void bytesInsideOfListsAreComparedByContent() {
    var builder = new RowBuilder(TestType.of("T", ScalarType.STRING));
    builder.set(0, Arrays.asList(new byte[] {1}, null, List.of(new byte[] {2})));
    Row left = builder.buildNested();
    builder.set(0, Arrays.asList(new byte[] {1}, null, List.of(new byte[] {2})));
    Row right = builder.buildNested();
    builder.set(0, Arrays.asList(new byte[] {1}, null, List.of(new byte[] {3})));
    Row other = builder.buildNested();
    assertThat(left).isEqualTo(right).hasSameHashCodeAs(right).isNotEqualTo(other);
    assertThat(left.sameValue(0, right)).isTrue();
    assertThat(left.sameValue(0, other)).isFalse();
  }

  @Test
  void nestedRowsHaveNoKeyAndEqualByValue() {
    var inner = new RowBuilder(TestType.of("Inner", ScalarType.INT));
    inner.set(0, 1);
    Row nested = inner.buildNested();
    inner.set(0, 1);
    assertThat(nested).isEqualTo(inner.buildNested());
    assertThatThrownBy(nested::key)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Inner");
  }

  @Test
  void theTextShowsNoValues() {
    var builder = new RowBuilder(TestType.of("T", ScalarType.STRING));
    builder.set(0, "secret");
    assertThat(builder.build("secret", 3, 14, 0)).hasToString("T@3:14");
  }
}
