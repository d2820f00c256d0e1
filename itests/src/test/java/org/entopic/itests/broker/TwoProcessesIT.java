package org.entopic.itests.broker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import org.entopic.ConsistencyToken;
import org.entopic.EntityContextFactory;
import org.entopic.itests.shop.Order;
import org.entopic.itests.shop.OrderFields;
import org.entopic.itests.shop.ShopContext;
import org.entopic.model.EntityState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two processes share a database on one broker and nothing else. */
@ExtendWith(SharedBroker.class)
class TwoProcessesIT {
  @TempDir private Path folder;

  private final String database = Shop.freshName();
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private EntityContextFactory<ShopContext> factory;
  private SecondProcess other;

  @BeforeEach
  void open() throws Exception {
    factory = Shop.replica(SharedBroker.address(), database).open();
    other = SecondProcess.start(folder, SharedBroker.address(), database);
    subscribe();
  }

  @AfterEach
  void close() {
    other.close();
    factory.close();
  }

  private void subscribe() {
    var opened = factory;
    opened.changes(Order.class).subscribe(event -> events.add(ShopProcess.describe(opened, event)));
  }

  @Test
  void whatOneSavesChangesAndDeletesTheOtherSees() throws Exception {
    Shop.place(factory, 1, "Ada");
    Shop.rename(factory, 1, "Grace");
    assertThat(eventsOf(1, 4))
        .containsExactlyInAnyOrder(
            "Added order 1 of Ada with 2",
            "Added line 1-1",
            "Added line 1-2",
            "Modified order 1 of Grace with 2");
    assertThat(other.ask("contents")).isEqualTo("1:Grace[1-1, 1-2] = 2");

    other.ask("rename 1 Edsger");
    other.ask("place 2 Alan");
    assertThat(own(4))
        .containsExactly(
            "Added order 1 of Ada with 2",
            "Modified order 1 of Grace with 2",
            "Modified order 1 of Edsger with 2",
            "Added order 2 of Alan with 2");
    other.ask("cancel 1");
    assertThat(own(1)).containsExactly("Removed order 1 of Edsger with 0");
    assertThat(Shop.contents(factory)).isEqualTo("2:Alan[2-1, 2-2] = 2");

    Shop.cancel(factory, 2);
    List<String> seen = eventsOf(2, 6);
    assertThat(seen).contains("Removed order 2 of Alan with 0", "Removed line 2-1");
    assertThat(other.ask("contents")).isEqualTo(" = 0");
  }

  @Test
  void whatTheOtherChangesReachesTrackedEntitiesByARefreshAlone() throws Exception {
    other.ask("await " + Shop.place(factory, 1, "Ada"));
    other.ask("await " + Shop.place(factory, 2, "Alan"));
    own(2);
    try (var db = factory.create()) {
      Order first = db.orders.find(1).orElseThrow();
      Order second = db.orders.find(2).orElseThrow();
      second.setRevision(7);
      other.ask("rename 1 Edsger");
      other.ask("rename 2 Grace");
      assertThat(own(2)).hasSize(2);

      assertThat(db.orders.where(OrderFields.customer.eq("Edsger")).single()).isSameAs(first);
      assertThat(first.getCustomer()).as("though the view has it").isEqualTo("Ada");
      assertThat(db.entry(first).state()).isEqualTo(EntityState.UNCHANGED);

      var result = db.tracking().refresh();

      assertThat(result.updated()).hasSize(2);
      assertThat(result.conflicts()).isEmpty();
      assertThat(first.getCustomer()).isEqualTo("Edsger");
      assertThat(second.getCustomer()).isEqualTo("Grace");
      assertThat(db.saveChanges().entitiesWritten()).as("what was changed here alone").isEqualTo(1);
    }
    try (var db = factory.create()) {
      Order second = db.orders.find(2).orElseThrow();
      assertThat(second.getCustomer()).isEqualTo("Grace");
      assertThat(second.getRevision()).isEqualTo(7);
    }
  }

  @Test
  void savesOfBothAtOnceArriveWholeInBoth() throws Exception {
    int count = 100;
    other.tell("fill 1001 " + count);
    for (int id = 1; id <= count; id++) {
      Shop.place(factory, id, "fill");
    }
    assertThat(other.answer()).isEqualTo("done");
    Set<String> expected = new HashSet<>();
    for (int i = 1; i <= count; i++) {
      expected.add("Added order " + i + " of fill with 2");
      expected.add("Added order " + (1000 + i) + " of fill with 2");
    }
    assertThat(own(2 * count)).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(take(6 * count, other::event))
        .filteredOn(event -> event.contains("order"))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(other.ask("contents")).isEqualTo(Shop.contents(factory)).endsWith(" = 400");
  }

  @Test
  void aTokenLetsTheOtherProcessReadWhatWasSaved() throws Exception {
    for (int id = 1; id <= 20; id++) {
      var theirs = ConsistencyToken.parse(other.ask("token " + id + " Ada"));
      try (var db = factory.create()) {
        assertThat(db.orders.atLeast(theirs).where(OrderFields.id.eq(id)).count()).isEqualTo(1);
      }
    }
    String ours = Shop.place(factory, 21, "Alan").toString();
    assertThat(other.ask("await " + ours)).contains("21:Alan[21-1, 21-2]").endsWith(" = 42");
    factory.await(ConsistencyToken.parse(ours), Duration.ZERO);
  }

  @Test
  void afterARestartBothHaveAll() throws Exception {
    Shop.place(factory, 1, "Ada");
    other.ask("place 2 Alan");
    other.quit();
    Shop.place(factory, 3, "Grace");
    Shop.cancel(factory, 1);

    other = SecondProcess.start(folder, SharedBroker.address(), database);
    assertThat(other.ask("contents")).isEqualTo("2:Alan[2-1, 2-2]; 3:Grace[3-1, 3-2] = 4");

    factory.close();
    other.ask("rename 2 Edsger");
    factory = Shop.replica(SharedBroker.address(), database).open();
    assertThat(Shop.contents(factory))
        .isEqualTo("2:Edsger[2-1, 2-2]; 3:Grace[3-1, 3-2] = 4")
        .isEqualTo(other.ask("contents"));
  }

  /** Returns the next events of the other process, all of which belong to one order. */
  private List<String> eventsOf(int order, int count) throws Exception {
    List<String> found = new ArrayList<>();
    while (found.size() < count) {
      String event = other.event();
      if (event.contains("order " + order + " ") || event.contains("line " + order + "-")) {
        found.add(event);
      }
    }
    return found;
  }

  private List<String> own(int count) throws Exception {
    return take(
        count,
        () -> {
          String event = events.poll(60, SECONDS);
          assertThat(event).as("an event in the test's process").isNotNull();
          return event;
        });
  }

  private static List<String> take(int count, Callable<String> source) throws Exception {
    List<String> taken = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      taken.add(source.call());
    }
    return taken;
  }
}
