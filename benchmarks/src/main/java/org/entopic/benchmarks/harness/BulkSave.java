package org.entopic.benchmarks.harness;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.entopic.EntityContextFactory;

/** Saving 100,000 new entities at once, against a bare producer with one transaction. */
final class BulkSave {
  private static final int COUNT = 100_000;

  private BulkSave() {}

  static Comparison run(String bootstrapServers) throws Exception {
    double ours;
    try (var factory =
        EntityContextFactory.of(OrderContext::new)
            .serializer("json")
            .database("bulk")
            .backend("replica")
            .bootstrapServers(bootstrapServers)
            .visibilityTimeout(Duration.ZERO)
            .open()) {
      int[] next = {0};
      ours =
          Rounds.medianNanos(
              4,
              7,
              () -> {
                List<Order> orders = orders(next);
                try (var db = factory.create()) {
                  db.orders.addAll(orders);
                  return db.saveChanges().entitiesWritten() == COUNT ? COUNT : null;
                }
              });
    }
    var bare = new BareKafka(bootstrapServers);
    double theirs;
    try (var producer =
        bare.producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "bare-bulk"))) {
      producer.initTransactions();
      int[] next = {0};
      theirs =
          Rounds.medianNanos(
              4,
              7,
              () -> {
                List<Order> orders = orders(next);
                producer.beginTransaction();
                int sent = bare.send(producer, "bulk.Order", orders);
                producer.commitTransaction();
                return sent;
              });
    }
    return new Comparison(
        "bulk save of 100,000",
        "entities/ms",
        COUNT / (ours / 1e6),
        COUNT / (theirs / 1e6),
        "ratio >= 0.5, finally 0.8");
  }

  private static List<Order> orders(int[] next) {
    int first = next[0];
    next[0] += COUNT;
    return IntStream.range(first, next[0]).mapToObj(Order::new).toList();
  }
}
