package org.entopic;

import java.util.List;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.entopic.event.StateChangedEvent;
import org.entopic.event.Subscription;
import org.entopic.event.TrackedEvent;
import org.entopic.model.CascadeTiming;
import org.entopic.model.ChangeAcceptance;
import org.entopic.model.ChangeDetection;
import org.entopic.model.DebugView;
import org.entopic.model.EntityState;
import org.entopic.model.LazyLoading;
import org.entopic.model.QueryTrackingBehavior;
import org.entopic.model.TemporaryKeys;

/**
 * How a context keeps track of its entities; see {@link EntityContext#tracking()}.
 *
 * <p>Belongs to one context and shares its rules on threads and closing.
 *
 * <pre>{@code
 * db.tracking().trackGraph(order, node ->
 *     node.entry().setState(node.entry().isKeySet() ? EntityState.MODIFIED : EntityState.ADDED));
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface ChangeTracking {

  /** Returns when tracked dependents follow a deleted principal; at first immediately. */
  CascadeTiming cascadeTiming();

  /**
   * Sets when tracked dependents follow a deleted principal. Dependents of a principal that was
   * never saved follow at once in any case.
   */
  ChangeTracking cascadeTiming(CascadeTiming timing);

  /** Returns when dependents that lost a principal they need are deleted; at first immediately. */
  CascadeTiming orphanTiming();

  /** Sets when dependents that lost a principal they need are deleted. */
  ChangeTracking orphanTiming(CascadeTiming timing);

  /** Looks for changes and carries deletions and orphans on now, whatever the timing. */
  void cascadeChanges();

  /** Returns who starts the search for changes; at first the context does. */
  ChangeDetection detection();

  /** Sets who starts the search for changes. */
  ChangeTracking detection(ChangeDetection detection);

  /** Returns where temporary keys are to be seen; at first in the entry only. */
  TemporaryKeys temporaryKeys();

  /** Sets where the temporary keys of entities added from now on are to be seen. */
  ChangeTracking temporaryKeys(TemporaryKeys visibility);

  /**
   * Returns how many rows that the context does not track a save may delete or change by cascades;
   * at first any number.
   */
  int cascadeLimit();

  /**
   * Sets how many rows that the context does not track a save may delete or change by cascades; one
   * that would change more fails with {@link SaveFailedException} and writes nothing.
   *
   * @throws IllegalArgumentException if the number is negative
   */
  ChangeTracking cascadeLimit(int rows);

  /** Returns whether lazy references and collections load themselves; at first they do. */
  LazyLoading lazyLoading();

  /**
   * Sets whether lazy references and collections load themselves, those of entities that the
   * context read without tracking them included.
   */
  ChangeTracking lazyLoading(LazyLoading loading);

  /** Returns what queries that do not say do with their entities; at first as the factory says. */
  QueryTrackingBehavior queryTrackingBehavior();

  /**
   * Sets what queries that do not say do with their entities, whenever they were made; {@code find}
   * too, where it reads.
   */
  ChangeTracking queryTrackingBehavior(QueryTrackingBehavior behavior);

  /**
   * Visits an entity and everything reachable from it that is not tracked, depth first, each once.
   * The visitor decides by setting the state of the node's entry; behind an entity that it leaves
   * detached nothing is visited.
   *
   * @throws IllegalArgumentException if a class is not part of the model
   */
  void trackGraph(Object root, Consumer<? super GraphNode> visitor);

  /** Returns the entries of the tracked entities in one of these states. */
  List<EntityEntry<?>> entries(EntityState first, EntityState... more);

  /** Returns the entries of the tracked entities of a class, subclasses included. */
  <T> List<EntityEntry<T>> entries(Class<T> type);

  /**
   * Returns what a save would do to tracked entities, after looking for changes; to be kept until
   * after the save, when keys are final. Entities that a save changes without tracking them, rows
   * of cascades, are not among them.
   */
  List<TrackedChange<?>> changes();

  /**
   * Returns what a save would write and check now, as text: how many rows of each type are
   * inserted, updated and deleted, those of cascades that the context does not track included.
   * Nothing is written or checked; what a save does before it writes is done: changes are looked
   * for, due cascades carried out, and generated keys given out.
   *
   * @throws SaveFailedException if a save would fail before it writes
   */
  String explainSave();

  /** Returns who takes what a save has written as saved; at first the save does. */
  ChangeAcceptance acceptance();

  /** Sets who takes what a save has written as saved. */
  ChangeTracking acceptance(ChangeAcceptance acceptance);

  /**
   * Takes all changes as saved without saving them: new and modified entities become unchanged,
   * deleted ones detached. What a save has written and left to this, {@link ChangeAcceptance}, gets
   * its versions and other values that the save made.
   */
  void acceptAllChanges();

  /**
   * Brings tracked entities to what is stored now. Changes made elsewhere never touch an entity by
   * themselves; this is the safe point for them. Unchanged entities take the stored values, and are
   * forgotten where they are gone. Modified entities keep the properties modified here, take the
   * others, and have the stored values as their original ones. New entities stay as they are.
   * Entities that the context does not track are not read.
   */
  RefreshResult refresh();

  /**
   * Calls a listener after an entity came to be tracked. Listeners run on the thread that uses the
   * context, once the operation that caused the event is done; what they throw reaches its caller.
   */
  Subscription onTracked(Consumer<? super TrackedEvent> listener);

  /**
   * Calls a listener after the state of a tracked entity changed, as {@link #onTracked} does. An
   * operation that changes a state several times tells of the first and the last one. {@link
   * EntityContext#clear()} tells nothing.
   */
  Subscription onStateChanged(Consumer<? super StateChangedEvent> listener);

  /**
   * Calls a listener before the context searches all entities for changes. It runs on the thread
   * that uses the context and may use it: what it changes is found, and what it asks for does not
   * search again.
   */
  Subscription onDetecting(Runnable listener);

  /**
   * Calls a listener after the context has searched all entities for changes, and carried cascades
   * out, for instance before it saves. What the listener changes through entries is seen at once,
   * changes of members by the next search.
   */
  Subscription onDetected(Runnable listener);

  /**
   * Returns the tracked entities as text, for people: one line an entity, type, key and state; no
   * other values.
   */
  default String describe() {
    return describe(DebugView.SHORT);
  }

  /**
   * Returns the tracked entities as text, for people. {@link DebugView#LONG} also has the current
   * values, the original ones where they differ, and the keys of related entities: it is for
   * debuggers, not for logs.
   */
  String describe(DebugView view);
}
