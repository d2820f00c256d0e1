package org.entopic.engine.save;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.entopic.ConsistencyToken;
import org.entopic.EntityStoreException;
import org.entopic.engine.diagnostic.Diagnostics;
import org.entopic.engine.save.SaveQueue.Turn;
import org.entopic.spi.backend.CheckedGroup;
import org.entopic.spi.backend.CheckedSave;
import org.entopic.spi.backend.CheckedWriter;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.StoreReader;
import org.entopic.spi.backend.WriteBatch;
import org.entopic.spi.backend.WriteReceipt;
import org.jspecify.annotations.Nullable;

/**
 * The checked saves of one factory: what waits while a group is written makes the next group, whose
 * saves are validated in order, each over those before it; thread-safe.
 *
 * <p>One group is under way at a time. Saves join it until any of it is written, so the more of
 * them come while the lease is waited for or a commit is under way, the more share the next commit.
 */
final class CheckedSaves implements CheckedGroup {
  private static final int GROUP_SAVES = 1_000;
  private static final int GROUP_RECORDS = 10_000;
  private static final long PATIENCE_SECONDS = 5;

  private record Member(
      SavePlan plan, WriteBatch batch, Turn turn, CompletableFuture<WriteReceipt> outcome) {
    int size() {
      return batch.records().size();
    }
  }

  private final CheckedWriter writer;
  private final StoreReader reader;
  private final SaveValidator validator;
  private final SaveQueue queue;
  private final Diagnostics diagnostics;
  private final Executor executor;
  private final Object lock = new Object();
  private final Deque<Member> waiting = new ArrayDeque<>();
  private final List<Member> group = new ArrayList<>();
  private final List<Member> undecided = new ArrayList<>();
  private volatile @Nullable ConsistencyToken lastWritten;
  private volatile GroupClock clock = new GroupClock();
  private final GroupDelay delay = new GroupDelay();
  private boolean isWriting;
  private boolean isFull;

  CheckedSaves(
      CheckedWriter writer,
      StoreReader reader,
      SaveValidator validator,
      SaveQueue queue,
      Diagnostics diagnostics,
      Executor executor) {
    this.diagnostics = diagnostics;
    this.writer = writer;
    this.reader = reader;
    this.validator = validator;
    this.queue = queue;
    this.executor = executor;
  }

  /** Writes a save with the next group; what depends on the future must not block. */
  CompletableFuture<WriteReceipt> write(SavePlan plan, WriteBatch batch, Turn turn) {
    var member = new Member(plan, batch, turn, new CompletableFuture<>());
    synchronized (lock) {
      waiting.add(member);
      if (isWriting) {
        lock.notifyAll();
        return member.outcome();
      }
      isWriting = true;
    }
    writeGroup();
    return member.outcome();
  }

  private void writeGroup() {
    List<Member> first;
    synchronized (lock) {
      first = List.copyOf(waiting);
    }
    clock = new GroupClock();
    CompletableFuture<Void> over = start();
    boolean isOver = over.isDone();
    over.whenComplete(
        (done, failure) -> {
          if (failure != null) {
            giveUp(first, failure);
          }
          next(isOver);
        });
  }

