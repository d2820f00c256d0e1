package org.entopic.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.entopic.StoreNotReadyException;
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

  /** How long a turn is while saves keep coming and others wait. */
  private static final Duration SHORT_TURN = Duration.ofMillis(100);

  /** How long a turn is where taking the lease takes long; less than others are patient. */
  private static final Duration LONG_TURN = Duration.ofSeconds(1);

  /** How long a turn goes on without a save, for each save of the last group. */
  private static final Duration IDLE = Duration.ofMillis(8);

  /** How many times longer than taking the lease a turn is while saves keep coming. */
  private static final int WORTH = 8;

  private final String bootstrapServers;
  private final String database;
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
      String database,
      Supplier<Producer<byte[], byte[]>> producers,
      LeaseTurns turns,
      LeaseCatchUp catchUp,
      BooleanSupplier goOn) {
    this.bootstrapServers = bootstrapServers;
    this.database = database;
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

  /**
   * Returns for how long the holder may go on while others wait; negative when its turn is over.
   */
  Duration leftOfTurn() {
    Duration turn = Duration.ofNanos(costNanos).multipliedBy(WORTH);
    if (turn.compareTo(SHORT_TURN) < 0) {
      turn = SHORT_TURN;
    } else if (turn.compareTo(LONG_TURN) > 0) {
      turn = LONG_TURN;
    }
    return turn.minus(heldFor());
  }

  /**
   * Returns for how long the holder may wait for saves while others wait for the lease: the more
   * callers were answered just now, the sooner one of them saves again, but waiting is never to
   * take longer than giving the lease away and taking it back.
   */
  Duration patience(int answered) {
    Duration wanted = IDLE.multipliedBy(Math.max(1, answered));
    Duration worth = Duration.ofNanos(costNanos);
    Duration patience = wanted.compareTo(worth) < 0 ? wanted : worth;
    return patience.compareTo(IDLE) < 0 ? IDLE : patience;
  }

  private Duration heldFor() {
    return Duration.ofNanos(System.nanoTime() - takenNanos);
  }

  /**
   * Takes the lease: afterwards the view holds everything that was written to checked types.
   *
   * @param topics those that are likely to be written to
   * @throws StoreNotReadyException if that does not succeed in time
   * @throws org.entopic.SaveFailedException if Kafka does not allow it
   */
  void take(Collection<String> topics, Deadline deadline) {
    Throwable last = null;
    producer.prepare(topics);
    while (goOn.getAsBoolean() && !deadline.passed() && turns.await(deadline)) {
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
      } catch (RuntimeException e) {
        producer.discard();
        AuthorizationException forbidden = WriteFailures.missingRight(e);
        if (forbidden != null || !canSucceedLater(e)) {
          turns.left();
          throw forbidden == null ? e : KafkaMessages.leaseForbidden(database, forbidden);
        }
        LOG.debug("The write lease could not be taken yet", e);
        last = e;
        deadline.pause(REST);
      }
    }
    turns.left();
    throw KafkaMessages.leaseNotTaken(bootstrapServers, database, turns.holder(), last);
  }

  /** What the view says for itself is the answer; brokers that do not answer are asked again. */
  private static boolean canSucceedLater(RuntimeException failure) {
    return failure instanceof KafkaException
        || failure instanceof IllegalStateException
        || (failure instanceof StoreNotReadyException
            && failure.getCause() instanceof RetriableException);
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
