package org.entopic.benchmarks.harness;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.entopic.ConsistencyToken;
import org.entopic.EntityContextFactory;

/**
 * Saving 100,000 new entities at once, against a bare producer with one transaction. The two take
 * turns, and what the view makes of a save is over before the other one begins.
 */
final class BulkSave {
  private static final int COUNT = 100_000;
  private static final int WARM_UP = 8;
  private static final int ROUNDS = 15;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private BulkSave() {}

  static Comparison run(String bootstrapServers) throws Exception {
    open(bootstrapServers, "bare").close();
    var bare = new BareKafka(bootstrapServers);
    var ours = new long[ROUNDS];
    var theirs = new long[ROUNDS];
    try (var factory = open(bootstrapServers, "bulk");
        var producer = bare.producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "bare-bulk"))) {
      producer.initTransactions();
      for (int round = -WARM_UP; round < ROUNDS; round++) {
        long our = save(factory, round + WARM_UP);
        long their = send(bare, producer, round + WARM_UP);
        if (round >= 0) {
          ours[round] = our;
          theirs[round] = their;
        }
      }
    }
    return new Comparison(
        "bulk save of 100,000",
        "entities/ms",
        COUNT / (Rounds.percentile(ours, 0.5) / 1e6),
        COUNT / (Rounds.percentile(theirs, 0.5) / 1e6),
        "ratio >= 0.5, finally 0.8");
  }

  private static EntityContextFactory<OrderContext> open(String bootstrapServers, String database) {
    return EntityContextFactory.of(OrderContext::new)
        .serializer("json")
        .database(database)
        .backend("replica")
        .bootstrapServers(bootstrapServers)
        .visibilityTimeout(Duration.ZERO)
        .open();
  }

  private static long save(EntityContextFactory<OrderContext> factory, int round) {
    System.gc();
    ConsistencyToken written;
    long start = System.nanoTime();
    try (var db = factory.create()) {
      db.orders.addAll(orders(round));
      written = Objects.requireNonNull(db.saveChanges().token());
    }
    long time = System.nanoTime() - start;
    factory.await(written, PATIENCE);
    return time;
  }

  private static long send(BareKafka bare, KafkaProducer<byte[], byte[]> producer, int round)
      throws Exception {
    System.gc();
    long start = System.nanoTime();
    List<Order> orders = orders(round);
    producer.beginTransaction();
    int sent = bare.send(producer, "bare.Order", orders);
    producer.commitTransaction();
    long time = System.nanoTime() - start;
    if (sent != COUNT) {
      throw new IllegalStateException("Sent " + sent + " orders.");
    }
    return time;
  }

  private static List<Order> orders(int round) {
    int first = round * COUNT;
    return IntStream.range(first, first + COUNT).mapToObj(Order::new).toList();
  }
}
