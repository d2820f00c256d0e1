package org.entopic.serde.protobuf.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entopic.model.ScalarType.INT;
import static org.entopic.model.ScalarType.STRING;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import org.entopic.SerializationFailedException;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.StoreType;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.entopic.spi.serde.SerializerConfig;
import org.entopic.spi.serde.ValueCodec;
import org.entopic.tck.model.TestModels;
import org.entopic.tck.model.TestRows;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Records that are no messages of ours; {@code -Dentopic.fuzz=100000} for a long run, {@code
 * -Dentopic.fuzz.seed} to repeat one.
 */
class BadInputTest {
  private static final int RECORDS = Integer.getInteger("entopic.fuzz", 3_000);
  private static final long SEED = Long.getLong("entopic.fuzz.seed", System.nanoTime());

  /** The ways to damage a record. */
  enum Damage {
    TRUNCATED((bytes, random) -> Arrays.copyOf(bytes, random.nextInt(bytes.length))),
    BITS_FLIPPED(Damage::flip),
    OVERSIZED_LENGTH(Damage::lengthen),
    FOREIGN(Damage::foreign),
    NESTED_GROUPS(Damage::nest),
    SPLICED(Damage::splice);

    private final BiFunction<byte[], Random, byte[]> change;

    Damage(BiFunction<byte[], Random, byte[]> change) {
      this.change = change;
    }

    private static byte[] flip(byte[] bytes, Random random) {
      byte[] changed = bytes.clone();
      for (int i = random.nextInt(6); i >= 0; i--) {
        changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
      }
      return changed;
    }

    /** Puts a tag and a length of up to 2 GiB, or a negative one, anywhere. */
    private static byte[] lengthen(byte[] bytes, Random random) {
      int at = random.nextInt(bytes.length);
      var out = new ByteArrayOutputStream();
      out.write(bytes, 0, at);
      varint(out, (random.nextInt(64) + 1) << 3 | 2);
      varint(out, random.nextBoolean() ? random.nextInt() : random.nextLong());
      out.write(bytes, at, bytes.length - at);
      return out.toByteArray();
    }

    private static byte[] foreign(byte[] bytes, Random random) {
      if (random.nextBoolean()) {
        return ("{\"id\":\"" + random.nextInt() + "\",\"int\":1}").getBytes(StandardCharsets.UTF_8);
      }
      var garbage = new byte[random.nextInt(300)];
      random.nextBytes(garbage);
      return garbage;
    }

    private static byte[] nest(byte[] bytes, Random random) {
      var out = new ByteArrayOutputStream();
      int depth = random.nextInt(20_000);
      int number = random.nextInt(100) + 1;
      for (int i = 0; i < depth; i++) {
        varint(out, number << 3 | 3);
      }
      for (int i = random.nextInt(depth + 1); i > 0; i--) {
        varint(out, number << 3 | 4);
      }
      return out.toByteArray();
    }

    private static byte[] splice(byte[] bytes, Random random) {
      int from = random.nextInt(bytes.length);
      int length = random.nextInt(bytes.length - from);
      int to = random.nextInt(bytes.length);
      var out = new ByteArrayOutputStream();
      out.write(bytes, 0, to);
      out.write(bytes, from, length);
      out.write(bytes, to, bytes.length - to);
      return out.toByteArray();
    }

    private static void varint(ByteArrayOutputStream out, long value) {
      long rest = value;
      while ((rest & ~0x7FL) != 0) {
        out.write((int) (rest & 0x7F | 0x80));
        rest >>>= 7;
      }
      out.write((int) rest);
    }
  }

  private static ValueCodec codec(EntityTypeModel type) {
    return new ProtobufSerializerProvider()
        .valueCodec(type, new SerializerConfig("test", Map.of()));
  }

