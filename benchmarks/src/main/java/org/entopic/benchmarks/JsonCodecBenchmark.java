package org.entopic.benchmarks;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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

/** The JSON codec against Jackson databind: the same twelve fields to and from the same text. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class JsonCodecBenchmark {
  private static final int ORDERS = 1024;

  private final EntityTypeModel type = TestModels.order();
  private final int keyOrdinal = type.primaryKey().properties().get(0).ordinal();
  private final RowBuilder builder = new RowBuilder(type);
  private final SerializerConfig config = new SerializerConfig("benchmark", Map.of());
  private final SerializerProvider json = Serializers.named("json");
  private final ValueCodec codec = json.valueCodec(type, config);
  private final TwoFields first = TwoFields.first(json, codec.schema());
  private final TwoFields spread = TwoFields.spread(json, codec.schema());
  private final TwoFields last = TwoFields.last(json, codec.schema());
  private final JsonMapper mapper =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .build();
  private final ObjectReader reader = mapper.readerFor(JsonOrder.class);
  private final ObjectWriter writer = mapper.writerFor(JsonOrder.class);

  private final Row[] rows = new Row[ORDERS];
  private final JsonOrder[] orders = new JsonOrder[ORDERS];
  private final byte[][] texts = new byte[ORDERS][];
  private int next;

  /** Makes the orders, once as rows and once as objects. */
  @Setup
  public void prepare() throws IOException {
    for (int i = 0; i < ORDERS; i++) {
      rows[i] = TestRows.order(type, i);
      texts[i] = codec.encode(rows[i]);
      orders[i] = reader.readValue(texts[i]);
      if (writer.writeValueAsBytes(orders[i]).length != texts[i].length) {
        throw new IllegalStateException("The two sides do not write the same.");
      }
    }
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

  /** Encodes an object with databind. */
  @Benchmark
  public byte[] encodeDatabind() throws IOException {
    return writer.writeValueAsBytes(orders[next()]);
  }

  /** Decodes a row. */
  @Benchmark
  public Row decodeRow() {
    int i = next();
    builder.setLong(keyOrdinal, i);
    codec.decode(texts[i], builder);
    return builder.build(i);
  }

  /** Decodes the second and the fourth of the twelve fields. */
  @Benchmark
  public Row decodeTwoFirst() {
    int i = next();
    return first.decode(i, texts[i]);
  }

  /** Decodes the second and the seventh of the twelve fields. */
  @Benchmark
  public Row decodeTwoSpread() {
    int i = next();
    return spread.decode(i, texts[i]);
  }

  /** Decodes the tenth and the twelfth of the twelve fields. */
  @Benchmark
  public Row decodeTwoLast() {
    int i = next();
    return last.decode(i, texts[i]);
  }

  /** Decodes an object with databind. */
  @Benchmark
  public JsonOrder decodeDatabind() throws IOException {
    return reader.readValue(texts[next()]);
  }

  /**
   * Runs this benchmark alone.
   *
   * @throws RunnerException if a benchmark fails
   */
  public static void main(String[] args) throws RunnerException {
    new Runner(new OptionsBuilder().include(JsonCodecBenchmark.class.getName()).build()).run();
  }
}
