package org.entopic.tck.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entopic.model.ScalarType.INT;
import static org.entopic.model.ScalarType.LONG;
import static org.entopic.model.ScalarType.STRING;

import java.lang.System.Logger.Level;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.entopic.SerializationFailedException;
import org.entopic.model.ComplexTypeModel;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.entopic.spi.serde.SerializerCapability;
import org.entopic.spi.serde.SerializerConfig;
import org.entopic.spi.serde.SerializerProvider;
import org.entopic.spi.serde.ValueCodec;
import org.entopic.spi.serde.ValueDecoder;
import org.entopic.tck.model.EntityDefinition;
import org.entopic.tck.model.OrderStatus;
import org.entopic.tck.model.TestModels;
import org.entopic.tck.model.TestRows;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Records that are no values of the type: read or refused, in time and within bounds.
 *
 * <p>Extend it in the serializer's tests. Some thousand records of each kind are tried, {@code
 * -Dentopic.fuzz=100000} tries more, {@code -Dentopic.fuzz.seed} repeats a run.
 */
public abstract class BadInputContract {
  private static final int RECORDS = Integer.getInteger("entopic.fuzz", 3_000);
  private static final long SEED = Long.getLong("entopic.fuzz.seed", System.nanoTime());
  private static final List<OrderStatus> STATUSES = List.of(OrderStatus.values());
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final SerializerConfig CONFIG = new SerializerConfig("test", Map.of());

  /** The ways to damage a record. */
  public enum Kind {
    /** The end is missing. */
    TRUNCATED,
    /** Some bits are others. */
    BITS_FLIPPED,
    /** A huge number stands somewhere, as varint, as text or as four bytes. */
    OVERSIZED,
    /** Bytes of another origin. */
    FOREIGN,
    /** A part stands there twice, or somewhere else. */
    SPLICED,
    /** One byte again and again, as deep nesting would be. */
    REPEATED
  }

  private final ComplexTypeModel item =
      TestModels.complex("Item")
          .property("name", STRING)
          .nullable("count", LONG)
          .nullable("price", ScalarType.DECIMAL)
          .build();

  /** Creates the contract. */
  protected BadInputContract() {}

  /** Returns the serializer to test. */
  protected abstract SerializerProvider provider();

  @ParameterizedTest
  @EnumSource
  void damagedRecordsAreReadOrRefusedAndNothingElse(Kind kind) {
    System.getLogger(BadInputContract.class.getName())
        .log(
            Level.INFO,
            "{0}: {1} x {2}, -Dentopic.fuzz.seed={3}",
            provider().name(),
            Integer.toString(RECORDS),
            kind,
            Long.toString(SEED));
    Assertions.assertTimeoutPreemptively(PATIENCE, () -> tryAll(kind));
  }

  private boolean isNesting() {
    return provider().capabilities(CONFIG).contains(SerializerCapability.NESTED_VALUES);
  }

  private EntityTypeModel type() {
    EntityDefinition basket =
        TestModels.entity("Basket")
            .key("id", INT)
            .property("owner", STRING)
            .property("total", ScalarType.DECIMAL)
            .property("big", ScalarType.BIG_INTEGER)
            .property("status", TestModels.status())
            .property("at", ScalarType.INSTANT)
            .property("token", ScalarType.UUID)
            .property("content", ScalarType.BYTES);
    return isNesting()
        ? basket
            .nullable("first", new StoreType.Complex(item))
            .property("items", new StoreType.Collection(new StoreType.Complex(item)))
            .property("tags", new StoreType.Collection(new StoreType.Scalar(STRING)))
            .build()
        : basket.build();
  }

  private EntityTypeModel laterType() {
    EntityDefinition basket =
        TestModels.entity("Basket").key("id", INT).property("holder", STRING).once("owner");
    return isNesting()
        ? basket.property("items", new StoreType.Collection(new StoreType.Complex(item))).build()
        : basket.build();
  }

  private void tryAll(Kind kind) {
    EntityTypeModel type = type();
    EntityTypeModel later = laterType();
    ValueCodec codec = provider().valueCodec(type, CONFIG);
    ValueDecoder resolved = provider().valueCodec(later, CONFIG).decoder(codec.schema());
    var random = new Random(SEED);
    var target = new RowBuilder(type);
    var targetLater = new RowBuilder(later);
    for (int i = 0; i < RECORDS; i++) {
      byte[] damaged = damaged(kind, codec.encode(row(type, random)), random);
      decode(codec, damaged, target);
      decode(resolved, damaged, targetLater);
    }
  }

