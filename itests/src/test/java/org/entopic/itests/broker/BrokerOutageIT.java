package org.entopic.itests.broker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.entopic.EntityContextFactory;
import org.entopic.EntityContextFactoryBuilder;
import org.entopic.SaveOutcomeUnknownException;
import org.entopic.StoreNotReadyException;
import org.entopic.embedded.EmbeddedKafka;
import org.entopic.itests.shop.Order;
import org.entopic.itests.shop.ShopContext;
import org.entopic.model.EntityState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a context reports while its broker goes away and comes back is what the topics hold. */
class BrokerOutageIT {
  private static EmbeddedKafka kafka;

  private final String database = Shop.freshName();
  private final SaveLedger ledger = new SaveLedger();

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.start();
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  private EntityContextFactoryBuilder<ShopContext> builder() {
    return Shop.replica(kafka.bootstrapServers(), database);
  }

  @Test
  void aSaveWithoutBrokerFailsAndTheSameContextSavesAgain() {
    try (var factory = builder().saveTimeout(Duration.ofSeconds(2)).open();
        var db = factory.create()) {
      Shop.place(factory, 1, "Ada");
      Order order = Shop.order(2, "Grace");
      db.orders.add(order);
      kafka.stopAll();
      try {
        assertThatThrownBy(db::saveChanges)
            .isInstanceOf(StoreNotReadyException.class)
            .hasMessageContaining("Nothing was saved");
        assertThat(db.hasChanges()).isTrue();
        assertThat(db.entry(order).state()).isEqualTo(EntityState.ADDED);
        assertThat(Shop.contents(factory)).isEqualTo("1:Ada[1-1, 1-2] = 2");
      } finally {
        kafka.startAll();
      }
      saveUntilWritten(db, 2);
      assertThat(db.hasChanges()).isFalse();
      assertThat(db.entry(order).state()).isEqualTo(EntityState.UNCHANGED);
      assertThat(Shop.contents(factory)).isEqualTo("1:Ada[1-1, 1-2]; 2:Grace[2-1, 2-2] = 4");
    }
    ledger.assertTrueFor(kafka.bootstrapServers(), database);
  }

  @Test
  void savesWithTimeOutliveARestart() throws Exception {
    try (var factory = builder().saveTimeout(Duration.ofSeconds(60)).open()) {
      saveWhileTheBrokerRestarts(factory);
      assertThat(ledger.failures()).isEmpty();
      ledger.assertTrueFor(kafka.bootstrapServers(), database);
      assertThatTheViewAgrees(factory);
    }
  }

  @Test
  void savesWithoutTimeAreReportedTrulyAndSucceedOnceTheBrokerIsBack() throws Exception {
    try (var factory = builder().saveTimeout(Duration.ofMillis(700)).open()) {
      saveWhileTheBrokerRestarts(factory);
      assertThat(ledger.failures())
          .isNotEmpty()
          .allMatch(
              failure ->
                  failure instanceof StoreNotReadyException
                      || failure instanceof SaveOutcomeUnknownException);
      ledger.assertTrueFor(kafka.bootstrapServers(), database);
      assertThatTheViewAgrees(factory);
    }
  }

  @Test
  void openingWithoutBrokerFailsInTimeAndNamesTheAddress() throws Exception {
    String nowhere;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nowhere = "127.0.0.1:" + socket.getLocalPort();
    }
    long start = System.nanoTime();
    assertThatThrownBy(
            () -> Shop.replica(nowhere, database).openTimeout(Duration.ofSeconds(2)).open())
        .isInstanceOf(StoreNotReadyException.class)
        .hasMessageContaining(nowhere);
    assertThat(since(start)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(5));
  }

  @Test
  void closingWithoutBrokerIsPrompt() throws Exception {
    var factory = builder().saveTimeout(Duration.ofSeconds(60)).open();
    Shop.place(factory, 1, "Ada");
    var db = factory.create();
    kafka.stopAll();
    try {
      db.orders.add(Shop.order(2, "Grace"));
      CompletableFuture<?> save = db.saveChangesAsync();
      long start = System.nanoTime();
      factory.close();
      assertThat(since(start)).isLessThan(Duration.ofSeconds(5));
      assertThat(save).failsWithin(Duration.ofSeconds(5));
    } finally {
      kafka.startAll();
    }
    try (var again = builder().open()) {
      assertThat(Shop.contents(again)).isEqualTo("1:Ada[1-1, 1-2] = 2");
    }
  }

  /** Three threads place orders, one saves single records; each keeps its context for a retry. */
  private void saveWhileTheBrokerRestarts(EntityContextFactory<ShopContext> factory)
      throws Exception {
    var goOn = new AtomicBoolean(true);
    List<CompletableFuture<Void>> threads = new ArrayList<>();
    for (int thread = 1; thread <= 4; thread++) {
      int first = thread * 1_000_000;
      threads.add(CompletableFuture.runAsync(() -> saveUntilStopped(factory, first, goOn::get)));
    }
    ledger.awaitWritten(40);
    kafka.stopAll();
    ledger.awaitAttemptsDuringOutage();
    kafka.startAll();
    ledger.awaitWritten(ledger.written() + 40);
    goOn.set(false);
    CompletableFuture.allOf(threads.toArray(CompletableFuture[]::new)).get(60, SECONDS);
  }

  private void saveUntilStopped(
      EntityContextFactory<ShopContext> factory, int first, BooleanSupplier goOn) {
    for (int id = first; goOn.getAsBoolean(); id++) {
      try (var db = factory.create()) {
        db.orders.add(first == 4_000_000 ? new Order(id, "Single") : Shop.order(id, "Ada"));
        saveUntilWritten(db, id);
      }
    }
  }

  private void saveUntilWritten(ShopContext db, int id) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!ledger.attempt(id, db)) {
      assertThat(System.nanoTime()).as("gave up").isLessThan(deadline);
    }
  }

  private void assertThatTheViewAgrees(EntityContextFactory<ShopContext> factory) {
    try (var db = factory.create()) {
      assertThat(db.orders.asNoTracking().toList())
          .extracting(Order::getId)
          .containsExactlyInAnyOrderElementsOf(ledger.keys());
    }
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
