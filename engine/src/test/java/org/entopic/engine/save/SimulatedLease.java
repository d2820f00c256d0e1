package org.entopic.engine.save;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.entopic.SaveFailedException;
import org.entopic.spi.backend.CheckedGroup;
import org.entopic.spi.backend.CheckedSave;
import org.entopic.spi.backend.CheckedWriter;
import org.entopic.spi.backend.WriteBatch;

/** A write lease whose groups go one step further when the test says so, in one of many ways. */
final class SimulatedLease implements CheckedWriter {
  private record Waiting(CheckedGroup group, CompletableFuture<Void> over) {}

  private final Queue<Waiting> groups = new ArrayDeque<>();
  private final FakeStore store;
  private final Random random;
  private final Consumer<WriteBatch> committed;
  private final Runnable handedOver;
  private long turn = 1;

  /**
   * Creates a lease that is held.
   *
   * @param committed is told of what is in the log from now on
   * @param handedOver shows everything that is written and lets others write
   */
  SimulatedLease(
      FakeStore store, Random random, Consumer<WriteBatch> committed, Runnable handedOver) {
    this.store = store;
    this.random = random;
    this.committed = committed;
    this.handedOver = handedOver;
  }

  @Override
  public CompletableFuture<Void> write(CheckedGroup group) {
    var over = new CompletableFuture<Void>();
    groups.add(new Waiting(group, over));
    return over;
  }

  boolean isIdle() {
    return groups.isEmpty();
  }

  /** Takes one step; what can go wrong does so with some probability. */
  void step(boolean smooth) {
    Waiting waiting = groups.peek();
    if (waiting == null) {
      return;
    }
    int chance = smooth ? 0 : random.nextInt(100);
    if (chance > 85) {
      handOver();
    }
    List<CheckedSave> accepted = waiting.group().validate(turn);
    if (accepted.isEmpty()) {
      groups.remove();
      waiting.over().complete(null);
    } else if (chance < 60) {
      accepted.forEach(save -> committed.accept(save.batch()));
      accepted.forEach(this::confirm);
    } else if (chance < 70) {
      // The confirmation is lost; the log tells the next time the lease is had.
      accepted.forEach(save -> committed.accept(save.batch()));
      handOver();
      accepted.forEach(this::confirm);
    } else if (chance < 72) {
      // Time is over; what was not accepted beside these saves has no answer yet.
      accepted.forEach(
          save -> save.outcome().completeExceptionally(new SaveFailedException("too late")));
      groups.remove();
      waiting.over().complete(null);
    } else if (chance < 80) {
      CheckedSave refused = accepted.get(random.nextInt(accepted.size()));
      refused.outcome().completeExceptionally(new SaveFailedException("too large"));
    } else {
      handOver();
    }
  }

  private void handOver() {
    turn++;
    handedOver.run();
  }

  private void confirm(CheckedSave save) {
    save.outcome().complete(store.receipt(save.batch()));
  }
}
