package org.entopic.itests.faults;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.entopic.ConfigurationException;
import org.entopic.SaveNotVisibleException;
import org.entopic.StoreNotReadyException;
import org.entopic.itests.broker.SharedBroker;
import org.entopic.itests.histories.Cell;
import org.entopic.itests.histories.HistoryContext;
import org.entopic.reader.EntityReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A partition that somebody adds to a checked topic while processes write it. */
@ExtendWith(SharedBroker.class)
class AddedPartitionIT {
  private static final long PATIENCE_NANOS = SECONDS.toNanos(30);

  private final String address = SharedBroker.address();
  private final String database = "added-" + UUID.randomUUID().toString().substring(0, 8);

  @Test
  void savesAreRefusedAndNothingIsLost() throws Exception {
    try (var counter = new Counter(address, database)) {
      counter.count();
      addPartition(database + ".Cell");
      assertThatThrownBy(() -> HistoryContext.open(address, database))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("partitions is");
      // Those who have the lease go on with the partitions that all know, until their view notices.
      assertThatThrownBy(() -> countUntilRefused(counter))
          .isInstanceOf(StoreNotReadyException.class)
          .hasMessageContaining("KFK-26")
          .hasMessageContaining(database + ".Cell' has ");
      assertThatThrownBy(counter::count).isInstanceOf(StoreNotReadyException.class);
      counter.assertLogTrue();
      assertCopied(counter.last());
    }
  }

  /** The way out: the last state of each row, read from the log, is saved into a new database. */
  private void assertCopied(long counted) {
    Map<Object, Cell> last = new HashMap<>();
    try (var reader =
            EntityReader.of(Cell.class)
                .database(database)
                .bootstrapServers(address)
                .serializer("json")
                .open();
        var records = reader.records()) {
      records.forEach(record -> last.put(record.key(), record.entity()));
    }
    try (var copy = HistoryContext.open(address, database + "-copy");
        var db = copy.create()) {
      last.values().forEach(db.cells::add);
      db.saveChanges();
      Cell cell = db.cells.asNoTracking().single();
      assertThat(cell.getValue()).isEqualTo(counted);
      db.cells.find("c").orElseThrow().add(1);
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(1);
    }
  }

  /** Returns when brokers tell of the partition too. */
  private void addPartition(String topic) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
      int more = partitions(admin, topic) + 1;
      admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(more))).all().get(30, SECONDS);
      long deadline = System.nanoTime() + PATIENCE_NANOS;
      while (partitions(admin, topic) < more) {
        assertThat(System.nanoTime()).as("the partition is not there").isLessThan(deadline);
      }
    }
  }

  private static int partitions(Admin admin, String topic) throws Exception {
    return admin
        .describeTopics(List.of(topic))
        .allTopicNames()
        .get(30, SECONDS)
        .get(topic)
        .partitions()
        .size();
  }

  private static void countUntilRefused(Counter counter) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (System.nanoTime() < deadline) {
      try {
        counter.count();
      } catch (SaveNotVisibleException e) {
        counter.countsWhatIsNotVisible();
      }
    }
  }
}
