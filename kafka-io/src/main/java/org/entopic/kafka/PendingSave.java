package org.entopic.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.entopic.StoreNotReadyException;
import org.entopic.spi.backend.WriteReceipt;
import org.jspecify.annotations.Nullable;

/**
 * A save on its way; its phase decides what its caller is told when time runs out, so that the
 * answer is true whatever happens at the same moment.
 */
final class PendingSave {
  private enum Phase {
    WAITING,
    SENDING,
    IN_DOUBT,
    OVER
  }

  /** How many unfinished saves must end before this one may start; guarded by the key gate. */
  int blockers;

  /** The saves that wait for this one; guarded by the key gate. */
  final List<PendingSave> followers = new ArrayList<>(0);

  private final long madeNanos = System.nanoTime();
  private final UUID id;
  private final List<ProducerRecord<byte[], byte[]>> records;
  private final SaveLane lane;
  private final CompletableFuture<WriteReceipt> outcome = new CompletableFuture<>();
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.WAITING);
  private volatile @Nullable Throwable lastFailure;
  private @Nullable Set<SaveKey> keys;

  /**
   * Creates a save.
   *
   * @param lane takes it when its turn comes
   */
  PendingSave(UUID id, List<ProducerRecord<byte[], byte[]>> records, SaveLane lane) {
    this.id = id;
    this.records = records;
    this.lane = lane;
  }

  /** Returns how long ago the save was made. */
  Duration age() {
    return Duration.ofNanos(System.nanoTime() - madeNanos);
  }

  SaveLane lane() {
    return lane;
  }

  UUID id() {
    return id;
  }

  List<ProducerRecord<byte[], byte[]>> records() {
    return records;
  }

  boolean isSingle() {
    return records.size() == 1;
  }

  CompletableFuture<WriteReceipt> outcome() {
    return outcome;
  }

  /** Returns the keys; computed once, by whoever holds the key gate. */
  Set<SaveKey> keys() {
    Set<SaveKey> known = keys;
    if (known == null) {
      known = new HashSet<>(records.size() * 2);
      for (ProducerRecord<byte[], byte[]> record : records) {
        known.add(SaveKey.of(record));
      }
      keys = known;
    }
    return known;
  }

  /** Remembers why an attempt came to nothing, for the message if time runs out. */
  void attemptFailed(Throwable failure) {
    lastFailure = failure;
  }

  /** Starts sending, unless time has run out. */
  boolean begin() {
    return phase.compareAndSet(Phase.WAITING, Phase.SENDING);
  }

  boolean isSending() {
    return phase.get() == Phase.SENDING;
  }

  /** Returns whether the save may or may not come to be. */
  boolean isInDoubt() {
    return phase.get() == Phase.IN_DOUBT;
  }

  /** Announces that from now on the save may come to be, unless time has run out. */
  boolean enterDoubt() {
    return phase.compareAndSet(Phase.SENDING, Phase.IN_DOUBT);
  }

  /** Announces that all may come to be; if time has run out for one, none may. */
  static boolean enterDoubt(List<PendingSave> saves) {
    for (PendingSave save : saves) {
      if (!save.enterDoubt()) {
        saves.forEach(PendingSave::leaveDoubt);
        return false;
      }
    }
    return true;
  }

  /** Announces that the save has certainly not come to be; false if its caller has been told. */
  boolean leaveDoubt() {
    return !outcome.isDone() && phase.compareAndSet(Phase.IN_DOUBT, Phase.SENDING);
  }

  /** Takes a save back that is being sent; false if its caller is told what is true just now. */
  boolean withdraw() {
    return phase.compareAndSet(Phase.SENDING, Phase.OVER);
  }

  void written(WriteReceipt receipt) {
    phase.set(Phase.OVER);
    outcome.complete(receipt);
  }

  void failed(RuntimeException failure) {
    phase.set(Phase.OVER);
    outcome.completeExceptionally(failure);
  }

  /**
   * Tells the caller what is true now that time has run out.
   *
   * @param notWritten what is said if the save has certainly not been written, for the last failure
   */
  void expire(Function<@Nullable Throwable, StoreNotReadyException> notWritten) {
    while (true) {
      Phase now = phase.get();
      if (now == Phase.OVER) {
        return;
      }
      if (now == Phase.IN_DOUBT) {
        outcome.completeExceptionally(KafkaMessages.outcomeUnknown(id, lastFailure));
        return;
      }
      if (phase.compareAndSet(now, Phase.OVER)) {
        outcome.completeExceptionally(notWritten.apply(lastFailure));
        return;
      }
    }
  }

  /** Tells the caller what is true now that nobody works on the save any more. */
  void abandon() {
    Phase now = phase.getAndSet(Phase.OVER);
    if (now != Phase.OVER) {
      outcome.completeExceptionally(
          now == Phase.IN_DOUBT
              ? KafkaMessages.outcomeUnknown(id, lastFailure)
              : KafkaMessages.writerClosed());
    }
  }
}
