package org.entopic.samples.files;

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
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.RecordWriter;
import org.entopic.spi.backend.StoreListener;
import org.entopic.spi.backend.StoreReader;
import org.entopic.spi.backend.WriteBatch;
import org.entopic.spi.backend.WriteReceipt;

/** One factory's use of a database, which other factories may share. */
final class FilesBackend implements Backend, RecordWriter, StoreReader {
  private final FilesDatabase database;
  private final BackendConfig config;
  private final StoreReader reader;
  private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
  private final AtomicBoolean closed = new AtomicBoolean();

  FilesBackend(FilesDatabase database, BackendConfig config) {
    this.database = database;
    this.config = config;
    this.reader = database.reader(config.stores());
  }

  @Override
  public RecordWriter writer() {
    return this;
  }

  @Override
  public Optional<StoreReader> reader() {
    return Optional.of(this);
  }

  @Override
  public CompletableFuture<Void> ready() {
    return CompletableFuture.completedFuture(null); // opening has read the journal
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
  public ReadView open() {
    refuseClosed();
    return reader.open();
  }

  @Override
  public CompletableFuture<Void> reached(ConsistencyToken token) {
    return closed.get()
        ? CompletableFuture.failedFuture(FilesMessages.closed(config.database()))
        : reader.reached(token);
  }

  @Override
  public CompletableFuture<List<PartitionProgress>> progress() {
    return closed.get()
        ? CompletableFuture.failedFuture(FilesMessages.closed(config.database()))
        : CompletableFuture.completedFuture(database.progress(config.stores()));
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
      throw FilesMessages.closed(config.database());
    }
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      subscriptions.forEach(Subscription::close);
      database.leave(config);
    }
  }
}
