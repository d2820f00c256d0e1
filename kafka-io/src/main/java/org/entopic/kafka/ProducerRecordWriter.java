package org.entopic.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.entopic.EntityStoreException;
import org.entopic.event.DiagnosticEvent.UncheckedGroupEnded;
import org.entopic.spi.backend.RecordWriter;
import org.entopic.spi.backend.StoreDefinition;
import org.entopic.spi.backend.WriteBatch;
import org.entopic.spi.backend.WriteReceipt;
import org.jspecify.annotations.Nullable;

/**
 * Writes saves: one record by an idempotent send, several in a transaction.
 *
 * <p>Thread-safe. Saves that share a key are written in the order of the calls. A save has at most
 * 1,000,000 records and 128 MiB. Futures complete on the writer's own threads, so what depends on
 * them must not block; what is reported is true: {@link org.entopic.SaveFailedException} and {@link
 * org.entopic.StoreNotReadyException} mean that nothing is or will be written.
 */
public final class ProducerRecordWriter implements RecordWriter, AutoCloseable {
  private final KafkaClients clients;
  private final Duration saveTimeout;
  private final RecordPlacement placement;
  private final SaveReceipts receipts;
  private final ScheduledThreadPoolExecutor timer;
  private volatile @Nullable Thread timerThread;
  private final KeyGate gate;
  private final ProducerLanes lanes;
  private final Set<PendingSave> unanswered = ConcurrentHashMap.newKeySet();
  private volatile Consumer<UncheckedGroupEnded> groups = group -> {};
  private volatile boolean closed;

  /**
   * Opens a writer.
   *
   * @param stores the entity types, whose producer settings may differ
   * @param topics returns the topics it may write to, as they are now
   * @param saveTimeout how long a save may take until its outcome is reported as unknown
   * @throws org.entopic.StoreNotReadyException if the topics' leaders cannot be found in time
   * @throws org.entopic.ConfigurationException if Kafka refuses the settings
   */
  public ProducerRecordWriter(
      KafkaClients clients,
      Collection<StoreDefinition> stores,
      Supplier<Map<String, TopicState>> topics,
      Duration saveTimeout) {
    this.clients = clients;
    this.saveTimeout = saveTimeout;
    this.placement = new RecordPlacement(topics);
    this.timer = timer(clients.database());
    this.receipts = new SaveReceipts(topics);
    this.gate = new KeyGate(timer);
    try {
      this.lanes = new ProducerLanes(stores, this::lane);
    } catch (RuntimeException | Error e) {
      timer.shutdownNow();
      throw e;
    }
    try {
      lanes.warmUp(topics.get().keySet());
    } catch (KafkaException e) {
      close();
      throw KafkaMessages.unreachable(clients.bootstrapServers(), e);
    }
  }

  private ProducerLane lane(Map<String, String> settings) {
    String transactionalId = clients.database() + "-" + UUID.randomUUID();
    return new ProducerLane(
        clients,
        settings,
        saveTimeout,
        transactionalId,
        receipts,
        timer,
        gate::leave,
        group -> groups.accept(group));
  }

  @Override
  public void onGroup(Consumer<UncheckedGroupEnded> listener) {
    groups = listener;
  }

  private ScheduledThreadPoolExecutor timer(String database) {
    var executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              var thread = new Thread(task, "entopic-writer-timer-" + database);
              thread.setDaemon(true);
              thread.setContextClassLoader(ProducerRecordWriter.class.getClassLoader());
              timerThread = thread;
              return thread;
            });
    executor.setRemoveOnCancelPolicy(true);
    return executor;
  }

  @Override
  public CompletableFuture<WriteReceipt> write(WriteBatch batch) {
    if (closed) {
      return CompletableFuture.failedFuture(KafkaMessages.writerClosed());
    }
    PendingSave save;
    try {
      save = new PendingSave(batch.saveId(), placement.place(batch), lanes.of(batch));
    } catch (EntityStoreException e) {
      return CompletableFuture.failedFuture(e);
    }
    try {
      ScheduledFuture<?> expiry =
          timer.schedule(
              () -> save.expire(last -> KafkaMessages.notSent(clients.bootstrapServers(), last)),
              saveTimeout.toMillis(),
              TimeUnit.MILLISECONDS);
      unanswered.add(save);
      save.outcome()
          .whenComplete(
              (receipt, failure) -> {
                unanswered.remove(save);
                expiry.cancel(false);
              });
      gate.enter(save);
    } catch (RejectedExecutionException e) {
      save.abandon();
    }
    return save.outcome();
  }

  RecordPlacement placement() {
    return placement;
  }

  KeyGate gate() {
    return gate;
  }

  SaveReceipts receipts() {
    return receipts;
  }

  ScheduledExecutorService timer() {
    return timer;
  }

  /** Ends promptly: saves that are not yet being sent fail, others are given a moment to end. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    Closing.all(
        lanes::close,
        timer::shutdownNow,
        () -> unanswered.forEach(PendingSave::abandon),
        this::awaitTimer);
  }

  private void awaitTimer() {
    try {
      Thread thread = timerThread;
      if (thread != null) {
        thread.join(TimeUnit.SECONDS.toMillis(1));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
