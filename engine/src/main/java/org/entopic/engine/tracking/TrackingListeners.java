package org.entopic.engine.tracking;

import java.util.Objects;
import java.util.function.Consumer;
import org.entopic.event.StateChangedEvent;
import org.entopic.event.Subscription;
import org.entopic.event.TrackedEvent;
import org.entopic.model.EntityState;
import org.entopic.model.EntityTypeModel;

/** Turns what happens in one tracker into events for listeners. */
public final class TrackingListeners {
  private final TrackedEntries entries;
  private final TrackingEvents events;

  TrackingListeners(TrackedEntries entries, TrackingEvents events) {
    this.entries = entries;
    this.events = events;
  }

  /** Calls a listener with every entity that comes to be tracked, when events are delivered. */
  public Subscription onTracked(Consumer<? super TrackedEvent> listener) {
    Objects.requireNonNull(listener, "listener");
    return events.subscribe(
        (entity, before, origin) -> {
          if (before == EntityState.DETACHED) {
            listener.accept(new TrackedEvent(entries.of(entity), origin));
          }
        });
  }

  /** Calls a listener with every change of a state, when events are delivered. */
  public Subscription onStateChanged(Consumer<? super StateChangedEvent> listener) {
    Objects.requireNonNull(listener, "listener");
    return events.subscribe(
        (entity, before, origin) -> {
          if (before != EntityState.DETACHED) {
            listener.accept(new StateChangedEvent(entries.of(entity), before, entity.state));
          }
        });
  }

  /** Calls a listener when an entity of a type and class comes to be alive, or is no more. */
  public Subscription onLocalChange(
      EntityTypeModel type, Class<?> javaType, Consumer<? super StateChangedEvent> listener) {
    String root = type.rootType().name();
    Objects.requireNonNull(listener, "listener");
    return events.subscribe(
        (entity, before, origin) -> {
          if (entity.plan.type.name().equals(root)
              && javaType.isInstance(entity.entity)
              && isAlive(before) != isAlive(entity.state)) {
            listener.accept(new StateChangedEvent(entries.of(entity), before, entity.state));
          }
        });
  }

  /** Calls a listener before all entities are searched for changes. */
  public Subscription onDetecting(Runnable listener) {
    return events.subscribe(events.detecting(), listener);
  }

  /** Calls a listener after all entities have been searched for changes. */
  public Subscription onDetected(Runnable listener) {
    return events.subscribe(events.detected(), listener);
  }

  private static boolean isAlive(EntityState state) {
    return state != EntityState.DETACHED && state != EntityState.DELETED;
  }
}
