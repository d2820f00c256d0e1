package org.entopic.engine.tracking;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.entopic.event.Subscription;
import org.entopic.event.TrackedEvent.Origin;
import org.entopic.model.EntityState;

/**
 * Collects what happens to states while an operation runs, and tells of it afterwards, when
 * listeners may use the tracker again.
 */
final class TrackingEvents {

  /** Is told of a change of state; from {@link EntityState#DETACHED} when an entity came. */
  interface Listener {
    void changed(TrackedEntity entity, EntityState before, Origin origin);
  }

  private record First(EntityState before, Origin origin) {}

  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final List<Runnable> detecting = new CopyOnWriteArrayList<>();
  private final List<Runnable> detected = new CopyOnWriteArrayList<>();
  private Map<TrackedEntity, First> pending = new LinkedHashMap<>();

  Subscription subscribe(Listener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  Subscription subscribe(List<Runnable> those, Runnable listener) {
    Objects.requireNonNull(listener, "listener");
    those.add(listener);
    return () -> those.remove(listener);
  }

  /** Returns who is told before all entities are searched for changes. */
  List<Runnable> detecting() {
    return detecting;
  }

  /** Returns who is told after all entities have been searched for changes. */
  List<Runnable> detected() {
    return detected;
  }

  void tracked(TrackedEntity entity, Origin origin) {
    if (!listeners.isEmpty()) {
      pending.putIfAbsent(entity, new First(EntityState.DETACHED, origin));
    }
  }

  void changed(TrackedEntity entity, EntityState before) {
    if (!listeners.isEmpty()) {
      pending.putIfAbsent(entity, new First(before, Origin.PROGRAM));
    }
  }

  void forget() {
    pending.clear();
  }

  /** Tells listeners what happened since the last call; what they cause is told in turn. */
  void deliver() {
    while (!pending.isEmpty()) {
      Map<TrackedEntity, First> due = pending;
      pending = new LinkedHashMap<>();
      due.forEach(this::tell);
    }
  }

  private void tell(TrackedEntity entity, First first) {
    if (entity.state != first.before() && !entity.plan.type.isJoinType()) {
      for (Listener listener : listeners) {
        listener.changed(entity, first.before(), first.origin());
      }
    }
  }
}
