package org.entopic.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.entopic.spi.backend.SaveManifest.TopicSlice;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to write the checked types of a database. Used by one thread; what it tells of itself
 * can be asked for by any.
 *
 * <p>All processes have one transactional id. Initialising it fences the holder and waits until its
 * transaction has ended; then the view is brought to the high watermarks. As long as the producer
 * can commit, nobody else has initialised the id, hence nobody else has written.
 */
final class WriteLease {
  private static final Logger LOG = LoggerFactory.getLogger(WriteLease.class);
  private static final Duration REST = Duration.ofMillis(20);

  private final String bootstrapServers;
  private final TransactionalProducer producer;
  private final LeaseTurns turns;
  private final LeaseCatchUp catchUp;
  private final BooleanSupplier goOn;
  private boolean held;
  private final AtomicLong turn = new AtomicLong();
  private volatile @Nullable Instant lastFence;
  private long takenNanos;
  private long costNanos;

  /**
   * Creates a lease that is not held.
   *
   * @param producers make producers with the shared transactional id
   * @param goOn is false when nothing is to be waited for any more
   */
  WriteLease(
      String bootstrapServers,
      Supplier<Producer<byte[], byte[]>> producers,
      LeaseTurns turns,
      LeaseCatchUp catchUp,
      BooleanSupplier goOn) {
    this.bootstrapServers = bootstrapServers;
    this.producer = new TransactionalProducer(producers);
    this.turns = turns;
    this.catchUp = catchUp;
    this.goOn = goOn;
  }

  boolean isHeld() {
    return held;
  }

  /** Returns how often this process has taken the lease. */
  long turn() {
    return turn.get();
  }

  /** Returns when another process last took the lease from this one before it was given up. */
  @Nullable Instant lastFence() {
    return lastFence;
  }

  /** Returns how long it took to take the lease the last time. */
  Duration cost() {
    return Duration.ofNanos(costNanos);
  }

  Duration heldFor() {
    return Duration.ofNanos(System.nanoTime() - takenNanos);
  }

  /**
   * Takes the lease: afterwards the view holds everything that was written to checked types.
   *
   * @throws org.entopic.StoreNotReadyException if that does not succeed in time
   */
  void take(Deadline deadline) {
    Throwable last = null;
    while (goOn.getAsBoolean() && turns.await(deadline)) {
      long start = System.nanoTime();
      try {
        producer.ready();
        catchUp.await(deadline);
        costNanos = System.nanoTime() - start;
        held = true;
        turn.incrementAndGet();
        takenNanos = System.nanoTime();
        turns.taken();
        LOG.debug("The write lease is taken, in {} ms", costNanos / 1_000_000);
        return;
      } catch (KafkaException | IllegalStateException e) {
        LOG.debug("The write lease could not be taken yet", e);
        last = e;
        producer.discard();
        if (!deadline.passed()) {
          deadline.pause(REST);
        }
      } catch (RuntimeException e) {
        producer.discard();
        turns.left();
        throw e;
      }
    }
    turns.left();
    throw KafkaMessages.leaseNotTaken(bootstrapServers, turns.holder(), last);
  }

  /** Returns the producer of the holder. */
  Producer<byte[], byte[]> producer() {
    if (!held) {
      throw new IllegalStateException("The write lease is not held.");
    }
    return producer.ready();
  }

  /** Waits until what the holder wrote itself is below the last stable offset. */
  void settle(Map<TopicSlice, Long> ends, Deadline deadline) {
    if (!ends.isEmpty()) {
      catchUp.await(ends, deadline);
    }
  }

  /** Ends a transaction that is not to be; the lease is kept if that can be done in order. */
  void abort() {
    if (!producer.abort()) {
      lost(null);
    }
  }

  /** Forgets the lease: another process may have it. */
  void lost(@Nullable Throwable reason) {
    if (held) {
      held = false;
      if (reason != null && WriteFailures.isFencing(reason)) {
        lastFence = Instant.now();
      }
      LOG.debug("The write lease is lost", reason);
    }
    producer.discard();
  }

  /** Gives the lease up. */
  void giveUp() {
    LOG.debug("The write lease is given up after {} ms", heldFor().toMillis());
    held = false;
    turns.left();
    producer.discard();
  }

  /** Ends the use of the producer for good; for any thread. */
  void end() {
    producer.end();
  }
}
