package org.entopic.itests.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.entopic.EntityContextFactory;
import org.entopic.PropertyScope;
import org.entopic.itests.broker.SharedBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Queries by index answer as plain Java does, in memory and from RocksDB, after restarts too. */
@ExtendWith(SharedBroker.class)
class IndexedQueriesIT {
  /** How many queries are asked of each state; 20,000 make 100,000 in all. */
  private static final int QUERIES = Integer.getInteger("entopic.queries", 60);

  private static final int ROWS = 300;

  private final String database = "indexes-" + UUID.randomUUID().toString().substring(0, 8);
  private final long seed = System.nanoTime();
  private final RandomParcels random = new RandomParcels(seed);
  private final List<Parcel> stored = new ArrayList<>();
  private final Map<String, Integer> accesses = new HashMap<>();

  private <C extends ParcelContext> EntityContextFactory<C> open(Supplier<C> context, Path dir) {
    return EntityContextFactory.of(context)
        .database(database)
        .backend("replica")
        .serializer("json")
        .bootstrapServers(SharedBroker.address())
        .property(PropertyScope.STORE, "dir", dir.toString())
        .lookup(MethodHandles.lookup())
        .open();
  }

  @Test
  void answersDoNotDependOnIndexes(@TempDir Path dir) {
    try (var plain = open(ParcelContext::new, dir)) {
      for (int id = 0; id < ROWS; id++) {
        stored.add(random.parcel(id));
      }
      try (var db = plain.create()) {
        db.parcels.addAll(stored);
        db.saveChanges();
      }
      Map<TopicPartition, Long> ends = ends();
      try (var indexed = open(IndexedParcelContext::new, dir)) {
        ask(indexed);
        assertThat(ends()).as("nothing was written for the new indexes").isEqualTo(ends);
        change(plain);
        ask(indexed);
      }
    }
    try (var onDisk = open(StoredParcelContext::new, dir)) {
      ask(onDisk);
      change(onDisk);
      ask(onDisk);
    }
    try (var again = open(StoredParcelContext::new, dir)) {
      ask(again);
    }
    assertThat(accesses).as("seed " + seed).containsKeys("IndexRange", "IndexLookup");
  }

  /** Changes a few parcels and deletes some. */
  private void change(EntityContextFactory<? extends ParcelContext> factory) {
    try (var db = factory.create()) {
      for (Parcel parcel : db.parcels.toList()) {
        if (parcel.id % 7 == 3) {
          db.parcels.remove(parcel);
        } else if (parcel.id % 3 == 0) {
          random.change(parcel);
        }
      }
      db.saveChanges();
      stored.clear();
      stored.addAll(db.parcels.orderBy(ParcelFields.id.asc()).asNoTracking().toList());
    }
  }

  private void ask(EntityContextFactory<? extends ParcelContext> factory) {
    try (var db = factory.create()) {
      for (int i = 0; i < QUERIES; i++) {
        RandomParcels.Question question = random.question(db.parcels.asNoTracking(), stored);
        String plan = "seed " + seed + ": " + question.query().explain();
        accesses.merge(question.query().explain().access(), 1, Integer::sum);
        assertThat(question.query().toList().stream().map(parcel -> parcel.id))
            .as(plan)
            .isEqualTo(question.expected());
        assertThat(question.query().count()).as(plan).isEqualTo(question.expected().size());
      }
    }
  }

  private Map<TopicPartition, Long> ends() {
    var settings = Map.<String, Object>of("bootstrap.servers", SharedBroker.address());
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      return consumer.endOffsets(
          consumer.partitionsFor(database + ".Parcel").stream()
              .map(each -> new TopicPartition(each.topic(), each.partition()))
              .toList());
    }
  }
}
