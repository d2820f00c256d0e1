package org.entopic.kafka.view;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.entopic.kafka.Deadline;
import org.entopic.kafka.KafkaDatabase;
import org.entopic.kafka.ProducerRecordWriter;
import org.entopic.spi.backend.Backend;
import org.entopic.spi.backend.BackendConfig;
import org.entopic.spi.backend.RecordWriter;
import org.entopic.spi.backend.StoreReader;

/** A factory's writer, and its share of the view; thread-safe. */
public final class ViewBackend implements Backend {
  private final String database;
  private final boolean isNew;
  private final ViewRegistry.Lease lease;
  private final ProducerRecordWriter writer;
  private final ViewReader reader;
  private final CompletableFuture<Void> ready;
  private final AtomicBoolean closed = new AtomicBoolean();

  private ViewBackend(
      BackendConfig config, boolean isNew, ViewRegistry.Lease lease, ProducerRecordWriter writer) {
    this.database = config.database();
    this.isNew = isNew;
    this.lease = lease;
    this.writer = writer;
    SharedView view = lease.view();
    this.reader = new ViewReader(config, view);
    this.ready = lease.ready().copy();
  }

  /**
   * Opens the database, and its view unless another factory of the process has it open.
   *
   * @throws org.entopic.StoreNotReadyException if the cluster cannot be reached in time
   * @throws org.entopic.ConfigurationException if settings or topics do not fit, or the view serves
   *     others who see it otherwise
   */
  public static ViewBackend open(BackendConfig config, ViewRegistry views) {
    Deadline deadline = Deadline.after(config.openTimeout());
    KafkaDatabase opened =
        KafkaDatabase.open(config, deadline, clusterId -> views.check(config, clusterId));
    ViewRegistry.Lease lease;
    try {
      lease = views.acquire(config, opened);
    } catch (RuntimeException | Error e) {
      opened.close();
      throw e;
    }
    try {
      SharedView view = lease.view();
      var writer = new ProducerRecordWriter(opened.clients(), view::topics, config.saveTimeout());
      return new ViewBackend(config, opened.isNew(), lease, writer);
    } catch (RuntimeException | Error e) {
      lease.release().run();
      throw e;
    }
  }

  @Override
  public RecordWriter writer() {
    return writer;
  }

  @Override
  public Optional<StoreReader> reader() {
    return Optional.of(reader);
  }

  @Override
  public boolean isNew() {
    return isNew;
  }

  @Override
  public CompletableFuture<Void> ready() {
    return ready;
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      writer.close();
      reader.close();
      lease.release().run();
      ready.completeExceptionally(FeedMessages.closed(database));
    }
  }
}
