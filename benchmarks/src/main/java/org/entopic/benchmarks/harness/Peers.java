package org.entopic.benchmarks.harness;

import io.kcache.KafkaCache;
import io.kcache.KafkaCacheConfig;
import io.kcache.KeyValueIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.entopic.EntityContextFactory;

/**
 * Reads of the same topic by others that keep a topic in memory: interactive queries of Kafka
 * Streams over a global store, and KCache. Streams decodes a value whenever it is read; KCache
 * hands out the one object that it has, ours are fresh objects.
 */
final class Peers {
  private static final int ROWS = 100_000;
  private static final int READS = 20_000;
  private static final int WIDTH = 100;
  private static final String DATABASE = "peers";
  private static final String TOPIC = DATABASE + ".Order";

  private final String bootstrapServers;
  private final int[] keys = new SplittableRandom(42).ints(READS, 0, ROWS - WIDTH).toArray();
  private final Serde<Order> orders;

  private Peers(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
    var json = new OrderJson();
    this.orders =
        Serdes.serdeFrom(
            (topic, order) -> json.encode(order), (topic, bytes) -> json.decode(bytes));
  }

  static List<Comparison> run(String bootstrapServers) throws Exception {
    return new Peers(bootstrapServers).run();
  }

  /**
   * What a tool takes.
   *
   * @param find a row by key
   * @param range 100 rows by a range of keys
   * @param scan all rows with a condition, in nanoseconds
   */
  private record Figures(Latency find, Latency range, double scan) {

    List<Comparison> beside(Figures theirs, String name) {
      var rows = new ArrayList<Comparison>();
      rows.addAll(find.beside(theirs.find, "find by key / " + name, ""));
      rows.addAll(range.beside(theirs.range, "100 rows by a range of keys / " + name, ""));
      rows.add(
          new Comparison(
              "scan of 100,000 rows, half of them listed / " + name,
              "ms",
              scan / 1e6,
              theirs.scan / 1e6,
              ""));
      return rows;
    }
  }

  private List<Comparison> run() throws Exception {
    Figures ours = ours();
    var rows = new ArrayList<Comparison>();
    rows.addAll(ours.beside(streams(), "Streams"));
    rows.addAll(ours.beside(cache(), "KCache"));
    return rows;
  }

  private Figures ours() throws Exception {
    try (var factory =
        EntityContextFactory.of(OrderContext::new)
            .serializer("json")
            .database(DATABASE)
            .backend("replica")
            .bootstrapServers(bootstrapServers)
            .open()) {
      try (var db = factory.create()) {
        IntStream.range(0, ROWS).mapToObj(Order::new).forEach(db.orders::add);
        db.saveChanges();
      }
      try (var db = factory.create()) {
        return new Figures(
            Latency.of(
                READS,
                i -> {
                  db.clear();
                  return () -> db.orders.find(keys[i]).orElseThrow();
                }),
            Latency.of(
                READS,
                i ->
                    () ->
                        db.orders
                            .where(OrderFields.id.between(keys[i], keys[i] + WIDTH - 1))
                            .asNoTracking()
                            .toList()),
            Rounds.medianNanos(
                6, 11, () -> db.orders.where(OrderFields.quantity.lt(50)).asNoTracking().toList()));
      }
    }
  }

  private Figures streams() throws Exception {
    var builder = new StreamsBuilder();
    builder.globalTable(
        TOPIC,
        Consumed.with(Serdes.Integer(), orders),
        Materialized.<Integer, Order>as(Stores.inMemoryKeyValueStore("orders")));
    var settings = new Properties();
    settings.putAll(
        Map.of(
            StreamsConfig.APPLICATION_ID_CONFIG,
            "peers-streams",
            StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            StreamsConfig.consumerPrefix(ConsumerConfig.ISOLATION_LEVEL_CONFIG),
            "read_committed"));
    var running = new CountDownLatch(1);
    try (var streams = new KafkaStreams(builder.build(), settings)) {
      streams.setStateListener(
          (now, before) -> {
            if (now == KafkaStreams.State.RUNNING) {
              running.countDown();
            }
          });
      streams.start();
      running.await();
      ReadOnlyKeyValueStore<Integer, Order> store =
          streams.store(
              StoreQueryParameters.fromNameAndType("orders", QueryableStoreTypes.keyValueStore()));
      return new Figures(
          Latency.of(READS, i -> () -> store.get(keys[i])),
          Latency.of(
              READS,
              i ->
                  () -> {
                    var found = new ArrayList<Order>();
                    try (var range = store.range(keys[i], keys[i] + WIDTH - 1)) {
                      range.forEachRemaining(each -> found.add(each.value));
                    }
                    return checked(found, WIDTH);
                  }),
          Rounds.medianNanos(
              6,
              11,
              () -> {
                var found = new ArrayList<Order>();
                try (var all = store.all()) {
                  all.forEachRemaining(
                      each -> {
                        if (each.value.quantity < 50) {
                          found.add(each.value);
                        }
                      });
                }
                return checked(found, ROWS / 2);
              }));
    }
  }

  private Figures cache() throws Exception {
    Map<String, Object> settings =
        Map.of(
            KafkaCacheConfig.KAFKACACHE_BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            KafkaCacheConfig.KAFKACACHE_TOPIC_CONFIG,
            TOPIC,
            KafkaCacheConfig.KAFKACACHE_TOPIC_REPLICATION_FACTOR_CONFIG,
            1);
    try (var cache = new KafkaCache<>(new KafkaCacheConfig(settings), Serdes.Integer(), orders)) {
      cache.init();
      return new Figures(
          Latency.of(READS, i -> () -> cache.get(keys[i])),
          Latency.of(
              READS,
              i ->
                  () -> {
                    var found = new ArrayList<Order>();
                    try (KeyValueIterator<Integer, Order> range =
                        cache.range(keys[i], true, keys[i] + WIDTH, false)) {
                      range.forEachRemaining(each -> found.add(each.value));
                    }
                    return checked(found, WIDTH);
                  }),
          Rounds.medianNanos(
              6,
              11,
              () ->
                  checked(
                      cache.values().stream().filter(each -> each.quantity < 50).toList(),
                      ROWS / 2)));
    }
  }

  private static List<Order> checked(List<Order> found, int expected) {
    if (found.size() != expected) {
      throw new IllegalStateException(found.size() + " rows were found, not " + expected + ".");
    }
    return found;
  }
}
