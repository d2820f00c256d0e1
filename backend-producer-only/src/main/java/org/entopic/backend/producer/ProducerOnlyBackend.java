package org.entopic.backend.producer;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.entopic.kafka.Closing;
import org.entopic.kafka.DatabaseFilling;
import org.entopic.kafka.Deadline;
import org.entopic.kafka.GuardedWriter;
import org.entopic.kafka.KafkaDatabase;
import org.entopic.kafka.ProducerRecordWriter;
import org.entopic.spi.backend.Backend;
import org.entopic.spi.backend.BackendConfig;
import org.entopic.spi.backend.RecordWriter;
import org.entopic.spi.backend.StoreReader;

/** A factory's writer, ready as soon as its topics are verified; thread-safe. */
final class ProducerOnlyBackend implements Backend {
  private final KafkaDatabase database;
  private final ProducerRecordWriter writer;
  private final GuardedWriter guarded;
  private final DatabaseFilling filling;
  private final AtomicBoolean closed = new AtomicBoolean();

  private ProducerOnlyBackend(
      KafkaDatabase database,
      ProducerRecordWriter writer,
      GuardedWriter guarded,
      DatabaseFilling filling) {
    this.filling = filling;
    this.database = database;
    this.writer = writer;
    this.guarded = guarded;
  }

  static ProducerOnlyBackend open(BackendConfig config) {
    Deadline deadline = Deadline.after(config.openTimeout());
    KafkaDatabase database = KafkaDatabase.open(config, deadline);
    ProducerRecordWriter writer = null;
    try {
      writer =
          new ProducerRecordWriter(
              database.clients(), config.stores(), database::topics, config.saveTimeout());
      var filling = new DatabaseFilling(database.clients(), deadline, config.openTimeout());
      return new ProducerOnlyBackend(
          database, writer, new GuardedWriter(writer, database), filling);
    } catch (RuntimeException | Error e) {
      if (writer != null) {
        writer.close();
      }
      database.close();
      throw e;
    }
  }

  @Override
  public RecordWriter writer() {
    return guarded;
  }

  @Override
  public Optional<StoreReader> reader() {
    return Optional.empty();
  }

  @Override
  public boolean isNew() {
    return database.isNew();
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
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      Closing.all(filling::close, guarded::close, writer::close, database::close);
    }
  }
}