  private static void decode(ValueDecoder decoder, byte[] bytes, RowBuilder target) {
    try {
      decoder.decode(bytes, target);
    } catch (SerializationFailedException expected) {
      assertThat(expected).hasMessageContaining("'Basket'").hasNoCause();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw new AssertionError("seed " + SEED + ": " + Arrays.toString(bytes), e);
    }
    target.reset();
  }

  private Row row(EntityTypeModel type, Random random) {
    var content = new byte[random.nextInt(40)];
    random.nextBytes(content);
    List<@Nullable Object> items = new ArrayList<>();
    List<@Nullable Object> tags = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      items.add(random.nextInt(6) == 0 ? null : item(random));
      tags.add(random.nextInt(6) == 0 ? null : text(random));
    }
    List<@Nullable Object> values = new ArrayList<>();
    values.add(random.nextInt());
    values.add(text(random));
    values.add(BigDecimal.valueOf(random.nextLong(), random.nextInt(9)));
    values.add(new BigInteger(random.nextInt(200), random));
    values.add(STATUSES.get(random.nextInt(STATUSES.size())));
    values.add(Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)));
    values.add(new UUID(random.nextLong(), random.nextLong()));
    values.add(content);
    if (isNesting()) {
      values.add(random.nextBoolean() ? null : item(random));
      values.add(items);
      values.add(tags);
    }
    return TestRows.row(type, values.toArray());
  }

  private Row item(Random random) {
    return TestRows.nested(
        item, text(random), random.nextBoolean() ? null : random.nextLong(), BigDecimal.TEN);
  }

  private static String text(Random random) {
    return random
        .ints(random.nextInt(20), ' ', 0x250)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static byte[] damaged(Kind kind, byte[] bytes, Random random) {
    return switch (kind) {
      case TRUNCATED -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case BITS_FLIPPED -> flipped(bytes, random);
      case OVERSIZED -> inserted(bytes, random.nextInt(bytes.length), huge(random));
      case FOREIGN -> foreign(random);
      case SPLICED -> {
        int from = random.nextInt(bytes.length);
        byte[] part = Arrays.copyOfRange(bytes, from, from + random.nextInt(bytes.length - from));
        yield inserted(bytes, random.nextInt(bytes.length), part);
      }
      case REPEATED -> {
        var repeated = new byte[random.nextInt(4_000)];
        Arrays.fill(repeated, random.nextBoolean() ? (byte) random.nextInt(256) : (byte) '[');
        yield inserted(bytes, random.nextInt(bytes.length), repeated);
      }
    };
  }

  private static byte[] flipped(byte[] bytes, Random random) {
    byte[] flipped = bytes.clone();
    for (int i = random.nextInt(6); i >= 0; i--) {
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return flipped;
  }

  private static byte[] inserted(byte[] bytes, int at, byte[] part) {
    var all = new byte[bytes.length + part.length];
    System.arraycopy(bytes, 0, all, 0, at);
    System.arraycopy(part, 0, all, at, part.length);
    System.arraycopy(bytes, at, all, at + part.length, bytes.length - at);
    return all;
  }

  private static byte[] huge(Random random) {
    byte[][] forms = {
      {-1, -1, -1, -1, 0x0F},
      {-2, -1, -1, -1, 0x0F},
      {-1, -1, -1, -1, -1, -1, -1, -1, -1, 1},
      {0x7F, -1, -1, -1},
      "1e999999999".getBytes(StandardCharsets.US_ASCII),
      "9".repeat(20_000).getBytes(StandardCharsets.US_ASCII)
    };
    return forms[random.nextInt(forms.length)];
  }

  private static byte[] foreign(Random random) {
    if (random.nextInt(4) == 0) {
      return ("{\"id\":\"" + random.nextInt() + "\",\"owner\":1}").getBytes(StandardCharsets.UTF_8);
    }
    var garbage = new byte[random.nextInt(300)];
    random.nextBytes(garbage);
    return garbage;
  }
}
