package org.entopic.benchmarks.harness;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.TopicPartition;
import org.entopic.EntityContextFactory;

/**
 * Saves of one entity from 64 threads, beside one transaction for each; all wait to be readable.
 */
final class ManySavers {
  private static final int THREADS = 64;
  private static final long WARM_UP = 8_000_000_000L;
  private static final long COUNTED = 10_000_000_000L;

  private ManySavers() {}

  static Comparison run(String bootstrapServers) throws Exception {
    return new Comparison(
        "saves of one entity from 64 threads / one transaction for each",
        "per s",
        ours(bootstrapServers),
        theirs(bootstrapServers),
        "ratio >= 20");
  }

  private static double ours(String bootstrapServers) throws Exception {
    var ids = new AtomicInteger();
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try (var factory =
        EntityContextFactory.of(OrderContext::new)
            .serializer("json")
            .database("many")
            .backend("replica")
            .bootstrapServers(bootstrapServers)
            .open()) {
      long begin = System.nanoTime() + WARM_UP;
      List<Future<Integer>> counts = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        Callable<Integer> saver = () -> saves(factory, ids, begin);
        counts.add(pool.submit(saver));
      }
      double sum = 0;
      for (Future<Integer> count : counts) {
        sum += count.get();
      }
      return sum / COUNTED * 1e9;
    } finally {
      pool.shutdown();
    }
  }

  private static int saves(
      EntityContextFactory<OrderContext> factory, AtomicInteger ids, long begin) {
    int counted = 0;
    while (true) {
      try (var db = factory.create()) {
        db.orders.add(new Order(ids.incrementAndGet()));
        db.saveChanges();
      }
      long now = System.nanoTime();
      if (now > begin + COUNTED) {
        return counted;
      }
      counted += now > begin ? 1 : 0;
    }
  }

  private static double theirs(String bootstrapServers) {
    var bare = new BareKafka(bootstrapServers);
    var partition = new TopicPartition("many.Order", 0);
    try (var producer = bare.producer(Map.of("transactional.id", "bare"));
        var consumer = bare.consumer()) {
      producer.initTransactions();
      consumer.assign(List.of(partition));
      consumer.seekToEnd(List.of(partition));
      consumer.position(partition);
      long begin = System.nanoTime() + WARM_UP;
      int counted = 0;
      for (int i = 0; System.nanoTime() < begin + COUNTED; i++) {
        producer.beginTransaction();
        producer.send(bare.record("many.Order", new Order(i), UUID.randomUUID()));
        producer.commitTransaction();
        boolean arrived;
        do {
          arrived = !consumer.poll(Duration.ofSeconds(1)).isEmpty();
        } while (!arrived);
        counted += System.nanoTime() > begin ? 1 : 0;
      }
      return (double) counted / COUNTED * 1e9;
    }
  }
}
