package org.entopic.backend.memory;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.entopic.ConsistencyToken;
import org.entopic.DatabaseStatus.PartitionProgress;
import org.entopic.EntityStoreException;
import org.entopic.event.Subscription;
import org.entopic.spi.backend.Backend;
import org.entopic.spi.backend.BackendConfig;
import org.entopic.spi.backend.CheckedGroup;
import org.entopic.spi.backend.CheckedWriter;
import org.entopic.spi.backend.NumberSequences;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.RecordWriter;
import org.entopic.spi.backend.StoreListener;
import org.entopic.spi.backend.StoreReader;
import org.entopic.spi.backend.WriteBatch;
import org.entopic.spi.backend.WriteReceipt;

/** One factory's use of a database. */
final class MemoryBackend
    implements Backend, RecordWriter, CheckedWriter, NumberSequences, StoreReader {
  private final MemoryDatabase database;
  private final BackendConfig config;
  private final StoreReader reader;
  private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final boolean isNew;

  MemoryBackend(MemoryDatabase database, BackendConfig config) {
    this.database = database;
    this.config = config;
    this.reader = database.reader(config.stores());
    this.isNew = database.takeNew();
  }

  @Override
  public RecordWriter writer() {
    return this;
  }

  @Override
  public Optional<CheckedWriter> checkedWriter() {
    return Optional.of(this);
  }

  @Override
  public Optional<StoreReader> reader() {
    return Optional.of(this);
  }

  @Override
  public boolean isNew() {
    return isNew;
  }

  @Override
  public boolean beginFilling() {
    return database.beginFilling(this, config.openTimeout());
  }

  @Override
  public void filled() {
    database.filled();
  }

  @Override
  public CompletableFuture<Void> ready() {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<WriteReceipt> write(WriteBatch batch) {
    try {
      refuseClosed();
      return CompletableFuture.completedFuture(database.write(batch));
    } catch (EntityStoreException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public Optional<NumberSequences> sequences() {
    return Optional.of(this);
  }

  @Override
  public CompletableFuture<Numbers> take(String sequence, long count, long after) {
    return closed.get()
        ? CompletableFuture.failedFuture(MemoryMessages.closed(config.database()))
        : CompletableFuture.completedFuture(database.take(sequence, count, after));
  }

  @Override
  public CompletableFuture<Void> write(CheckedGroup group) {
    try {
      refuseClosed();
      database.write(group);
      return CompletableFuture.completedFuture(null);
    } catch (EntityStoreException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public ReadView open() {
    refuseClosed();
    return reader.open();
  }

  @Override
  public CompletableFuture<Void> reached(ConsistencyToken token) {
    return closed.get()
        ? CompletableFuture.failedFuture(MemoryMessages.closed(config.database()))
        : reader.reached(token);
  }

  @Override
  public CompletableFuture<List<PartitionProgress>> progress() {
    return closed.get()
        ? CompletableFuture.failedFuture(MemoryMessages.closed(config.database()))
        : CompletableFuture.completedFuture(database.progress(config.stores()));
  }

  /** The view is the store: there is nothing else to read. */
  @Override
  public CompletableFuture<Void> rebuild() {
    return closed.get()
        ? CompletableFuture.failedFuture(MemoryMessages.closed(config.database()))
        : CompletableFuture.completedFuture(null);
  }

  @Override
  public Subscription subscribe(StoreListener listener) {
    refuseClosed();
    Subscription subscription = reader.subscribe(listener);
    subscriptions.add(subscription);
    return () -> {
      subscription.close();
      subscriptions.remove(subscription);
    };
  }

  private void refuseClosed() {
    if (closed.get()) {
      throw MemoryMessages.closed(config.database());
    }
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      subscriptions.forEach(Subscription::close);
      database.leaveFilling(this);
      database.leave(config);
    }
  }
}
