package org.entopic.benchmarks;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ScalarType;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.entopic.spi.serde.SerializerConfig;
import org.entopic.spi.serde.SerializerProvider;
import org.entopic.spi.serde.ValueCodec;
import org.entopic.spi.serde.ValueDecoder;
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
  private final EntityTypeModel two =
      TestModels.entity("Order")
          .key("id", ScalarType.INT)
          .property("customerId", ScalarType.LONG)
          .property("paid", ScalarType.BOOLEAN)
          .build();
  private final int keyOrdinal = type.primaryKey().properties().get(0).ordinal();
  private final int keyOfTwo = two.primaryKey().properties().get(0).ordinal();
  private final RowBuilder builder = new RowBuilder(type);
  private final RowBuilder builderOfTwo = new RowBuilder(two);
  private final SerializerConfig config = new SerializerConfig("benchmark", Map.of());
  private final SerializerProvider json = Serializers.named("json");
  private final ValueCodec codec = json.valueCodec(type, config);
  private final ValueDecoder projection =
      json.valueCodec(two, config, List.of(codec.schema())).decoder(codec.schema());
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

  /** Decodes a row of a type that has two of the twelve fields beside the key. */
  @Benchmark
  public Row decodeTwoFields() {
    int i = next();
    builderOfTwo.setLong(keyOfTwo, i);
    projection.decode(texts[i], builderOfTwo);
    return builderOfTwo.build(i);
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
