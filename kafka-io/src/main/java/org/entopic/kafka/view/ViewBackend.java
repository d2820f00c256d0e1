package org.entopic.kafka.view;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.entopic.kafka.CheckedTopics;
import org.entopic.kafka.Closing;
import org.entopic.kafka.DatabaseFilling;
import org.entopic.kafka.Deadline;
import org.entopic.kafka.KafkaDatabase;
import org.entopic.kafka.KafkaSequences;
import org.entopic.kafka.LeasedWriter;
import org.entopic.kafka.ProducerRecordWriter;
import org.entopic.spi.backend.Backend;
import org.entopic.spi.backend.BackendConfig;
import org.entopic.spi.backend.CheckedWriter;
import org.entopic.spi.backend.NumberSequences;
import org.entopic.spi.backend.RecordWriter;
import org.entopic.spi.backend.StoreReader;
import org.jspecify.annotations.Nullable;

/** A factory's writer, and its share of the view; thread-safe. */
public final class ViewBackend implements Backend {
  private final String database;
  private final boolean isNew;
  private final ViewRegistry.Lease lease;
  private final ProducerRecordWriter writer;
  private final @Nullable LeasedWriter leased;
  private final KafkaSequences sequences;
  private final DatabaseFilling filling;
  private final ViewReader reader;
  private final CompletableFuture<Void> ready;
  private final AtomicBoolean closed = new AtomicBoolean();

  private ViewBackend(
      BackendConfig config,
      boolean isNew,
      ViewRegistry.Lease lease,
      ProducerRecordWriter writer,
      @Nullable LeasedWriter leased,
      KafkaSequences sequences,
      DatabaseFilling filling) {
    this.leased = leased;
    this.filling = filling;
    this.sequences = sequences;
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
      lease = views.acquire(config, opened, deadline);
    } catch (RuntimeException | Error e) {
      opened.close();
      throw e;
    }
    try {
      SharedView view = lease.view();
      var writer =
          new ProducerRecordWriter(
              opened.clients(), config.stores(), view::topics, config.saveTimeout());
      LeasedWriter leased = leased(config, opened, view, writer);
      var sequences = new KafkaSequences(opened.clients(), config.saveTimeout());
      var filling = new DatabaseFilling(opened.clients(), deadline, config.openTimeout());
      return new ViewBackend(config, opened.isNew(), lease, writer, leased, sequences, filling);
    } catch (RuntimeException | Error e) {
      lease.release().run();
      throw e;
    }
  }

  private static @Nullable LeasedWriter leased(
      BackendConfig config, KafkaDatabase opened, SharedView view, ProducerRecordWriter writer) {
    var checked = new CheckedTopics(config.stores(), view::topics);
    try {
      return checked.isEmpty()
          ? null
          : new LeasedWriter(
              opened.clients(), writer, checked, config.saveTimeout(), view::caughtUp);
    } catch (RuntimeException | Error e) {
      writer.close();
      throw e;
    }
  }

  @Override
  public Optional<CheckedWriter> checkedWriter() {
    return Optional.ofNullable(leased);
  }

  @Override
  public Optional<NumberSequences> sequences() {
    return Optional.of(sequences);
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
  public boolean beginFilling() {
    return filling.begin();
  }

  @Override
  public void filled() {
    filling.done();
  }

  @Override
  public CompletableFuture<Void> ready() {
    return ready;
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      Closing.all(
          this::closeLeased,
          filling::close,
          sequences::close,
          writer::close,
          reader::close,
          lease.release(),
          () -> ready.completeExceptionally(FeedMessages.closed(database)));
    }
  }

  private void closeLeased() {
    if (leased != null) {
      leased.close();
    }
  }
}
