package org.entopic.itests.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.entopic.EntityContextFactory;
import org.entopic.EntityContextFactoryBuilder;
import org.entopic.itests.shop.Order;
import org.entopic.itests.shop.OrderFields;
import org.entopic.itests.shop.OrderLine;
import org.entopic.itests.shop.ShopContext;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.Backend;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.StoreAccess.FullScan;
import org.junit.jupiter.api.Test;

/** Whoever reads while saves of two types run sees all of a save or nothing of it. */
abstract class WholeSaves {
  private static final int WRITERS = 6;
  private static final int KEYS = 300;

  private final CompletableFuture<Backend> captured = new CompletableFuture<>();
  private final SaveCounter saves = new SaveCounter();

  /** Returns how many saves are made. */
  abstract int count();

  /** Returns the builder of factories of one database. */
  abstract EntityContextFactoryBuilder<ShopContext> builder();

  @Test
  void aReaderNeverSeesHalfASave() throws Exception {
    List<EntityContextFactory<ShopContext>> factories = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 2);
    try (var reading = builder().providers(new WrappedBackends(this::capture)).open()) {
      List<CompletableFuture<?>> writers = new ArrayList<>();
      for (int number = 0; number < WRITERS; number++) {
        var factory = builder().open();
        factories.add(factory);
        int writer = number;
        writers.add(CompletableFuture.runAsync(() -> write(factory, writer), threads));
      }
      CompletableFuture<Void> written =
          CompletableFuture.allOf(writers.toArray(CompletableFuture[]::new));
      written.whenComplete((done, failure) -> saves.end());
      var queries = CompletableFuture.supplyAsync(() -> queryUntil(written, reading), threads);
      var views = CompletableFuture.supplyAsync(() -> pinUntil(written, reading), threads);
      written.get(300, TimeUnit.SECONDS);
      assertThat(queries.get(60, TimeUnit.SECONDS)).as("queries while saves ran").isGreaterThan(20);
      assertThat(views.get(60, TimeUnit.SECONDS)).as("publications pinned").isGreaterThan(20);
    } finally {
      factories.forEach(EntityContextFactory::close);
      threads.shutdownNow();
    }
  }

  private Backend capture(Backend opened) {
    captured.complete(opened);
    return opened;
  }

  /** Each save adds, changes or deletes an order and its line. */
  private void write(EntityContextFactory<ShopContext> factory, int writer) {
    for (int save = writer; save < count(); save += WRITERS) {
      int id = save % KEYS;
      int round = save / KEYS;
      try (var db = factory.create()) {
        Order order = db.orders.find(id).orElse(null);
        if (order == null) {
          db.orders.add(new Order(id, "Ada").with("" + id, "nut"));
        } else {
          OrderLine line = db.lines.find("" + id).orElseThrow();
          if (round % 7 == 6) {
            db.lines.remove(line);
            db.orders.remove(order);
          } else {
            order.setRevision(round);
            line.setRevision(round);
          }
        }
        assertThat(db.saveChanges().entitiesWritten()).isEqualTo(2);
      }
      saves.increment();
    }
  }

  private int queryUntil(
      CompletableFuture<Void> written, EntityContextFactory<ShopContext> factory) {
    int queries = 0;
    long seen = 0;
    while (!written.isDone()) {
      seen = saves.awaitAfter(seen);
      try (var db = factory.create()) {
        db.orders.asNoTracking().include(OrderFields.lines).toList().forEach(WholeSaves::check);
        try (var stream = db.orders.asNoTracking().include(OrderFields.lines).stream()) {
          stream.forEach(WholeSaves::check);
        }
      }
      queries++;
    }
    return queries;
  }

  private static void check(Order order) {
    assertThat(order.getLines())
        .as("lines of order %s", order.getId())
        .extracting(OrderLine::getRevision)
        .containsExactly(order.getRevision());
  }

  /** Returns how many different publications were pinned. */
  private int pinUntil(CompletableFuture<Void> written, EntityContextFactory<ShopContext> factory) {
    EntityTypeModel orders = factory.model().entityType(Order.class).orElseThrow();
    EntityTypeModel lines = factory.model().entityType(OrderLine.class).orElseThrow();
    int orderRevision = orders.property("revision").orElseThrow().ordinal();
    int lineRevision = lines.property("revision").orElseThrow().ordinal();
    Set<Long> publications = new HashSet<>();
    long seen = 0;
    while (!written.isDone()) {
      seen = saves.awaitAfter(seen);
      try (ReadView view = captured.join().reader().orElseThrow().open()) {
        publications.add(view.publication());
        long count = view.count(orders);
        assertThat(view.count(lines)).isEqualTo(count);
        List<Row> rows = new ArrayList<>();
        view.read(new FullScan(orders)).forEachRemaining(rows::add);
        assertThat(rows).hasSize((int) count);
        for (Row order : rows) {
          Row line = Objects.requireNonNull(view.find(lines, "" + order.key()));
          assertThat(line.getInt(lineRevision)).isEqualTo(order.getInt(orderRevision));
        }
        seen = saves.awaitAfter(seen);
        List<Row> again = new ArrayList<>();
        view.read(new FullScan(orders)).forEachRemaining(again::add);
        assertThat(again).containsExactlyInAnyOrderElementsOf(rows);
        assertThat(view.count(lines)).isEqualTo(count);
      }
    }
    return publications.size();
  }

  /** Counts saves, so that readers read while saves run and leave the processors to them. */
  private static final class SaveCounter {
    private long count;
    private boolean ended;

    synchronized void increment() {
      count++;
      notifyAll();
    }

    synchronized void end() {
      ended = true;
      notifyAll();
    }

    synchronized long awaitAfter(long seen) {
      try {
        while (count <= seen && !ended) {
          wait();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        ended = true;
      }
      return count;
    }
  }
}
