package org.entopic.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entopic.EntityContextFactory;
import org.entopic.EntityContextFactoryBuilder;
import org.entopic.PropertyScope;

/**
 * Opening on 1,000,000 stored entities, against a bare consumer that decodes into a hash map; and
 * what it costs that rows are on disk.
 */
final class ColdStart {
  private static final int COUNT = 1_000_000;
  private static final int BATCH = 50_000;
  private static final int FINDS = 100_000;
  private static final int FOUND_ROWS = 10_000;
  private static final List<String> BACKENDS = List.of("replica", "streams");

  private final String bootstrapServers;
  private final Path directory;

  private ColdStart(String bootstrapServers, Path directory) {
    this.bootstrapServers = bootstrapServers;
    this.directory = directory;
  }

  static List<Comparison> run(String bootstrapServers) throws Exception {
    Path directory = Files.createTempDirectory("cold");
    try {
      return new ColdStart(bootstrapServers, directory).run();
    } finally {
      empty(directory);
      Files.delete(directory);
    }
  }

  private List<Comparison> run() throws Exception {
    inMemory("replica").close();
    var bare = new BareKafka(bootstrapServers);
    try (var producer = bare.producer(Map.of())) {
      for (int first = 0; first < COUNT; first += BATCH) {
        List<Order> orders = IntStream.range(first, first + BATCH).mapToObj(Order::new).toList();
        bare.send(producer, "cold.Order", orders);
      }
    }
    double theirs =
        Rounds.medianNanos(1, 3, () -> bare.readAll("cold.Order").size() == COUNT ? COUNT : null);
    List<Comparison> rows = new ArrayList<>();
    for (String backend : BACKENDS) {
      String aim = backend.equals("replica") ? "ratio >= 0.5, finally 0.7" : "ratio >= 0.3";
      double inMemory = nanos(() -> inMemory(backend));
      rows.add(rates("cold start of 1,000,000, " + backend + ", memory", inMemory, theirs, aim));
      double onDisk =
          nanos(
              () -> {
                empty(directory);
                return onDisk(backend);
              });
      rows.add(rates("... " + backend + ", RocksDB", onDisk, theirs, ""));
      double warm = nanos(() -> onDisk(backend));
      rows.add(millis("warm start of 1,000,000, " + backend + ", RocksDB", warm));
    }
    rows.add(finds());
    return rows;
  }

  private static double nanos(Callable<EntityContextFactory<OrderContext>> opening)
      throws Exception {
    return Rounds.medianNanos(
        1,
        3,
        () -> {
          try (var factory = opening.call();
              var db = factory.create()) {
            return db.orders.count() == COUNT ? COUNT : null;
          }
        });
  }

  /** Finds the same rows again and again, which both have decoded. */
  private Comparison finds() throws Exception {
    int[] keys = new SplittableRandom(42).ints(FINDS, 0, FOUND_ROWS).toArray();
    double onDisk;
    try (var factory = onDisk("replica")) {
      onDisk = Rounds.medianNanos(5, 9, () -> find(factory, keys));
    }
    double inMemory;
    try (var factory = inMemory("replica")) {
      inMemory = Rounds.medianNanos(5, 9, () -> find(factory, keys));
    }
    return new Comparison(
        "find by key, a row in the cache of RocksDB / in memory",
        "us",
        onDisk / FINDS / 1e3,
        inMemory / FINDS / 1e3,
        "ratio <= 2");
  }

  private static long find(EntityContextFactory<OrderContext> factory, int[] keys) {
    long sum = 0;
    for (int i = 0; i < FINDS; ) {
      try (var db = factory.create()) {
        for (int end = i + 1_000; i < end; i++) {
          sum += db.orders.find(keys[i]).orElseThrow().quantity;
        }
      }
    }
    return sum;
  }

  private static Comparison rates(String name, double ours, double theirs, String aim) {
    return new Comparison(name, "rows/ms", COUNT / (ours / 1e6), COUNT / (theirs / 1e6), aim);
  }

  /** The time includes connecting, the schemas and closing, which writes what is left. */
  private static Comparison millis(String name, double nanos) {
    return new Comparison(name, "ms", nanos / 1e6, Double.NaN, "< 1,000");
  }

  private EntityContextFactory<OrderContext> inMemory(String backend) {
    return builder(backend).open();
  }

  private EntityContextFactory<OrderContext> onDisk(String backend) {
    return builder(backend)
        .property(PropertyScope.STORE, "kind", "rocksdb")
        .property(PropertyScope.STORE, "dir", directory.toString())
        .open();
  }

  private EntityContextFactoryBuilder<OrderContext> builder(String backend) {
    return EntityContextFactory.of(OrderContext::new)
        .serializer("json")
        .database("cold")
        .openTimeout(Duration.ofMinutes(5))
        .backend(backend)
        .bootstrapServers(bootstrapServers);
  }

  private static void empty(Path root) throws IOException {
    try (Stream<Path> found = Files.walk(root)) {
      for (Path each : found.sorted(Comparator.reverseOrder()).toList()) {
        if (!each.equals(root)) {
          Files.delete(each);
        }
      }
    }
  }
}
