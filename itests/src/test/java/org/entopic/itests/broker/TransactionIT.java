package org.entopic.itests.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.entopic.ConcurrencyConflictException;
import org.entopic.ConsistencyToken;
import org.entopic.EntityContextFactory;
import org.entopic.itests.histories.Cell;
import org.entopic.itests.histories.HistoryContext;
import org.entopic.itests.shop.ShopContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Transactions over several saves and contexts, on a broker. */
@ExtendWith(SharedBroker.class)
class TransactionIT {
  private static final int ACCOUNTS = 4;
  private static final long BALANCE = 1_000;

  private static EntityContextFactory<HistoryContext> cells(String database) {
    return EntityContextFactory.of(HistoryContext::new)
        .database(database)
        .backend("replica")
        .serializer("json")
        .bootstrapServers(SharedBroker.address())
        .open();
  }

  @Test
  void nothingIsHeldWhileItIsOpenAndAllIsThereAfterwards(@TempDir Path folder) throws Exception {
    String database = Shop.freshName();
    try (EntityContextFactory<ShopContext> factory =
            Shop.replica(SharedBroker.address(), database).open();
        var other = SecondProcess.start(folder, SharedBroker.address(), database);
        var db = factory.create();
        var transaction = db.begin()) {
      db.orders.add(Shop.order(1, "Ada"));
      db.saveChanges();
      db.orders.add(Shop.order(2, "Grace"));
      db.saveChanges();
      String theirs = other.ask("token 3 Alan");
      assertThat(other.ask("contents")).isEqualTo("3:Alan[3-1, 3-2] = 2");
      factory.await(ConsistencyToken.parse(theirs), Duration.ofSeconds(30));
      ConsistencyToken ours = Shop.place(factory, 4, "Edsger");
      assertThat(other.ask("await " + ours)).isEqualTo(Shop.contents(factory)).endsWith(" = 4");
      var result = transaction.commit();
      assertThat(result.entitiesWritten()).isEqualTo(6);
      assertThat(other.ask("await " + Objects.requireNonNull(result.token())))
          .isEqualTo("1:Ada[1-1, 1-2]; 2:Grace[2-1, 2-2]; 3:Alan[3-1, 3-2]; 4:Edsger[4-1, 4-2] = 8")
          .isEqualTo(Shop.contents(factory));
    }
  }

  @Test
  void whatOthersChangeMeanwhileIsAConflictAtTheCommit() {
    String database = Shop.freshName();
    try (var factory = cells(database);
        var others = cells(database);
        var db = factory.create()) {
      var cell = new Cell("a", 1);
      db.cells.add(cell);
      db.saveChanges();
      try (var transaction = db.begin()) {
        cell.add(10);
        db.saveChanges();
        try (var theirs = others.create()) {
          theirs.cells.find("a").orElseThrow().add(100);
          theirs.saveChanges();
        }
        assertThatExceptionOfType(ConcurrencyConflictException.class)
            .isThrownBy(transaction::commit)
            .satisfies(ConcurrencyConflictException::storeWins);
      }
      try (var transaction = db.begin()) {
        cell.add(10);
        db.saveChanges();
        transaction.commit();
      }
      assertThat(cell.getValue()).isEqualTo(111);
    }
  }

  @Test
  void transfersOverTwoContextsLoseNothing() throws Exception {
    String database = Shop.freshName();
    try (var factory = cells(database);
        var others = cells(database)) {
      try (var db = factory.create()) {
        for (int i = 0; i < ACCOUNTS; i++) {
          db.cells.add(new Cell("a" + i, BALANCE));
        }
        db.saveChanges();
      }
      var threads = Executors.newFixedThreadPool(4);
      try {
        List<Callable<Integer>> work = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          int seed = i;
          work.add(() -> transfers(seed % 2 == 0 ? factory : others, seed));
        }
        int done = 0;
        for (Future<Integer> each : threads.invokeAll(work)) {
          done += each.get();
        }
        assertThat(done).isPositive();
      } finally {
        threads.shutdownNow();
      }
      try (var db = others.create()) {
        assertThat(db.cells.toList().stream().mapToLong(Cell::getValue).sum())
            .isEqualTo(ACCOUNTS * BALANCE);
      }
    }
  }

  private static int transfers(EntityContextFactory<HistoryContext> factory, int seed) {
    int done = 0;
    for (int i = 0; i < 12; i++) {
      try (var from = factory.create();
          var transaction = from.begin();
          var to = factory.create(transaction)) {
        from.cells.find("a" + (seed + i) % ACCOUNTS).orElseThrow().add(-1);
        from.saveChanges();
        to.cells.find("a" + (seed + i + 1) % ACCOUNTS).orElseThrow().add(1);
        to.saveChanges();
        transaction.commit();
        done++;
      } catch (ConcurrencyConflictException e) {
        assertThat(e.entries(Cell.class)).isNotEmpty();
      }
    }
    return done;
  }
}
