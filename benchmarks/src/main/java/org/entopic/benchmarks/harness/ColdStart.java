package org.entopic.benchmarks.harness;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.entopic.EntityContextFactory;

/** Opening on 1,000,000 stored entities, against a bare consumer that decodes into a hash map. */
final class ColdStart {
  private static final int COUNT = 1_000_000;
  private static final int BATCH = 50_000;

  private ColdStart() {}

  static List<Comparison> run(String bootstrapServers) throws Exception {
    open("replica", bootstrapServers).close();
    var bare = new BareKafka(bootstrapServers);
    try (var producer = bare.producer(Map.of())) {
      for (int first = 0; first < COUNT; first += BATCH) {
        List<Order> orders = IntStream.range(first, first + BATCH).mapToObj(Order::new).toList();
        bare.send(producer, "cold.Order", orders);
      }
    }
    double replica = nanos("replica", bootstrapServers);
    double streams = nanos("streams", bootstrapServers);
    double theirs =
        Rounds.medianNanos(1, 3, () -> bare.readAll("cold.Order").size() == COUNT ? COUNT : null);
    return List.of(
        comparison("cold start of 1,000,000", replica, theirs, "ratio >= 0.5, finally 0.7"),
        comparison("... by Kafka Streams", streams, theirs, "ratio >= 0.3"));
  }

  private static double nanos(String backend, String bootstrapServers) throws Exception {
    return Rounds.medianNanos(
        1,
        3,
        () -> {
          try (var factory = open(backend, bootstrapServers);
              var db = factory.create()) {
            return db.orders.count() == COUNT ? COUNT : null;
          }
        });
  }

  private static Comparison comparison(String name, double ours, double theirs, String aim) {
    return new Comparison(name, "rows/ms", COUNT / (ours / 1e6), COUNT / (theirs / 1e6), aim);
  }

  private static EntityContextFactory<OrderContext> open(String backend, String bootstrapServers) {
    return EntityContextFactory.of(OrderContext::new)
        .serializer("json")
        .database("cold")
        .backend(backend)
        .bootstrapServers(bootstrapServers)
        .open();
  }
}
