package org.entopic.spi.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.entopic.SerializationFailedException;
import org.entopic.model.KeyOrder;
import org.entopic.model.KeyValues;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bytes of tuples sort like {@link KeyOrder}, whatever the types. */
class TupleKeyCodecPropertyTest {
  @Property
  void longsAndInts(
      @ForAll long a1, @ForAll int b1, @ForAll long a2, @ForAll int b2, @ForAll boolean same) {
    assertOrder(
        List.of(ScalarType.LONG, ScalarType.INT),
        KeyValues.of(a1, b1),
        KeyValues.of(same ? a1 : a2, b2));
  }

  @Property
  void smallNumbers(@ForAll byte a1, @ForAll short b1, @ForAll byte a2, @ForAll short b2) {
    assertOrder(
        List.of(ScalarType.BYTE, ScalarType.SHORT), KeyValues.of(a1, b1), KeyValues.of(a2, b2));
  }

  @Property
  void floatingPointNumbers(
      @ForAll("doubles") double a1,
      @ForAll("doubles") double a2,
      @ForAll("doubles") double b1,
      @ForAll("doubles") double b2) {
    assertOrder(
        List.of(ScalarType.DOUBLE, ScalarType.FLOAT),
        KeyValues.of(a1, (float) b1),
        KeyValues.of(a2, (float) b2));
  }

  @Provide
  Arbitrary<Double> doubles() {
    return Arbitraries.oneOf(
        Arbitraries.of(-0d, 0d, Double.NaN, 1 / 0d, -1 / 0d, Double.MIN_VALUE, -Double.MIN_VALUE),
        Arbitraries.longs().map(Double::longBitsToDouble));
  }

  @Property(tries = 3000)
  void textsOfAnyUnits(
      @ForAll("texts") String a1,
      @ForAll("texts") String b1,
      @ForAll("texts") String a2,
      @ForAll("texts") String b2) {
    List<ScalarType> types = List.of(ScalarType.STRING, ScalarType.STRING);
    assertOrder(types, KeyValues.of(a1, b1), KeyValues.of(a2, b2));
    assertOrder(types, KeyValues.of(a1, b1), KeyValues.of(a1 + a2, b2));
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<Character> unit =
        Arbitraries.oneOf(
            Arbitraries.of('\0', '\u0001', 'a', '\u007F', '\u0080', '\u07FF', '\u0800', '\uFFFF'),
            Arbitraries.chars().range('\uD800', '\uDFFF'),
            Arbitraries.chars().all());
    return unit.list().ofMaxSize(4).map(TupleKeyCodecPropertyTest::join);
  }

  private static String join(List<Character> units) {
    var text = new StringBuilder();
    units.forEach(text::append);
    return text.toString();
  }

  @Property(tries = 3000)
  void bigIntegers(
      @ForAll @Size(min = 1, max = 5) byte[] a,
      @ForAll @Size(min = 1, max = 5) byte[] b,
      @ForAll @IntRange(min = -2, max = 2) int near) {
    List<ScalarType> types = List.of(ScalarType.BIG_INTEGER, ScalarType.BOOLEAN);
    var left = new BigInteger(a);
    assertOrder(types, KeyValues.of(left, true), KeyValues.of(new BigInteger(b), false));
    BigInteger neighbour = left.add(BigInteger.valueOf(near));
    assertOrder(types, KeyValues.of(left, true), KeyValues.of(neighbour, false));
  }

  @Test
  void bigIntegersAroundTheBordersOfLengths() {
    List<ScalarType> types = List.of(ScalarType.BIG_INTEGER, ScalarType.BOOLEAN);
    List<BigInteger> sorted =
        List.of(-65537, -32769, -32768, -257, -256, -129, -128, -1, 0, 1, 127, 128, 255, 256, 65536)
            .stream()
            .map(BigInteger::valueOf)
            .toList();
    for (BigInteger left : sorted) {
      for (BigInteger right : sorted) {
        assertOrder(types, KeyValues.of(left, true), KeyValues.of(right, true));
      }
    }
  }

