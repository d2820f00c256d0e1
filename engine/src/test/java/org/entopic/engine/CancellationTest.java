package org.entopic.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntityContextFactoryBuilder;
import org.entopic.EntitySet;
import org.entopic.SaveResult;
import org.entopic.event.SaveDecision;
import org.entopic.event.SaveFailedEvent;
import org.entopic.event.SaveInterceptor;
import org.entopic.event.SavingEvent;
import org.entopic.model.EntityState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of saves and loads whose futures are cancelled. */
class CancellationTest {

  static class Item {
    int id;

    Item() {}

    Item(int id) {
      this.id = id;
    }
  }

  static class Items extends EntityContext {
    final EntitySet<Item> items = set(Item.class);
  }

  /** Holds asynchronous saves until it is told what to do. */
  private static final class Gate implements SaveInterceptor {
    final CompletableFuture<Void> entered = new CompletableFuture<>();
    final CompletableFuture<SaveDecision> decision = new CompletableFuture<>();
    final CompletableFuture<Throwable> failure = new CompletableFuture<>();

    @Override
    public CompletableFuture<SaveDecision> savingAsync(SavingEvent event) {
      entered.complete(null);
      return decision;
    }

    @Override
    public CompletableFuture<Void> failedAsync(SaveFailedEvent event) {
      failure.complete(event.failure());
      return CompletableFuture.completedFuture(null);
    }
  }

  private final EntityContextFactoryBuilder<Items> builder =
      EntityContextFactory.of(Items::new)
          .database("cancellation-" + System.nanoTime())
          .backend("memory")
          .serializer("json");
  private EntityContextFactory<Items> factory;

  @AfterEach
  void close() {
    factory.close();
  }

  @Test
  void whatWasNotHandedToTheStoreIsNotWritten() throws Exception {
    var gate = new Gate();
    factory = builder.interceptor(gate).open();
    try (var db = factory.create()) {
      var item = new Item(1);
      db.items.add(item);
      CompletableFuture<SaveResult> save = db.saveChangesAsync();
      gate.entered.get(30, TimeUnit.SECONDS);
      assertThat(save.cancel(true)).isTrue();
      assertThatThrownBy(save::join).isInstanceOf(CancellationException.class);
      assertThatThrownBy(db::hasChanges).as("still under way").hasMessageContaining("in use");

      gate.decision.complete(SaveDecision.proceed());
      assertThat(gate.failure.get(30, TimeUnit.SECONDS))
          .isInstanceOf(CancellationException.class)
          .hasMessageContaining("ENG-49");
      awaitFree(db);
      assertThat(db.hasChanges()).isTrue();
      assertThat(db.entry(item).state()).isEqualTo(EntityState.ADDED);
      assertThat(count()).isZero();

      db.saveChanges();
      assertThat(count()).isEqualTo(1);
    }
  }

  @Test
  void whatWasHandedToTheStoreGoesOnToItsEnd() {
    factory = builder.open();
    try (var db = factory.create()) {
      var item = new Item(1);
      db.items.add(item);
      db.saveChangesAsync().cancel(true);
      awaitFree(db);
      assertThat(db.hasChanges()).isFalse();
      assertThat(db.entry(item).state()).isEqualTo(EntityState.UNCHANGED);
      assertThat(count()).isEqualTo(1);
    }
  }

  @Test
  void aCancelledReadLeavesTheContextFree() {
    factory = builder.open();
    try (var db = factory.create()) {
      db.items.findAsync(1).cancel(true);
      awaitFree(db);
      assertThat(db.items.find(1)).isEmpty();
    }
  }

  private long count() {
    try (var other = factory.create()) {
      return other.items.count();
    }
  }

  /** Waits until nothing that was begun uses a context any more. */
  private static void awaitFree(Items db) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (true) {
      try {
        db.tracking().detection();
        return;
      } catch (IllegalStateException e) {
        if (System.nanoTime() > end) {
          throw e;
        }
        Thread.yield();
      }
    }
  }
}
