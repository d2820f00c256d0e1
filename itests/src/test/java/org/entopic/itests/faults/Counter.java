package org.entopic.itests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.entopic.EntityContextFactory;
import org.entopic.StoreNotReadyException;
import org.entopic.itests.histories.Cell;
import org.entopic.itests.histories.HistoryContext;
import org.entopic.reader.EntityReader;

/** A checked row that is counted up, by one save each. */
final class Counter implements AutoCloseable {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final String address;
  private final String database;
  private final EntityContextFactory<HistoryContext> factory;
  private long counted;

  Counter(String address, String database) {
    this(address, database, Duration.ofSeconds(30));
  }

  Counter(String address, String database, Duration saveTimeout) {
    this.address = address;
    this.database = database;
    this.factory = HistoryContext.builder(address, database).saveTimeout(saveTimeout).open();
    try (var db = factory.create()) {
      db.cells.add(new Cell("c", 0));
      db.saveChanges();
    }
  }

  void count() {
    try (var db = factory.create()) {
      db.cells.find("c").orElseThrow().add(1);
      db.saveChanges();
    }
    counted++;
  }

  /** Returns how far it has counted. */
  long last() {
    return counted;
  }

  /** Counts once, as often as it takes until brokers are there again. */
  void countUntilWritten() {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (true) {
      try {
        count();
        return;
      } catch (StoreNotReadyException e) {
        if (System.nanoTime() > deadline) {
          throw e;
        }
      }
    }
  }

  /** Takes the last step for written, though it is not visible here. */
  void countsWhatIsNotVisible() {
    counted++;
  }

  /** Compares the log, and the view, with what was counted: each step is there, once. */
  void assertTrue() {
    assertLogTrue();
    try (var db = factory.create()) {
      assertThat(db.cells.find("c").orElseThrow().getValue()).isEqualTo(counted);
    }
  }

  void assertLogTrue() {
    try (var reader =
            EntityReader.of(Cell.class)
                .database(database)
                .bootstrapServers(address)
                .serializer("json")
                .open();
        var records = reader.records()) {
      List<Long> values = records.map(record -> record.entity().getValue()).toList();
      assertThat(values).isEqualTo(LongStream.rangeClosed(0, counted).boxed().toList());
    }
  }

  @Override
  public void close() {
    factory.close();
  }
}
