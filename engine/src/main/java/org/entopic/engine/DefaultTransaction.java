package org.entopic.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.entopic.EntityEntry;
import org.entopic.SaveOutcomeUnknownException;
import org.entopic.SaveResult;
import org.entopic.Transaction;
import org.entopic.engine.save.Overlay;
import org.entopic.engine.save.SavePlan;
import org.entopic.engine.save.WrittenSave;
import org.entopic.engine.tracking.ChangeSet;
import org.entopic.engine.tracking.EntityChange;
import org.entopic.event.TransactionInterceptor;
import org.jspecify.annotations.Nullable;

/** Collects the saves of its contexts and writes them as one. */
final class DefaultTransaction implements Transaction {
  private static final SaveResult NOTHING = new SaveResult(0, null);

  /** A context that takes part. */
  interface Member {

    /**
     * Takes the context out of use until it is released; returns false where it is closed.
     *
     * @throws IllegalStateException if it is in use
     */
    boolean hold();

    void release();

    /** Returns the entry of the entity that a change is of, or null. */
    @Nullable EntityEntry<?> entry(EntityChange change);

    /** Keeps what was saved; the context takes part no more. */
    void committed();

    /**
     * Takes back what was saved; the context takes part no more.
     *
     * @param unknown what may be written all the same, or null
     */
    void rolledBack(@Nullable SavePlan unknown);
  }

  private final SessionParts parts;
  private final @Nullable Duration timeout;
  private final Overlay overlay = new Overlay();
  private final TransactionInterception interception;
  private final List<Member> members = new CopyOnWriteArrayList<>();
  private final AtomicReference<State> state = new AtomicReference<>(State.ACTIVE);

  DefaultTransaction(SessionParts parts, @Nullable Duration timeout) {
    this.parts = parts;
    this.timeout = timeout;
    this.interception = new TransactionInterception(parts.hooks().transactions(), this);
  }

  /** Tells those who take part that it has begun; it is rolled back if they do not agree. */
  DefaultTransaction begun() {
    try {
      interception.tell(TransactionInterceptor::begun);
    } catch (RuntimeException e) {
      rollback();
      throw e;
    }
    return this;
  }

  /** Returns what was saved so far. */
  Overlay overlay() {
    return overlay;
  }

  /** Returns whether it is one of the factory that a context belongs to. */
  boolean isOf(SessionParts others) {
    return parts.coordinator() == others.coordinator();
  }

  @Override
  public State state() {
    return Objects.requireNonNull(state.get());
  }

  /** Has a context take part. */
  void join(Member member) {
    requireState();
    members.add(member);
  }

  /** Checks a save as far as can be told by now, and adds it. */
  void add(SavePlan plan) {
    requireState();
    requireTime();
    parts.coordinator().check(plan, overlay);
    overlay.add(plan);
  }

  private void requireState() {
    State now = state();
    if (now != State.ACTIVE) {
      throw TransactionMessages.ended(now);
    }
  }

  private void requireTime() {
    Duration limit = timeout;
    if (limit != null && interception.sinceBegin().compareTo(limit) > 0) {
      throw TransactionMessages.timedOut(limit);
    }
  }

  @Override
  public SaveResult commit() {
    List<Member> held = holdToCommit();
    SavePlan plan = plan(held);
    if (plan == null) {
      return NOTHING;
    }
    WrittenSave written;
    try {
      written = Futures.await(parts.coordinator().submit(plan));
    } catch (RuntimeException e) {
      throw failed(held, plan, e);
    }
    SaveResult result = committed(held, plan, written);
    parts.visibility().await(plan, written);
    return result;
  }

