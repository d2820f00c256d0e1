package org.entopic.itests.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.entopic.EntityContextFactory;
import org.entopic.SaveOutcomeUnknownException;
import org.entopic.itests.shop.Order;
import org.entopic.itests.shop.OrderLine;
import org.entopic.itests.shop.ShopContext;
import org.entopic.model.EntityState;
import org.entopic.model.ModelBuilder;
import org.entopic.spi.backend.Backend;
import org.entopic.spi.backend.CheckedSave;
import org.entopic.spi.backend.CheckedWriter;
import org.entopic.spi.backend.RecordWriter;
import org.entopic.spi.backend.StoreReader;
import org.entopic.spi.backend.WriteReceipt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A save of unknown outcome that came to be after all can be repeated by the same context. */
class UnknownOutcomeTest {
  /** Which types the saves are of. */
  enum Checks {
    UNCHECKED(ShopContext::new),
    CHECKED(CheckedShop::new);

    private final Supplier<ShopContext> context;

    Checks(Supplier<ShopContext> context) {
      this.context = context;
    }
  }

  /** A shop whose saves are compared with what all others have written. */
  static class CheckedShop extends ShopContext {
    @Override
    protected void configureModel(ModelBuilder model) {
      model.entity(Order.class).checked();
      model.entity(OrderLine.class).checked();
    }
  }

  private final AtomicBoolean loseConfirmation = new AtomicBoolean();
  private EntityContextFactory<ShopContext> factory;

  private void open(Checks checks) {
    factory =
        EntityContextFactory.of(checks.context)
            .database(Shop.freshName())
            .backend("memory")
            .serializer("json")
            .providers(new WrappedBackends(LossyBackend::new))
            .open();
  }

  @AfterEach
  void close() {
    factory.close();
  }

  @ParameterizedTest
  @EnumSource
  void ofNewEntities(Checks checks) {
    open(checks);
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

  @ParameterizedTest
  @EnumSource
  void ofChangesAndDeletions(Checks checks) {
    open(checks);
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
    public Optional<CheckedWriter> checkedWriter() {
      return backend
          .checkedWriter()
          .map(writer -> group -> writer.write(turn -> lossy(group.validate(turn))));
    }

    private List<CheckedSave> lossy(List<CheckedSave> accepted) {
      return accepted.stream().map(save -> new CheckedSave(save.batch(), lossy(save))).toList();
    }

    private CompletableFuture<WriteReceipt> lossy(CheckedSave save) {
      var outcome = new CompletableFuture<WriteReceipt>();
      outcome
          .thenCompose(UnknownOutcomeTest.this::confirm)
          .whenComplete(
              (receipt, failure) -> {
                if (failure == null) {
                  save.outcome().complete(receipt);
                } else {
                  save.outcome().completeExceptionally(failure.getCause());
                }
              });
      return outcome;
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