  private CompletableFuture<Void> start() {
    try {
      return writer.write(this);
    } catch (RuntimeException | Error e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Fails the saves for which a group was started that could not be validated. */
  private void giveUp(List<Member> started, Throwable failure) {
    List<Member> failed = new ArrayList<>();
    synchronized (lock) {
      failed.addAll(group);
      for (Member member : started) {
        if (waiting.remove(member)) {
          failed.add(member);
        }
      }
    }
    failed.forEach(member -> member.outcome().completeExceptionally(failure));
  }

  private void next(boolean onTheCallersThread) {
    if (diagnostics.isAwaited()) {
      diagnostics.saved(clock.ended(diagnostics.database()));
    }
    synchronized (lock) {
      delay.over(clock.saves(), waiting.size(), clock.writingNanos());
      group.clear();
      // The saves they did not stand beside may have failed: they are validated again, and first.
      undecided.removeIf(member -> member.outcome().isDone());
      for (int i = undecided.size() - 1; i >= 0; i--) {
        waiting.addFirst(undecided.get(i));
      }
      undecided.clear();
      isFull = false;
      if (waiting.isEmpty()) {
        isWriting = false;
        return;
      }
    }
    if (onTheCallersThread) {
      executor.execute(this::writeGroup);
    } else {
      writeGroup();
    }
  }

  @Override
  public List<CheckedSave> validate(long turn) {
    awaitOthers();
    clock.validated(turn);
    List<Member> members = members();
    // Asked for before the view is opened: what becomes visible in between is then in both.
    List<PlanIndex> written = queue.writtenSince(turn);
    try (ReadView view = reader.open()) {
      return validate(members, view, written, turn);
    } catch (EntityStoreException e) {
      members.forEach(member -> member.outcome().completeExceptionally(e));
      return List.of();
    }
  }

  private void awaitOthers() {
    synchronized (lock) {
      long end = System.nanoTime() + delay.nanos(waiting.size());
      try {
        for (long left = end - System.nanoTime();
            group.isEmpty() && left > 0 && delay.nanos(waiting.size()) > 0;
            left = end - System.nanoTime()) {
          TimeUnit.NANOSECONDS.timedWait(lock, left);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Returns the saves without outcome, those that joined earlier first. */
  private List<Member> members() {
    synchronized (lock) {
      group.removeIf(member -> member.outcome().isDone());
      int records = group.stream().mapToInt(Member::size).sum();
      for (Member next = waiting.peek();
          next != null && !isFull && fits(records, next);
          next = waiting.peek()) {
        waiting.remove();
        group.add(next);
        records += next.size();
      }
      return List.copyOf(group);
    }
  }

  private boolean fits(int records, Member next) {
    return group.isEmpty()
        || (group.size() < GROUP_SAVES && records + next.size() <= GROUP_RECORDS);
  }

  /**
   * Validates saves in order. One that does not stand beside others of the group that are not yet
   * written is validated again when they are: they may never come to be.
   */
  private List<CheckedSave> validate(
      List<Member> members, ReadView view, List<PlanIndex> since, long turn) {
    List<PlanIndex> written = new ArrayList<>(since);
    List<CheckedSave> accepted = new ArrayList<>();
    List<Member> left = new ArrayList<>();
    for (Member member : members) {
      try {
        validator.validate(member.plan(), view, written);
        written.add(member.turn().index());
        accepted.add(new CheckedSave(member.batch(), outcome(member, turn)));
      } catch (RuntimeException | Error e) {
        // What a program's own code throws is the answer to its save, and nobody else's.
        if (accepted.isEmpty()) {
          refuse(member, e);
        } else {
          left.add(member);
        }
      }
    }
    synchronized (lock) {
      undecided.clear();
      undecided.addAll(left);
    }
    return accepted;
  }

  /**
   * Fails a save once the view shows what it conflicts with, so that its context can look at that
   * and save again.
   */
  private void refuse(Member member, Throwable reason) {
    synchronized (lock) {
      group.remove(member);
    }
    lastVisible().whenComplete((seen, failure) -> member.outcome().completeExceptionally(reason));
  }

  private CompletableFuture<Void> lastVisible() {
    ConsistencyToken last = lastWritten;
    if (last == null) {
      return CompletableFuture.completedFuture(null);
    }
    try {
      return reader.reached(last).copy().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** The save counts as written before anybody hears of it, and before others are validated. */
  private CompletableFuture<WriteReceipt> outcome(Member member, long turn) {
    var outcome = new CompletableFuture<WriteReceipt>();
    outcome.whenComplete(
        (receipt, failure) -> {
          if (receipt != null) {
            lastWritten = receipt.token();
            clock.written(member.size());
            full();
            queue.writtenUnderLease(member.turn(), turn);
          }
          tell(member, receipt, failure);
        });
    return outcome;
  }

  private void full() {
    synchronized (lock) {
      isFull = true;
    }
  }

  private static void tell(
      Member member, @Nullable WriteReceipt receipt, @Nullable Throwable failure) {
    if (receipt != null) {
      member.outcome().complete(receipt);
    } else if (failure != null) {
      member.outcome().completeExceptionally(failure);
    }
  }
}
