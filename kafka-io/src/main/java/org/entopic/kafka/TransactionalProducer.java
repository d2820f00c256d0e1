package org.entopic.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The producer of one transactional id, made when needed and made anew after a failure; used by one
 * thread, ended by any.
 */
final class TransactionalProducer {
  private static final Logger LOG = LoggerFactory.getLogger(TransactionalProducer.class);

  private final Supplier<Producer<byte[], byte[]>> producers;
  private volatile @Nullable Producer<byte[], byte[]> current;
  private boolean isReady;
  private volatile boolean ended;

  TransactionalProducer(Supplier<Producer<byte[], byte[]>> producers) {
    this.producers = producers;
  }

  /** Makes the producer while there is time, and has it connect and find the leaders of topics. */
  void prepare(Collection<String> topics) {
    try {
      Producer<byte[], byte[]> prepared = current();
      topics.forEach(prepared::partitionsFor);
    } catch (KafkaException | IllegalStateException e) {
      LOG.debug("A producer could not be prepared", e);
      discard();
    }
  }

  private Producer<byte[], byte[]> current() {
    Producer<byte[], byte[]> known = current;
    if (known != null) {
      return known;
    }
    Producer<byte[], byte[]> created = producers.get();
    current = created;
    return created;
  }

  /**
   * Returns the producer, ready for a transaction: what an earlier one left open has ended.
   *
   * @throws KafkaException if it cannot be made ready
   */
  Producer<byte[], byte[]> ready() {
    Producer<byte[], byte[]> known = current();
    if (isReady) {
      return known;
    }
    try {
      if (ended) {
        throw new InterruptException("The writer is closed.");
      }
      known.initTransactions();
    } catch (KafkaException | IllegalStateException e) {
      discard();
      throw e;
    }
    isReady = true;
    return known;
  }

  /**
   * Aborts the transaction, at the latest by giving up the producer; returns whether the producer
   * is still there.
   */
  boolean abort() {
    Producer<byte[], byte[]> used = current;
    if (used == null) {
      return false;
    }
    try {
      used.abortTransaction();
      return true;
    } catch (KafkaException | IllegalStateException e) {
      LOG.debug("A transaction could not be aborted and ends with its producer", e);
      discard();
      return false;
    }
  }

  /** Gives the producer up. */
  void discard() {
    Producer<byte[], byte[]> used = current;
    current = null;
    isReady = false;
    if (used != null) {
      used.close(Duration.ZERO);
    }
  }

  /** Gives up the producer for good, also while it is used; for any thread. */
  void end() {
    ended = true;
    Producer<byte[], byte[]> used = current;
    if (used != null) {
      used.close(Duration.ZERO);
    }
  }
}
