package org.entopic.engine;

import org.entopic.ChangeTracking;
import org.entopic.engine.tracking.ChangeTracker;
import org.entopic.model.CascadeTiming;

/** The tracker of one context, with the context's rules on threads and closing. */
final class GuardedTracking implements ChangeTracking {
  private final ContextGuard guard;
  private final ChangeTracker tracker;

  GuardedTracking(ContextGuard guard, ChangeTracker tracker) {
    this.guard = guard;
    this.tracker = tracker;
  }

  @Override
  public CascadeTiming cascadeTiming() {
    return guard.run(tracker::cascadeTiming);
  }

  @Override
  public ChangeTracking cascadeTiming(CascadeTiming timing) {
    guard.use(() -> tracker.cascadeTiming(timing));
    return this;
  }

  @Override
  public CascadeTiming orphanTiming() {
    return guard.run(tracker::orphanTiming);
  }

  @Override
  public ChangeTracking orphanTiming(CascadeTiming timing) {
    guard.use(() -> tracker.orphanTiming(timing));
    return this;
  }

  @Override
  public void cascadeChanges() {
    guard.use(tracker::cascadeChanges);
  }
}
