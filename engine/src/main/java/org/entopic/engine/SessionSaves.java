package org.entopic.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.entopic.EntityEntry;
import org.entopic.SaveOutcomeUnknownException;
import org.entopic.SaveResult;
import org.entopic.engine.SaveInterception.Saved;
import org.entopic.engine.SaveInterception.Twins;
import org.entopic.engine.save.SavePlan;
import org.entopic.engine.save.WrittenSave;
import org.entopic.engine.tracking.ChangeSet;
import org.entopic.engine.tracking.ChangeTracker;
import org.entopic.engine.tracking.EntityChange;
import org.entopic.engine.tracking.GeneratedKeys;
import org.entopic.engine.tracking.GeneratedKeys.Demand;
import org.entopic.event.SavedEvent.SavedEntity;
import org.entopic.model.EntityState;

/** The saves of one context, from what changed to what is written; not thread-safe. */
final class SessionSaves {
  private static final SaveResult NOTHING = new SaveResult(0, null);

  private final SessionParts parts;
  private final ContextGuard guard;
  private final ChangeTracker tracker;
  private final SessionQueries queries;
  private final GeneratedKeys keys;
  private final SaveInterception interception;
  private final SessionTransaction transactions;

  SessionSaves(
      SessionParts parts,
      ContextGuard guard,
      ChangeTracker tracker,
      SessionQueries queries,
      SaveInterception interception,
      SessionTransaction transactions) {
    this.parts = parts;
    this.guard = guard;
    this.tracker = tracker;
    this.queries = queries;
    this.keys = tracker.generatedKeys();
    this.interception = interception;
    this.transactions = transactions;
  }

  SaveResult save() {
    return guard.run(
        () ->
            interception.isEmpty()
                ? write(() -> false).result()
                : interception.around(Twins.BLOCKING, () -> write(() -> false)));
  }

  CompletableFuture<SaveResult> saveAsync() {
    return interception.isEmpty()
        ? queries.compose(this::writeAsync)
        : queries.runAsync(
            cancelled -> interception.around(Twins.ASYNCHRONOUS, () -> write(cancelled)));
  }

  /** Does all that a save does before it writes, and returns what it would write, as text. */
  String explain() {
    return guard.run(
        () -> {
          assignKeys();
          ChangeSet changes = changes();
          return changes.isEmpty() ? "nothing to save" : plan(changes).explain();
        });
  }

  private void assignKeys() {
    List<Demand> demands = keys.demands();
    if (!demands.isEmpty()) {
      keys.assign(Futures.await(parts.sequences().allocate(demands)));
    }
  }

  /** Writes, unless nobody wants it any more when all that comes before is done. */
  private Saved write(BooleanSupplier cancelled) {
    assignKeys();
    ChangeSet changes = changes();
    requireWanted(cancelled);
    if (changes.isEmpty()) {
      return new Saved(NOTHING, List.of());
    }
    SavePlan plan = plan(changes);
    if (transactions.isActive()) {
      List<SavedEntity> entities = entitiesOfInterest(changes);
      return new Saved(collect(plan, changes), entities);
    }
    WrittenSave written = Futures.await(submit(plan));
    List<SavedEntity> entities = entitiesOfInterest(changes);
    SaveResult result = accept(changes, written);
    parts.visibility().await(plan, written);
    return new Saved(result, entities);
  }

  private static void requireWanted(BooleanSupplier cancelled) {
    if (cancelled.getAsBoolean()) {
      throw EngineMessages.cancelled();
    }
  }

  private CompletableFuture<SaveResult> writeAsync(BooleanSupplier cancelled) {
    List<Demand> demands = keys.demands();
    return demands.isEmpty()
        ? writeWithKeys()
        : parts
            .sequences()
            .allocate(demands)
            .thenComposeAsync(
                numbers ->
                    guard.step(
                        () -> {
                          requireWanted(cancelled);
                          keys.assign(numbers);
                          return writeWithKeys();
                        }),
                parts.executor());
  }

  private CompletableFuture<SaveResult> writeWithKeys() {
    ChangeSet changes = changes();
    if (changes.isEmpty()) {
      return CompletableFuture.completedFuture(NOTHING);
    }
    SavePlan plan = plan(changes);
    if (transactions.isActive()) {
      return CompletableFuture.completedFuture(collect(plan, changes));
    }
    return submit(plan)
        .thenComposeAsync(written -> finish(changes, plan, written), parts.executor());
  }

  private ChangeSet changes() {
    return parts.planner().writable(tracker.detectChanges());
  }

  private SavePlan plan(ChangeSet changes) {
    OpenStore store = parts.store();
    if (parts.visibility().isAwaited() && store.reader() == null) {
      throw EngineMessages.nothingToAwait(store.name(), store.lacking());
    }
    return parts.planner().plan(changes, transactions.unconfirmed(), tracker.entries()::of);
  }

  private SaveResult collect(SavePlan plan, ChangeSet changes) {
    transactions.collect(plan, changes);
    return new SaveResult(changes.changes().size(), null);
  }

  private CompletableFuture<WrittenSave> submit(SavePlan plan) {
    return parts
        .coordinator()
        .submit(plan)
        .whenComplete(
            (written, failure) -> {
              if (failure != null
                  && Futures.cause(failure) instanceof SaveOutcomeUnknownException) {
                transactions.unknown(plan);
              }
            });
  }

  private CompletableFuture<SaveResult> finish(
      ChangeSet changes, SavePlan plan, WrittenSave written) {
    SaveResult result = guard.step(() -> accept(changes, written));
    return parts.visibility().of(plan, written).thenApply(visible -> result);
  }

  private SaveResult accept(ChangeSet changes, WrittenSave written) {
    tracker.accept(changes, written.receipt());
    transactions.confirmed();
    return new SaveResult(changes.changes().size(), written.receipt().token());
  }

  private List<SavedEntity> entitiesOfInterest(ChangeSet changes) {
    if (interception.isEmpty()) {
      return List.of();
    }
    var entities = new ArrayList<SavedEntity>();
    for (EntityChange change : changes.changes()) {
      EntityEntry<?> entry = tracker.entries().of(change);
      if (entry != null) {
        entities.add(new SavedEntity(entry, state(change)));
      }
    }
    return entities;
  }

  private static EntityState state(EntityChange change) {
    return switch (change.kind()) {
      case INSERT -> EntityState.ADDED;
      case UPDATE -> EntityState.MODIFIED;
      case DELETE -> EntityState.DELETED;
    };
  }
}