  @ParameterizedTest
  @EnumSource
  void damagedRecordsAreReadOrRefusedAndNothingElse(Damage damage) {
    System.err.println("BadInputTest: " + damage + " seed " + SEED);
    EntityTypeModel type = TestModels.allTypes();
    ValueCodec codec = codec(type);
    var random = new Random(SEED);
    var rows = new RandomRows(SEED);
    var target = new RowBuilder(type);
    byte[] bytes = codec.encode(rows.of(type));
    for (int i = 0; i < RECORDS; i++) {
      if (i % 50 == 0) {
        bytes = codec.encode(rows.of(type));
      }
      byte[] damaged = damage.change.apply(bytes, random);
      try {
        codec.decode(damaged, target);
        codec.encode(target.build("key"));
      } catch (SerializationFailedException e) {
        assertThat(e)
            .hasNoCause()
            .hasMessageStartingWith("PROTO-0")
            .hasMessageContaining("'AllTypes'");
        target.reset();
      } catch (RuntimeException | Error e) {
        throw new AssertionError(
            "seed " + SEED + ", record " + i + ": " + Arrays.toString(damaged), e);
      }
    }
  }

  @Test
  void everyTruncationIsReadOrRefused() {
    EntityTypeModel type = TestModels.allTypes();
    ValueCodec codec = codec(type);
    byte[] bytes = codec.encode(new RandomRows(1).of(type));
    int refused = 0;
    for (int length = 0; length < bytes.length; length++) {
      try {
        codec.decode(Arrays.copyOf(bytes, length), new RowBuilder(type));
      } catch (SerializationFailedException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(bytes.length / 2);
  }

  @Test
  void aFieldRepeatedHoweverOftenTakesNoTimeToSpeakOf() {
    var part = TestModels.complex("Part").property("name", STRING).build();
    EntityTypeModel type =
        TestModels.entity("Thing")
            .key("id", INT)
            .nullable("part", new StoreType.Complex(part))
            .build();
    var bytes = new byte[2_000_000];
    for (int i = 0; i < bytes.length; i += 2) {
      bytes[i] = 2 << 3 | 2;
    }
    var target = new RowBuilder(type);
    ValueCodec codec = codec(type);
    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> codec.decode(bytes, target));
    assertThat(target.build(1).get(type.property("part").orElseThrow().ordinal()))
        .isEqualTo(TestRows.nested(part, ""));
  }

  @Test
  void numbersOfAMillionDigitsAreRefusedBeforeTheyAreParsed() {
    EntityTypeModel text =
        TestModels.entity("Thing").key("id", INT).property("number", STRING).build();
    EntityTypeModel number =
        TestModels.entity("Thing")
            .key("id", INT)
            .property("number", org.entopic.model.ScalarType.DECIMAL)
            .build();
    byte[] bytes = codec(text).encode(TestRows.row(text, 1, "1".repeat(1_000_000)));
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () ->
            assertThatThrownBy(() -> codec(number).decode(bytes, new RowBuilder(number)))
                .isInstanceOf(SerializationFailedException.class)
                .hasMessageContaining("property 'number' takes a text of the form of DECIMAL"));
    Row huge = TestRows.row(number, 1, new java.math.BigDecimal("1E+20000"));
    assertThatThrownBy(() -> codec(number).encode(huge))
        .isInstanceOf(SerializationFailedException.class)
        .hasMessageStartingWith(
            "PROTO-03: A value of 'Thing' cannot be written, because property"
                + " 'number' has more than 10000 digits");
  }

  @Test
  void placesOfNullsThatAListHasNotAreRefused() {
    EntityTypeModel type =
        TestModels.entity("Thing")
            .key("id", INT)
            .property("list", new StoreType.Collection(new StoreType.Scalar(INT)))
            .build();
    for (byte place : List.of((byte) 2, (byte) 1, (byte) 3, (byte) -128)) {
      byte[] bytes = {2 << 3 | 2, 1, 7, 3 << 3 | 2, 1, place};
      assertThatThrownBy(() -> codec(type).decode(bytes, new RowBuilder(type)))
          .isInstanceOf(SerializationFailedException.class);
    }
  }
}
