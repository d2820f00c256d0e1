package org.entopic.benchmarks.harness;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.entopic.BadRecordPolicy;
import org.entopic.EntityContextFactory;
import org.entopic.backend.replica.ReplicaBackendProvider;
import org.entopic.engine.record.RecordDecoder;
import org.entopic.engine.record.RecordFormat;
import org.entopic.engine.save.BlockSequences;
import org.entopic.engine.save.SequenceAllocator;
import org.entopic.engine.tracking.GeneratedKeys.Demand;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.PropertyModel;
import org.entopic.serde.json.internal.JsonSerializerProvider;
import org.entopic.spi.backend.Backend;
import org.entopic.spi.backend.BackendConfig;
import org.entopic.spi.backend.StoreDefinition;
import org.entopic.spi.serde.SerializerConfig;

/** How fast numbers for generated keys are given out, blocks taken from the broker included. */
final class Numbers {
  private static final String DATABASE = "numbers";
  private static final int COUNT = 4_000_000;
  private static final int WARM_UP = 3;
  private static final int ROUNDS = 5;
  private static final int THREADS = 8;
  private static final int TOGETHER = 100;

  private Numbers() {}

  static List<Comparison> run(String bootstrapServers) throws Exception {
    try (var factory =
        EntityContextFactory.of(PassContext::new)
            .serializer("json")
            .database(DATABASE)
            .backend("replica")
            .bootstrapServers(bootstrapServers)
            .open()) {
      EntityTypeModel type = factory.model().entityType(Pass.class).orElseThrow();
      try (Backend backend = new ReplicaBackendProvider().open(config(bootstrapServers, type))) {
        backend.ready().join();
        var sequences =
            new BlockSequences(backend.sequences().orElseThrow(), backend.reader().orElseThrow());
        PropertyModel id = type.primaryKey().properties().get(0);
        var one = new Demand(type, id, 1);
        var many = new Demand(type, id, TOGETHER);
        return List.of(
            row("one by one, 1 thread", sequences, one, 1),
            row("one by one, " + THREADS + " threads", sequences, one, THREADS),
            row(TOGETHER + " at a time, 1 thread", sequences, many, 1));
      }
    }
  }

  private static BackendConfig config(String bootstrapServers, EntityTypeModel type) {
    RecordFormat format =
        RecordFormat.of(
            type, new JsonSerializerProvider(), new SerializerConfig(DATABASE, Map.of()));
    return new BackendConfig(
        DATABASE,
        bootstrapServers,
        List.of(new StoreDefinition(type, new RecordDecoder(format), format.schema())),
        Map.of(),
        Duration.ofSeconds(20),
        Duration.ofSeconds(20),
        BadRecordPolicy.SKIP,
        bad -> {});
  }

  private static Comparison row(String how, SequenceAllocator sequences, Demand demand, int threads)
      throws Exception {
    List<Callable<Long>> tasks = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      tasks.add(() -> take(sequences, List.of(demand), COUNT / threads / demand.count()));
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      double nanos = Rounds.medianNanos(WARM_UP, ROUNDS, () -> highest(pool.invokeAll(tasks)));
      return new Comparison(
          "numbers for generated keys, " + how, "/us", COUNT / (nanos / 1e3), Double.NaN, ">= 1");
    } finally {
      pool.shutdown();
    }
  }

  private static long highest(List<Future<Long>> taken) throws Exception {
    long highest = 0;
    for (Future<Long> each : taken) {
      highest = Math.max(highest, each.get());
    }
    return highest;
  }

  /** Returns the last number, which is the highest: a thread's numbers rise. */
  private static long take(SequenceAllocator sequences, List<Demand> demands, int times) {
    long last = 0;
    for (int i = 0; i < times; i++) {
      for (long number : sequences.allocate(demands).join().get(0)) {
        if (number <= last) {
          throw new IllegalStateException("Number " + number + " came after " + last + ".");
        }
        last = number;
      }
    }
    return last;
  }
}
