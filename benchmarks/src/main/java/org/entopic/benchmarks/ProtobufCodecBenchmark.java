package org.entopic.benchmarks;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.entopic.benchmarks.generated.ProtoOrder;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.entopic.spi.serde.SerializerConfig;
import org.entopic.spi.serde.SerializerProvider;
import org.entopic.spi.serde.ValueCodec;
import org.entopic.tck.model.OrderStatus;
import org.entopic.tck.model.TestModels;
import org.entopic.tck.model.TestRows;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * The Protobuf codec against generated classes: the same twelve fields to and from the same bytes.
 *
 * <p>A row has a decimal, a UUID, a date and a point in time as Java has them. So have the orders
 * of {@code encodeGenerated} and {@code decodeGenerated}; {@code encodeMessage} and {@code
 * decodeMessage} leave that out, the message being there already or not being looked into.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ProtobufCodecBenchmark {
  private static final int ORDERS = 1024;
  private static final OrderStatus[] STATUSES = OrderStatus.values();

  private final EntityTypeModel type = TestModels.order();
  private final int keyOrdinal = type.primaryKey().properties().get(0).ordinal();
  private final RowBuilder builder = new RowBuilder(type);
  private final SerializerConfig config = new SerializerConfig("benchmark", Map.of());
  private final SerializerProvider protobuf = Serializers.named("protobuf");
  private final ValueCodec codec = protobuf.valueCodec(type, config);
  private final TwoFields first = TwoFields.first(protobuf, codec.schema());
  private final TwoFields spread = TwoFields.spread(protobuf, codec.schema());
  private final TwoFields last = TwoFields.last(protobuf, codec.schema());

  private final Row[] rows = new Row[ORDERS];
  private final JsonOrder[] orders = new JsonOrder[ORDERS];
  private final ProtoOrder[] messages = new ProtoOrder[ORDERS];
  private final byte[][] bytes = new byte[ORDERS][];
  private int next;

  /** Makes the orders: as rows, as objects and as messages. */
  @Setup
  public void prepare() throws InvalidProtocolBufferException {
    for (int i = 0; i < ORDERS; i++) {
      rows[i] = TestRows.order(type, i);
      bytes[i] = codec.encode(rows[i]);
      orders[i] = order(ProtoOrder.parseFrom(bytes[i]));
      messages[i] = message(orders[i]);
      if (!Arrays.equals(messages[i].toByteArray(), bytes[i])) {
        throw new IllegalStateException("The two sides do not write the same.");
      }
    }
  }

  private int next() {
    next = (next + 1) % ORDERS;
    return next;
  }

  private static ProtoOrder message(JsonOrder order) {
    Instant createdAt = Objects.requireNonNull(order.getCreatedAt());
    ProtoOrder.Builder message =
        ProtoOrder.newBuilder()
            .setId(order.getId())
            .setCustomerId(order.getCustomerId())
            .setProductName(Objects.requireNonNull(order.getProductName()))
            .setQuantity(order.getQuantity())
            .setPrice(Objects.requireNonNull(order.getPrice()).toString())
            .setDiscount(order.getDiscount())
            .setStatus(status(Objects.requireNonNull(order.getStatus())))
            .setCreatedAt(
                Timestamp.newBuilder()
                    .setSeconds(createdAt.getEpochSecond())
                    .setNanos(createdAt.getNano()))
            .setPaid(order.isPaid())
            .setTrackingId(Objects.requireNonNull(order.getTrackingId()).toString());
    LocalDate deliveryDate = order.getDeliveryDate();
    if (deliveryDate != null) {
      message.setDeliveryDate(deliveryDate.toString());
    }
    String note = order.getNote();
    if (note != null) {
      message.setNote(note);
    }
    return message.build();
  }

  private static ProtoOrder.OrderStatus status(OrderStatus status) {
    return switch (status) {
      case NEW -> ProtoOrder.OrderStatus.ORDER_STATUS_NEW;
      case PAID -> ProtoOrder.OrderStatus.ORDER_STATUS_PAID;
      case SHIPPED -> ProtoOrder.OrderStatus.ORDER_STATUS_SHIPPED;
      case CANCELLED -> ProtoOrder.OrderStatus.ORDER_STATUS_CANCELLED;
    };
  }

  private static JsonOrder order(ProtoOrder message) {
    var order = new JsonOrder();
    order.setId(message.getId());
    order.setCustomerId(message.getCustomerId());
    order.setProductName(message.getProductName());
    order.setQuantity(message.getQuantity());
    order.setPrice(new BigDecimal(message.getPrice()));
    order.setDiscount(message.getDiscount());
    order.setStatus(STATUSES[message.getStatusValue() - 1]);
    Timestamp createdAt = message.getCreatedAt();
    order.setCreatedAt(Instant.ofEpochSecond(createdAt.getSeconds(), createdAt.getNanos()));
    order.setDeliveryDate(
        message.hasDeliveryDate() ? LocalDate.parse(message.getDeliveryDate()) : null);
    order.setPaid(message.getPaid());
    order.setTrackingId(UUID.fromString(message.getTrackingId()));
    order.setNote(message.hasNote() ? message.getNote() : null);
    return order;
  }

  /** Encodes a row. */
  @Benchmark
  public byte[] encodeRow() {
    return codec.encode(rows[next()]);
  }

  /** Encodes an object with the generated class. */
  @Benchmark
  public byte[] encodeGenerated() {
    return message(orders[next()]).toByteArray();
  }

  /** Encodes a message that has been encoded before, so that its size is known. */
  @Benchmark
  public byte[] encodeMessage() {
    return messages[next()].toByteArray();
  }

  /** Decodes a row. */
  @Benchmark
  public Row decodeRow() {
    int i = next();
    builder.setLong(keyOrdinal, i);
    codec.decode(bytes[i], builder);
    return builder.build(i);
  }

  /** Decodes the second and the fourth of the twelve fields. */
  @Benchmark
  public Row decodeTwoFirst() {
    int i = next();
    return first.decode(i, bytes[i]);
  }

  /** Decodes the second and the seventh of the twelve fields. */
  @Benchmark
  public Row decodeTwoSpread() {
    int i = next();
    return spread.decode(i, bytes[i]);
  }

  /** Decodes the tenth and the twelfth of the twelve fields. */
  @Benchmark
  public Row decodeTwoLast() {
    int i = next();
    return last.decode(i, bytes[i]);
  }

  /** Decodes an object with the generated class. */
  @Benchmark
  public JsonOrder decodeGenerated() throws InvalidProtocolBufferException {
    return order(ProtoOrder.parseFrom(bytes[next()]));
  }

  /** Decodes a message and leaves it. */
  @Benchmark
  public ProtoOrder decodeMessage() throws InvalidProtocolBufferException {
    return ProtoOrder.parseFrom(bytes[next()]);
  }

  /**
   * Runs this benchmark alone.
   *
   * @throws RunnerException if a benchmark fails
   */
  public static void main(String[] args) throws RunnerException {
    new Runner(new OptionsBuilder().include(ProtobufCodecBenchmark.class.getName()).build()).run();
  }
}
