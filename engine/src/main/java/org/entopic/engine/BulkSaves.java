package org.entopic.engine;

import java.util.function.Consumer;
import org.entopic.ConcurrencyConflictException;
import org.entopic.EntityContext;
import org.entopic.SaveResult;
import org.entopic.engine.save.SavePlan;
import org.entopic.engine.save.UnconfirmedSaves;
import org.entopic.engine.save.WrittenSave;
import org.entopic.engine.tracking.ChangeSet;
import org.entopic.engine.tracking.ChangeTracker;

/** Saves of one context that its tracker has no part in; not thread-safe. */
final class BulkSaves {
  private static final SaveResult NOTHING = new SaveResult(0, null);

  private final SessionParts parts;
  private final EntityContext context;
  private final SessionReader reader;
  private final SessionTransaction transactions;

  BulkSaves(
      SessionParts parts,
      EntityContext context,
      SessionReader reader,
      SessionTransaction transactions) {
    this.parts = parts;
    this.context = context;
    this.reader = reader;
    this.transactions = transactions;
  }

  /**
   * Saves what is changed with a tracker of its own; again from the start where somebody else has
   * changed the same, for as long as saves may take.
   */
  SaveResult save(Consumer<ChangeTracker> changes, SessionNavigations navigations) {
    long begun = System.nanoTime();
    while (true) {
      try {
        return attempt(changes, navigations);
      } catch (ConcurrencyConflictException e) {
        if (transactions.isActive() || System.nanoTime() - begun > parts.saveTimeout().toNanos()) {
          throw e;
        }
      }
    }
  }

  private SaveResult attempt(Consumer<ChangeTracker> changes, SessionNavigations navigations) {
    var tracker = new ChangeTracker(parts.tracking(), new ViewRows(reader), null, context);
    tracker.entries().navigations(navigations);
    changes.accept(tracker);
    ChangeSet made = parts.planner().writable(tracker.detectChanges());
    if (made.isEmpty()) {
      return NOTHING;
    }
    SavePlan plan = parts.planner().plan(made, UnconfirmedSaves.NONE, tracker.entries()::of);
    int count = made.changes().size();
    if (transactions.isActive()) {
      transactions.collect(plan);
      return new SaveResult(count, null);
    }
    WrittenSave written = Futures.await(parts.coordinator().submit(plan));
    parts.visibility().await(plan, written);
    return new SaveResult(count, written.receipt().token());
  }
}
