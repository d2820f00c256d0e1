package org.entopic.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes saves of one record, each by one idempotent send that the producer repeats, under the same
 * sequence number, until it is acknowledged: a save is never twice in the log, and a save that was
 * reported as unknown still ends one way or the other.
 *
 * <p>While the producer has no connection a save stays here, where it is certain that it was not
 * sent. Thread-safe.
 */
final class SingleSender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SingleSender.class);
  private static final Duration CLOSE = Duration.ofSeconds(1);
  private static final long RETRY_MILLIS = 10;
  private final ReentrantLock lock = new ReentrantLock();
  private final String bootstrapServers;
  private final Supplier<Producer<byte[], byte[]>> producers;
  private final SaveReceipts receipts;
  private final ScheduledExecutorService timer;
  private final Consumer<PendingSave> ended;
  private final Queue<PendingSave> held = new ConcurrentLinkedQueue<>();
  private volatile Connected current;
  private boolean closed;

  /**
   * Creates a sender.
   *
   * @param ended is told of each save that is over before its caller is
   */
  SingleSender(
      String bootstrapServers,
      Supplier<Producer<byte[], byte[]>> producers,
      SaveReceipts receipts,
      ScheduledExecutorService timer,
      Consumer<PendingSave> ended) {
    this.bootstrapServers = bootstrapServers;
    this.producers = producers;
    this.receipts = receipts;
    this.timer = timer;
    this.ended = ended;
    this.current = new Connected(producers.get());
  }

  /** Fetches what the first send would wait for. */
  void warmUp(Iterable<String> topics) {
    for (String topic : topics) {
      current.producer().partitionsFor(topic);
    }
  }

  void send(PendingSave save) {
    if (held.isEmpty() && current.isConnected()) {
      hand(save);
    } else {
      held.add(save);
      tryLater();
    }
  }

  private void tryLater() {
    try {
      timer.schedule(this::sendHeld, RETRY_MILLIS, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      closeHeld();
    }
  }

  private void sendHeld() {
    while (current.isConnected()) {
      PendingSave save = held.poll();
      if (save == null) {
        return;
      }
      hand(save);
    }
    if (!held.isEmpty()) {
      tryLater();
    }
  }

  private void hand(PendingSave save) {
    if (!save.begin() || !save.enterDoubt()) {
      ended.accept(save);
      return;
    }
    Connected used = current;
    Thread caller = Thread.currentThread();
    try {
      used.producer()
          .send(
              save.records().get(0),
              (metadata, failure) -> {
                if (failure == null) {
                  written(save, metadata);
                } else if (Thread.currentThread() == caller) {
                  notSent(save, failure);
                } else {
                  notAcknowledged(save, used, failure);
                }
              });
    } catch (KafkaException | IllegalStateException e) {
      replace(used, e);
      notSent(save, e);
    }
  }

  private void written(PendingSave save, RecordMetadata metadata) {
    if (save.outcome().isDone()) {
      LOG.info("Save {}, reported as unknown before, is written", save.id());
    }
    ended.accept(save);
    save.written(receipts.receipt(save.id(), List.of(metadata)));
  }

  /** The producer refused the record before it was in its hands. */
  private void notSent(PendingSave save, Exception failure) {
    ended.accept(save);
    save.failed(
        failure instanceof RetriableException || failure instanceof IllegalStateException
            ? KafkaMessages.storeAway(bootstrapServers, failure)
            : KafkaMessages.saveRefused(failure));
  }

  private void notAcknowledged(PendingSave save, Connected used, Exception failure) {
    ended.accept(save);
    if (WriteFailures.isRefusal(failure)) {
      save.failed(KafkaMessages.saveRefused(failure));
      return;
    }
    replace(used, failure);
    save.attemptFailed(failure);
    save.abandon();
  }

  private void replace(Connected broken, Exception failure) {
    lock.lock();
    try {
      if (closed || !current.equals(broken)) {
        return;
      }
      LOG.warn("A producer failed for good and is replaced", failure);
      current = new Connected(producers.get());
    } finally {
      lock.unlock();
    }
    try {
      timer.execute(() -> broken.producer().close(Duration.ZERO));
    } catch (RejectedExecutionException e) {
      broken.producer().close(Duration.ZERO);
    }
  }

  private void closeHeld() {
    for (PendingSave save = held.poll(); save != null; save = held.poll()) {
      ended.accept(save);
      save.abandon();
    }
  }

  /**
   * Gives what is being sent a moment to end. What is not acknowledged then is answered on the
   * producer's thread, which is waited for and must find the lock free.
   */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
    } finally {
      lock.unlock();
    }
    Connected last = current;
    Closing.all(
        () -> last.producer().close(last.isConnected() ? CLOSE : Duration.ZERO), this::closeHeld);
  }

  /** A producer and the metric that says whether it has a connection. */
  private record Connected(Producer<byte[], byte[]> producer, @Nullable Metric connections) {
    Connected(Producer<byte[], byte[]> producer) {
      this(producer, connections(producer.metrics()));
    }

    boolean isConnected() {
      return connections == null
          || !(connections.metricValue() instanceof Number count)
          || count.doubleValue() > 0;
    }

    private static @Nullable Metric connections(Map<?, ? extends Metric> metrics) {
      for (Metric metric : metrics.values()) {
        if (metric.metricName().name().equals("connection-count")
            && metric.metricName().group().equals("producer-metrics")) {
          return metric;
        }
      }
      return null;
    }
  }
}
