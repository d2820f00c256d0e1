package org.entopic.benchmarks.harness;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.entopic.EntityContextFactory;

/** Saving one entity until it can be read, against a bare produce and consume on one thread. */
final class SingleSave {
  private static final int WARM_UP = 2_000;
  private static final int ROUNDS = 3_000;

  private SingleSave() {}

  static List<Comparison> run(String bootstrapServers) throws Exception {
    long[] ours = ours(bootstrapServers);
    long[] theirs = theirs(bootstrapServers);
    return List.of(
        row("p50", 0.5, "ratio <= 1.5", ours, theirs), row("p99", 0.99, "", ours, theirs));
  }

  private static Comparison row(String name, double q, String aim, long[] ours, long[] theirs) {
    return new Comparison(
        "one save until readable, " + name,
        "us",
        Rounds.percentile(ours, q) / 1e3,
        Rounds.percentile(theirs, q) / 1e3,
        aim);
  }

  private static long[] ours(String bootstrapServers) {
    var times = new long[ROUNDS];
    try (var factory =
        EntityContextFactory.of(OrderContext::new)
            .serializer("json")
            .database("single")
            .backend("replica")
            .bootstrapServers(bootstrapServers)
            .open()) {
      for (int i = -WARM_UP; i < ROUNDS; i++) {
        var order = new Order(i + WARM_UP);
        long start = System.nanoTime();
        try (var db = factory.create()) {
          db.orders.add(order);
          db.saveChanges();
        }
        if (i >= 0) {
          times[i] = System.nanoTime() - start;
        }
      }
    }
    return times;
  }

  private static long[] theirs(String bootstrapServers) {
    var times = new long[ROUNDS];
    var bare = new BareKafka(bootstrapServers);
    var partition = new TopicPartition("single.Order", 0);
    try (var producer = bare.producer(Map.of());
        var consumer = bare.consumer()) {
      consumer.assign(List.of(partition));
      consumer.seekToEnd(List.of(partition));
      consumer.position(partition);
      for (int i = -WARM_UP; i < ROUNDS; i++) {
        var order = new Order(i + WARM_UP);
        long start = System.nanoTime();
        producer.send(bare.record("single.Order", order, UUID.randomUUID()));
        boolean arrived;
        do {
          arrived = !consumer.poll(Duration.ofSeconds(1)).isEmpty();
        } while (!arrived);
        if (i >= 0) {
          times[i] = System.nanoTime() - start;
        }
      }
    }
    return times;
  }
}
