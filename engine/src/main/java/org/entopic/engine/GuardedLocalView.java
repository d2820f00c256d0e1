package org.entopic.engine;

import java.util.AbstractCollection;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;
import org.entopic.LocalView;
import org.entopic.engine.model.EngineModel;
import org.entopic.engine.tracking.ChangeTracker;
import org.entopic.event.StateChangedEvent;
import org.entopic.event.Subscription;
import org.entopic.model.EntityTypeModel;
import org.jspecify.annotations.Nullable;

/** The living entities of one class in one tracker, with the context's rules. */
final class GuardedLocalView<T> extends AbstractCollection<T> implements LocalView<T> {
  private final ContextGuard guard;
  private final ChangeTracker tracker;
  private final EngineModel model;
  private final Class<T> type;

  GuardedLocalView(ContextGuard guard, ChangeTracker tracker, EngineModel model, Class<T> type) {
    this.guard = guard;
    this.tracker = tracker;
    this.model = model;
    this.type = type;
  }

  @Override
  public Iterator<T> iterator() {
    return Collections.unmodifiableList(guard.run(() -> tracker.entries().alive(type))).iterator();
  }

  @Override
  public int size() {
    return guard.run(() -> tracker.entries().alive(type)).size();
  }

  @Override
  public boolean contains(@Nullable Object entity) {
    return entity != null
        && guard.run(() -> tracker.entries().alive(type).stream().anyMatch(each -> each == entity));
  }

  @Override
  public Optional<T> find(@Nullable Object... key) {
    return guard.run(
        () -> {
          EntityTypeModel found = EntityTypes.of(model, type);
          Object value = model.mapping(found).key(Arrays.asList(key));
          Object tracked = value == null ? null : tracker.rows().tracked(found, value);
          return tracked == null || tracker.rows().isDeleted(tracked) || !type.isInstance(tracked)
              ? Optional.empty()
              : Optional.of(type.cast(tracked));
        });
  }

  @Override
  public Subscription onChange(Consumer<? super StateChangedEvent> listener) {
    return guard.run(
        () ->
            tracker
                .listeners()
                .onLocalChange(
                    type,
                    event ->
                        listener.accept(
                            new StateChangedEvent(
                                GuardedEntry.of(guard, event.entry()),
                                event.before(),
                                event.after()))));
  }
}