  @Property
  void uuidsCompareAsUnsignedNumbers(
      @ForAll long a1, @ForAll long b1, @ForAll long a2, @ForAll long b2, @ForAll boolean same) {
    assertOrder(
        List.of(ScalarType.UUID, ScalarType.CHAR),
        KeyValues.of(new UUID(a1, b1), 'x'),
        KeyValues.of(new UUID(same ? a1 : a2, b2), 'y'));
  }

  @Property
  void times(
      @ForAll("seconds") long a1,
      @ForAll("seconds") long a2,
      @ForAll @IntRange(max = 999_999_999) int n1,
      @ForAll @IntRange(max = 999_999_999) int n2) {
    assertOrder(
        List.of(ScalarType.INSTANT, ScalarType.DURATION),
        KeyValues.of(Instant.ofEpochSecond(a1, n1), Duration.ofSeconds(-a1, n2)),
        KeyValues.of(Instant.ofEpochSecond(a2, n2), Duration.ofSeconds(-a2, n1)));
  }

  @Provide
  Arbitrary<Long> seconds() {
    return Arbitraries.longs().between(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond());
  }

  private static void assertOrder(List<ScalarType> types, KeyValues left, KeyValues right) {
    KeyCodec codec = codec(types);
    byte[] leftBytes = codec.encode(left);
    byte[] rightBytes = codec.encode(right);
    assertThat(Integer.signum(Arrays.compareUnsigned(leftBytes, rightBytes)))
        .as("%s and %s", left, right)
        .isEqualTo(Integer.signum(KeyOrder.compare(left, right)));
    assertThat(codec.decode(leftBytes)).isEqualTo(left);
    assertThat(codec.decode(rightBytes)).isEqualTo(right);
  }

  @ParameterizedTest
  @CsvSource({
    "STRING, ''", // nothing
    "STRING, 61", // no end
    "STRING, 6100", // half an end
    "STRING, 00020000", // no mark behind the zero
    "STRING, 800000", // continuation first
    "STRING, c16100", // no continuation
    "STRING, c1810000", // two bytes for what fits in one
    "STRING, e080810000", // three bytes for what fits in two
    "STRING, f0808080", // four bytes
    "BIG_INTEGER, 00000000", // the length whose absolute value is negative
    "BIG_INTEGER, 80000000", // length 0
    "BIG_INTEGER, ffffffff01", // longer than what is there
    "BIG_INTEGER, 80000001ff", // negative number with positive length
    "BIG_INTEGER, 7fffffff01", // positive number with negative length
    "BIG_INTEGER, 800000020001", // two bytes for what fits in one
    "INSTANT, ffffffffffffffff00000000", // out of range
    "INSTANT, 800000000000000080000000", // negative nanoseconds
    "DURATION, 80000000000000003b9aca00", // a whole second of nanoseconds
    "LOCAL_DATE, ffffffffffffffff",
    "LOCAL_TIME, ffffffffffffffff",
    "BOOLEAN, 02"
  })
  void whatNoWriterMakesIsRefused(ScalarType type, String hex) {
    assertThatThrownBy(
            () -> codec(List.of(type, ScalarType.BYTE)).decode(HexFormat.of().parseHex(hex + "80")))
        .isInstanceOf(SerializationFailedException.class)
        .hasNoCause()
        .hasMessageStartingWith("API-09: A key of " + (hex.length() / 2 + 1) + " bytes");
  }

  @Test
  void trailingBytesAreRefused() {
    KeyCodec codec = codec(List.of(ScalarType.BYTE, ScalarType.BYTE));
    assertThat(codec.decode(new byte[] {0, 0})).isEqualTo(KeyValues.of((byte) -128, (byte) -128));
    assertThatThrownBy(() -> codec.decode(new byte[3]))
        .isInstanceOf(SerializationFailedException.class);
  }

  private static KeyCodec codec(List<ScalarType> types) {
    return KeyCodec.standard(types.stream().<StoreType>map(StoreType.Scalar::new).toList());
  }
}
