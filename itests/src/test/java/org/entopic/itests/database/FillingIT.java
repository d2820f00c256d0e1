package org.entopic.itests.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.entopic.EntityContextFactory;
import org.entopic.itests.broker.SecondProcess;
import org.entopic.itests.broker.SharedBroker;
import org.entopic.itests.broker.Shop;
import org.entopic.itests.shop.Order;
import org.entopic.itests.shop.ShopContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** New databases are filled for good, whatever becomes of those who do it. */
@ExtendWith(SharedBroker.class)
@Timeout(120)
class FillingIT {
  @TempDir private Path folder;

  private final String database = Shop.freshName();
  private final AtomicInteger filled = new AtomicInteger();

  private EntityContextFactory<ShopContext> open() {
    return Shop.replica(SharedBroker.address(), database).onCreated(this::fill).open();
  }

  private void fill(ShopContext db) {
    filled.incrementAndGet();
    for (int id = 1; id <= 2; id++) {
      if (db.orders.find(id).isEmpty()) {
        db.orders.add(new Order(id, "Ada"));
      }
    }
    db.saveChanges();
  }

  private void assertFilledOnce() {
    try (var factory = open();
        var db = factory.create()) {
      assertThat(db.orders.count()).isEqualTo(2);
    }
    assertThat(filled).hasValue(1);
  }

  @Test
  void whoWaitsForAProcessThatDiesHalfWayFillsTheDatabaseInItsPlace() throws Exception {
    try (SecondProcess other =
        SecondProcess.start(
            folder, FillingProcess.class, List.of(SharedBroker.address(), database))) {
      assertThat(other.ask("open")).isEqualTo("filling");
      // Who has nothing to put in need not wait.
      Shop.replica(SharedBroker.address(), database).open().close();
      var opening = CompletableFuture.supplyAsync(this::open);
      assertThatThrownBy(() -> opening.get(2, TimeUnit.SECONDS))
          .isInstanceOf(TimeoutException.class);
      assertThat(filled).hasValue(0);
      other.close();
      opening.get(60, TimeUnit.SECONDS).close();
    }
    assertFilledOnce();
  }

  @Test
  void whatFailsIsDoneAgainByTheNext() {
    assertThatThrownBy(
            () ->
                Shop.replica(SharedBroker.address(), database)
                    .onCreated(
                        db -> {
                          throw new IllegalStateException("on purpose");
                        })
                    .open())
        .hasStackTraceContaining("on purpose");
    open().close();
    assertFilledOnce();
  }

  @Test
  void topicsThatSomebodyElseCreatedAreANewDatabaseUntilTheyAreOpened() throws Exception {
    createSchemaTopic();
    open().close();
    assertFilledOnce();
  }

  @Test
  void topicsThatSomebodyElseCreatedAreNoNewDatabaseForTheSecondWhoOpens() throws Exception {
    createSchemaTopic();
    Shop.replica(SharedBroker.address(), database).open().close();
    open().close();
    assertThat(filled).hasValue(0);
  }

  private void createSchemaTopic() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", SharedBroker.address()))) {
      var topic = new NewTopic(database + ".__schemas", 1, (short) 1);
      admin.createTopics(List.of(topic.configs(Map.of("cleanup.policy", "compact")))).all().get();
    }
  }

  @Test
  void aDatabaseCreatedByWhoHasNothingToPutInIsFilledByNobody() {
    Shop.replica(SharedBroker.address(), database).open().close();
    open().close();
    assertThat(filled).hasValue(0);
  }
}