  @Override
  public CompletableFuture<SaveResult> commitAsync() {
    List<Member> held;
    SavePlan plan;
    CompletableFuture<WrittenSave> submitted;
    try {
      held = holdToCommit();
      plan = plan(held);
      if (plan == null) {
        return CompletableFuture.completedFuture(NOTHING);
      }
      submitted = submit(held, plan);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
    return submitted
        .<WrittenSave>handleAsync(
            (written, failure) -> {
              if (failure != null) {
                throw failed(held, plan, Futures.unchecked(failure));
              }
              return written;
            },
            parts.executor())
        .thenCompose(
            written -> {
              SaveResult result = committed(held, plan, written);
              return parts.visibility().of(plan, written).thenApply(visible -> result);
            });
  }

  private CompletableFuture<WrittenSave> submit(List<Member> held, SavePlan plan) {
    try {
      return parts.coordinator().submit(plan);
    } catch (RuntimeException e) {
      throw failed(held, plan, e);
    }
  }

  private List<Member> holdToCommit() {
    requireState();
    interception.tell(TransactionInterceptor::committing);
    return hold();
  }

  /** Takes all contexts out of use and ends the collecting. */
  private List<Member> hold() {
    requireState();
    var held = new ArrayList<Member>();
    try {
      for (Member member : members) {
        if (member.hold()) {
          held.add(member);
        }
      }
    } catch (IllegalStateException e) {
      held.forEach(Member::release);
      throw e;
    }
    if (!state.compareAndSet(State.ACTIVE, State.COMMITTING)) {
      held.forEach(Member::release);
      throw TransactionMessages.ended(state());
    }
    return held;
  }

  /** Returns what is to be written; null where the transaction has ended without. */
  private @Nullable SavePlan plan(List<Member> held) {
    SavePlan plan;
    try {
      requireTime();
      plan = plan(overlay.current().asChangeSet(), held);
    } catch (RuntimeException e) {
      end(held, State.ROLLED_BACK, member -> member.rolledBack(null));
      throw told(e);
    }
    if (plan == null) {
      end(held, State.COMMITTED, Member::committed);
      interception.tell((each, event) -> each.committed(event, NOTHING));
    }
    return plan;
  }

  private @Nullable SavePlan plan(ChangeSet changes, List<Member> held) {
    return changes.isEmpty()
        ? null
        : parts.planner().plan(changes, overlay.unconfirmed(), change -> entry(held, change));
  }

  private static @Nullable EntityEntry<?> entry(List<Member> held, EntityChange change) {
    for (Member member : held) {
      EntityEntry<?> entry = member.entry(change);
      if (entry != null) {
        return entry;
      }
    }
    return null;
  }

  private SaveResult committed(List<Member> held, SavePlan plan, WrittenSave written) {
    end(held, State.COMMITTED, Member::committed);
    var result = new SaveResult(plan.writes().size(), written.receipt().token());
    interception.tell((each, event) -> each.committed(event, result));
    return result;
  }

  private RuntimeException failed(List<Member> held, SavePlan plan, RuntimeException failure) {
    if (failure instanceof SaveOutcomeUnknownException) {
      end(held, State.UNKNOWN, member -> member.rolledBack(plan));
    } else {
      end(held, State.ROLLED_BACK, member -> member.rolledBack(null));
    }
    return told(failure);
  }

  private RuntimeException told(RuntimeException failure) {
    interception.tell((each, event) -> each.failed(event, failure), failure);
    return failure;
  }

  /** Ends the part of each context, also where listeners of another one throw. */
  private void end(List<Member> held, State ended, Consumer<Member> what) {
    state.set(ended);
    RuntimeException failure = null;
    for (Member member : held) {
      try {
        what.accept(member);
      } catch (RuntimeException e) {
        failure = failure == null ? e : failure;
      } finally {
        member.release();
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public void rollback() {
    if (state() == State.ACTIVE) {
      RuntimeException thrown = interception.tell(TransactionInterceptor::rollingBack, null);
      end(hold(), State.ROLLED_BACK, member -> member.rolledBack(null));
      thrown = interception.tell(TransactionInterceptor::rolledBack, thrown);
      if (thrown != null) {
        throw thrown;
      }
    }
  }

  @Override
  public void close() {
    rollback();
  }
}
