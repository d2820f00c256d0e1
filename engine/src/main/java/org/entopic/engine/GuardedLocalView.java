package org.entopic.engine;

import java.util.AbstractCollection;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.entopic.LocalView;
import org.entopic.engine.model.EngineModel;
import org.entopic.engine.tracking.ChangeTracker;
import org.entopic.event.StateChangedEvent;
import org.entopic.event.Subscription;
import org.entopic.model.EntityTypeModel;
import org.jspecify.annotations.Nullable;

/** The living entities of one type in one tracker, with the context's rules. */
final class GuardedLocalView<T> extends AbstractCollection<T> implements LocalView<T> {
  private final ContextGuard guard;
  private final ChangeTracker tracker;
  private final EngineModel model;
  private final EntityTypeModel type;
  private final Class<T> javaType;

  GuardedLocalView(
      ContextGuard guard,
      ChangeTracker tracker,
      EngineModel model,
      EntityTypeModel type,
      Class<T> javaType) {
    this.guard = guard;
    this.tracker = tracker;
    this.model = model;
    this.type = type;
    this.javaType = javaType;
  }

  private List<T> alive() {
    return guard.run(() -> tracker.entries().alive(type, javaType));
  }

  @Override
  public Iterator<T> iterator() {
    return Collections.unmodifiableList(alive()).iterator();
  }

  @Override
  public int size() {
    return alive().size();
  }

  @Override
  public boolean contains(@Nullable Object entity) {
    return entity != null && alive().stream().anyMatch(each -> each == entity);
  }

  @Override
  public Optional<T> find(@Nullable Object... key) {
    return guard.run(
        () -> {
          Object value = model.mapping(type).key(Arrays.asList(key));
          Object tracked = value == null ? null : tracker.rows().tracked(type, value);
          return tracked == null
                  || tracker.rows().isDeleted(tracked)
                  || !javaType.isInstance(tracked)
              ? Optional.empty()
              : Optional.of(javaType.cast(tracked));
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
                    javaType,
                    event ->
                        listener.accept(
                            new StateChangedEvent(
                                GuardedEntry.of(guard, event.entry()),
                                event.before(),
                                event.after()))));
  }
}
