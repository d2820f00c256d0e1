package org.entopic.itests.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.entopic.EntityContextFactory;
import org.entopic.SaveOutcomeUnknownException;
import org.entopic.itests.shop.Order;
import org.entopic.itests.shop.ShopContext;
import org.entopic.model.EntityState;
import org.entopic.spi.backend.Backend;
import org.entopic.spi.backend.RecordWriter;
import org.entopic.spi.backend.StoreReader;
import org.entopic.spi.backend.WriteReceipt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A save of unknown outcome that came to be after all can be repeated by the same context. */
class UnknownOutcomeTest {
  private final AtomicBoolean loseConfirmation = new AtomicBoolean();
  private final EntityContextFactory<ShopContext> factory =
      Shop.memory(Shop.freshName()).providers(new WrappedBackends(LossyBackend::new)).open();

  @AfterEach
  void close() {
    factory.close();
  }

  @Test
  void ofNewEntities() {
    try (var db = factory.create()) {
      Order order = Shop.order(1, "Ada");
      db.orders.add(order);
      loseConfirmation.set(true);
      assertThatThrownBy(db::saveChanges).isInstanceOf(SaveOutcomeUnknownException.class);
      assertThat(db.entry(order).state()).isEqualTo(EntityState.ADDED);
      db.saveChanges();
      assertThat(db.entry(order).state()).isEqualTo(EntityState.UNCHANGED);
    }
    assertThat(Shop.contents(factory)).isEqualTo("1:Ada[1-1, 1-2] = 2");
  }

  @Test
  void ofChangesAndDeletions() {
    Shop.place(factory, 1, "Ada");
    Shop.place(factory, 2, "Grace");
    try (var db = factory.create()) {
      db.orders.find(1).orElseThrow().setCustomer("Alan");
      db.orders.remove(db.orders.find(2).orElseThrow());
      loseConfirmation.set(true);
      assertThatThrownBy(db::saveChanges).isInstanceOf(SaveOutcomeUnknownException.class);
      db.saveChanges();
      assertThat(db.hasChanges()).isFalse();
    }
    assertThat(Shop.contents(factory)).isEqualTo("1:Alan[1-1, 1-2] = 2");
  }

  private CompletableFuture<WriteReceipt> confirm(WriteReceipt receipt) {
    return loseConfirmation.compareAndSet(true, false)
        ? CompletableFuture.failedFuture(new SaveOutcomeUnknownException("lost"))
        : CompletableFuture.completedFuture(receipt);
  }

  private final class LossyBackend implements Backend {
    private final Backend backend;

    LossyBackend(Backend backend) {
      this.backend = backend;
    }

    @Override
    public RecordWriter writer() {
      return batch -> backend.writer().write(batch).thenCompose(UnknownOutcomeTest.this::confirm);
    }

    @Override
    public Optional<StoreReader> reader() {
      return backend.reader();
    }

    @Override
    public CompletableFuture<Void> ready() {
      return backend.ready();
    }

    @Override
    public void close() {
      backend.close();
    }
  }
}
