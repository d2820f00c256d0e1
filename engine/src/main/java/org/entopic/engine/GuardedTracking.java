package org.entopic.engine;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import org.entopic.ChangeTracking;
import org.entopic.EntityEntry;
import org.entopic.GraphNode;
import org.entopic.RefreshResult;
import org.entopic.TrackedChange;
import org.entopic.engine.tracking.ChangeTracker;
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

/** The tracker of one context, with the context's rules on threads and closing. */
final class GuardedTracking implements ChangeTracking {
  private final ContextGuard guard;
  private final ChangeTracker tracker;
  private final SessionSaves saves;

  GuardedTracking(ContextGuard guard, ChangeTracker tracker, SessionSaves saves) {
    this.saves = saves;
    this.guard = guard;
    this.tracker = tracker;
  }

  @Override
  public CascadeTiming cascadeTiming() {
    return guard.run(tracker.settings()::cascadeTiming);
  }

  @Override
  public ChangeTracking cascadeTiming(CascadeTiming timing) {
    guard.use(() -> tracker.settings().cascadeTiming(timing));
    return this;
  }

  @Override
  public CascadeTiming orphanTiming() {
    return guard.run(tracker.settings()::orphanTiming);
  }

  @Override
  public ChangeTracking orphanTiming(CascadeTiming timing) {
    guard.use(() -> tracker.settings().orphanTiming(timing));
    return this;
  }

  @Override
  public void cascadeChanges() {
    guard.use(tracker::cascadeChanges);
  }

  @Override
  public ChangeDetection detection() {
    return guard.run(tracker.settings()::detection);
  }

  @Override
  public ChangeTracking detection(ChangeDetection detection) {
    guard.use(() -> tracker.settings().detection(detection));
    return this;
  }

  @Override
  public TemporaryKeys temporaryKeys() {
    return guard.run(tracker.settings()::temporaryKeys);
  }

  @Override
  public ChangeTracking temporaryKeys(TemporaryKeys visibility) {
    guard.use(() -> tracker.settings().temporaryKeys(visibility));
    return this;
  }

  @Override
  public int cascadeLimit() {
    return guard.run(tracker.settings()::cascadeLimit);
  }

  @Override
  public ChangeTracking cascadeLimit(int rows) {
    guard.use(() -> tracker.settings().cascadeLimit(rows));
    return this;
  }

  @Override
  public LazyLoading lazyLoading() {
    return guard.run(tracker.settings()::lazyLoading);
  }

  @Override
  public ChangeTracking lazyLoading(LazyLoading loading) {
    guard.use(() -> tracker.settings().lazyLoading(loading));
    return this;
  }

  @Override
  public QueryTrackingBehavior queryTrackingBehavior() {
    return guard.run(tracker.settings()::queryTrackingBehavior);
  }

  @Override
  public ChangeTracking queryTrackingBehavior(QueryTrackingBehavior behavior) {
    guard.use(() -> tracker.settings().queryTrackingBehavior(behavior));
    return this;
  }

  @Override
  public void trackGraph(Object root, Consumer<? super GraphNode> visitor) {
    guard.use(() -> tracker.trackGraph(root, node -> visitor.accept(guarded(node))));
  }

  @Override
  public List<EntityEntry<?>> entries(EntityState first, EntityState... more) {
    return GuardedEntry.all(guard, guard.run(() -> tracker.entries().in(EnumSet.of(first, more))));
  }

  @Override
  public <T> List<EntityEntry<T>> entries(Class<T> type) {
    var entries = new ArrayList<EntityEntry<T>>();
    for (EntityEntry<T> entry : guard.run(() -> tracker.entries().all(type))) {
      entries.add(GuardedEntry.of(guard, entry));
    }
    return entries;
  }

  @Override
  public List<TrackedChange<?>> changes() {
    return guard.run(
        () ->
            entries(EntityState.ADDED, EntityState.MODIFIED, EntityState.DELETED).stream()
                .<TrackedChange<?>>map(TrackedChange::of)
                .toList());
  }

  @Override
  public String explainSave() {
    return saves.explain();
  }

  @Override
  public ChangeAcceptance acceptance() {
    return guard.run(tracker.settings()::acceptance);
  }

  @Override
  public ChangeTracking acceptance(ChangeAcceptance acceptance) {
    guard.use(() -> tracker.settings().acceptance(acceptance));
    return this;
  }

  @Override
  public void acceptAllChanges() {
    guard.use(tracker::acceptAllChanges);
  }

  @Override
  public RefreshResult refresh() {
    RefreshResult result = guard.run(tracker::refresh);
    return new RefreshResult(
        GuardedEntry.all(guard, result.updated()),
        GuardedEntry.all(guard, result.removed()),
        result.conflicts().stream()
            .map(
                conflict ->
                    new RefreshResult.Conflict(
                        GuardedEntry.of(guard, conflict.entry()),
                        conflict.reason(),
                        conflict.properties()))
            .toList());
  }

  @Override
  public Subscription onTracked(Consumer<? super TrackedEvent> listener) {
    return guard.run(
        () ->
            tracker
                .listeners()
                .onTracked(
                    event ->
                        listener.accept(
                            new TrackedEvent(
                                GuardedEntry.of(guard, event.entry()), event.origin()))));
  }

  @Override
  public Subscription onStateChanged(Consumer<? super StateChangedEvent> listener) {
    return guard.run(
        () ->
            tracker
                .listeners()
                .onStateChanged(
                    event ->
                        listener.accept(
                            new StateChangedEvent(
                                GuardedEntry.of(guard, event.entry()),
                                event.before(),
                                event.after()))));
  }

  @Override
  public Subscription onDetecting(Runnable listener) {
    return guard.run(() -> tracker.listeners().onDetecting(listener));
  }

  @Override
  public Subscription onDetected(Runnable listener) {
    return guard.run(() -> tracker.listeners().onDetected(listener));
  }

  @Override
  public String describe(DebugView view) {
    return guard.run(() -> tracker.entries().describe(view));
  }

  private GraphNode guarded(GraphNode node) {
    return new GraphNode(
        GuardedEntry.of(guard, node.entry()),
        node.source().map(source -> GuardedEntry.of(guard, source)),
        node.inbound());
  }
}
