package org.entopic.itests.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.entopic.EntityContextFactory;
import org.entopic.SaveOutcomeUnknownException;
import org.entopic.itests.shop.Order;
import org.entopic.itests.shop.ShopContext;
import org.entopic.model.EntityState;
import org.entopic.spi.ProviderSource;
import org.entopic.spi.SpiVersion;
import org.entopic.spi.backend.Backend;
import org.entopic.spi.backend.BackendCapability;
import org.entopic.spi.backend.BackendConfig;
import org.entopic.spi.backend.BackendProvider;
import org.entopic.spi.backend.RecordWriter;
import org.entopic.spi.backend.StoreReader;
import org.entopic.spi.backend.WriteReceipt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A save of unknown outcome that came to be after all can be repeated by the same context. */
class UnknownOutcomeTest {
  private final AtomicBoolean loseConfirmation = new AtomicBoolean();
  private final EntityContextFactory<ShopContext> factory =
      Shop.memory(Shop.freshName()).providers(new Source()).open();

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

  private final class Source implements ProviderSource {
    @Override
    public <S> List<S> find(Class<S> service) {
      return ServiceLoader.load(service).stream()
          .map(ServiceLoader.Provider::get)
          .map(p -> p instanceof BackendProvider found ? service.cast(new Lossy(found)) : p)
          .toList();
    }
  }

  private final class Lossy implements BackendProvider {
    private final BackendProvider provider;

    Lossy(BackendProvider provider) {
      this.provider = provider;
    }

    @Override
    public String name() {
      return provider.name();
    }

    @Override
    public SpiVersion spiVersion() {
      return provider.spiVersion();
    }

    @Override
    public Set<BackendCapability> capabilities(BackendConfig config) {
      return provider.capabilities(config);
    }

    @Override
    public Backend open(BackendConfig config) {
      return new LossyBackend(provider.open(config));
    }
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
