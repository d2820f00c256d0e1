package org.entopic.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.entopic.spi.serde.SerializerConfig;
import org.entopic.spi.serde.SerializerProvider;
import org.entopic.spi.serde.ValueCodec;
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

/** The Avro codec against Avro's specific records: the same twelve fields, the same bytes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class AvroCodecBenchmark {
  private static final int ORDERS = 1024;

  private final EntityTypeModel type = TestModels.order();
  private final int keyOrdinal = type.primaryKey().properties().get(0).ordinal();
  private final RowBuilder builder = new RowBuilder(type);
  private final SerializerProvider avro = Serializers.named("avro");
  private final SerializerConfig config = new SerializerConfig("benchmark", Map.of());
  private final ValueCodec codec = avro.valueCodec(type, config);
  private final TwoFields first = TwoFields.first(avro, codec.schema());
  private final TwoFields spread = TwoFields.spread(avro, codec.schema());
  private final TwoFields last = TwoFields.last(avro, codec.schema());
  private final Schema schema = new Schema.Parser().parse(codec.schema().text());
  private final SpecificDatumReader<AvroOrder> reader =
      new SpecificDatumReader<>(schema, schema, AvroOrder.data());
  private final SpecificDatumWriter<AvroOrder> writer =
      new SpecificDatumWriter<>(schema, AvroOrder.data());
  private final ByteArrayOutputStream stream = new ByteArrayOutputStream();
  private final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(stream, null);
  private final BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(new byte[0], null);

  private final Row[] rows = new Row[ORDERS];
  private final AvroOrder[] orders = new AvroOrder[ORDERS];
  private final byte[][] records = new byte[ORDERS][];
  private int next;

  /** Makes the orders, once as rows and once as specific records. */
  @Setup
  public void prepare() throws IOException {
    for (int i = 0; i < ORDERS; i++) {
      rows[i] = TestRows.order(type, i);
      records[i] = codec.encode(rows[i]);
      orders[i] = read(records[i]);
      if (!Arrays.equals(write(orders[i]), records[i])) {
        throw new IllegalStateException("The two sides do not write the same.");
      }
    }
  }

  private AvroOrder read(byte[] bytes) throws IOException {
    return reader.read(null, DecoderFactory.get().binaryDecoder(bytes, decoder));
  }

  private byte[] write(AvroOrder order) throws IOException {
    stream.reset();
    writer.write(order, encoder);
    encoder.flush();
    return stream.toByteArray();
  }

  private int next() {
    next = (next + 1) % ORDERS;
    return next;
  }

  /** Encodes a row. */
  @Benchmark
  public byte[] encodeRow() {
    return codec.encode(rows[next()]);
  }

  /** Encodes a specific record. */
  @Benchmark
  public byte[] encodeSpecific() throws IOException {
    return write(orders[next()]);
  }

  /** Decodes a row. */
  @Benchmark
  public Row decodeRow() {
    int i = next();
    builder.setLong(keyOrdinal, i);
    codec.decode(records[i], builder);
    return builder.build(i);
  }

  /** Decodes the second and the fourth of the twelve fields. */
  @Benchmark
  public Row decodeTwoFirst() {
    int i = next();
    return first.decode(i, records[i]);
  }

  /** Decodes the second and the seventh of the twelve fields. */
  @Benchmark
  public Row decodeTwoSpread() {
    int i = next();
    return spread.decode(i, records[i]);
  }

  /** Decodes the tenth and the twelfth of the twelve fields. */
  @Benchmark
  public Row decodeTwoLast() {
    int i = next();
    return last.decode(i, records[i]);
  }

  /** Decodes a specific record. */
  @Benchmark
  public Object decodeSpecific() throws IOException {
    return read(records[next()]);
  }

  /**
   * Runs this benchmark alone.
   *
   * @throws RunnerException if a benchmark fails
   */
  public static void main(String[] args) throws RunnerException {
    new Runner(new OptionsBuilder().include(AvroCodecBenchmark.class.getName()).build()).run();
  }
}
