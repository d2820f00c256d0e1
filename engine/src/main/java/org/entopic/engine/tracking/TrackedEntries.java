package org.entopic.engine.tracking;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.entopic.EntityEntry;
import org.entopic.model.DebugView;
import org.entopic.model.EntityState;
import org.entopic.model.EntityTypeModel;
import org.jspecify.annotations.Nullable;

/** Makes the entries of one tracker's entities. */
public final class TrackedEntries {
  private final ChangeTracker tracker;
  private final TrackingModel model;
  private final IdentityMap identities;
  private @Nullable NavigationEntries navigations;
  private UnaryOperator<EntityEntry<?>> handedOut = UnaryOperator.identity();

  TrackedEntries(ChangeTracker tracker, TrackingModel model, IdentityMap identities) {
    this.tracker = tracker;
    this.model = model;
    this.identities = identities;
  }

  /** Sets what makes the entries of navigations. */
  public void navigations(NavigationEntries entries) {
    navigations = entries;
  }

  NavigationEntries navigations() {
    return Objects.requireNonNull(navigations, "navigations");
  }

  /** Sets what is done to entries that exceptions hand out. */
  public void handOut(UnaryOperator<EntityEntry<?>> wrapping) {
    handedOut = wrapping;
  }

  /** Returns the entry of an entity, which need not be tracked. */
  public <T> EntityEntry<T> of(T entity) {
    return new TrackedEntry<>(tracker, plan(Objects.requireNonNull(entity)), entity);
  }

  private TypePlan plan(Object entity) {
    TrackedEntity tracked = identities.find(entity);
    return tracked != null ? tracked.plan : model.plan(entity);
  }

  EntityEntry<?> of(TrackedEntity entity) {
    return new TrackedEntry<>(tracker, entity.plan, entity.entity);
  }

  /** Returns the entry that an exception hands out. */
  EntityEntry<?> toHandOut(TrackedEntity entity) {
    return handedOut.apply(of(entity));
  }

  /** Returns the entry that an exception hands out of an instance that is not tracked now. */
  EntityEntry<?> toHandOutUntracked(TypePlan plan, Object instance) {
    return handedOut.apply(new TrackedEntry<>(tracker, plan, instance));
  }

  /** Returns the entry of the entity that a change is of, if it is tracked and has a class. */
  public @Nullable EntityEntry<?> of(EntityChange change) {
    TrackedEntity entity = identities.find(model.plan(change.type()), change.key());
    return entity == null || change.type().isJoinType() ? null : toHandOut(entity);
  }

  /** Returns the entries of all tracked entities, after looking for changes. */
  public List<EntityEntry<?>> all() {
    return all(entity -> true);
  }

  /** Returns the entries of the tracked entities in some states, after looking for changes. */
  public List<EntityEntry<?>> in(Set<EntityState> states) {
    return all(entity -> states.contains(entity.state));
  }

  /** Returns the entries of the tracked entities of a class, after looking for changes. */
  public <T> List<EntityEntry<T>> all(Class<T> type) {
    var entries = new ArrayList<EntityEntry<T>>();
    for (EntityEntry<?> entry : all(entity -> type.isInstance(entity.entity))) {
      entries.add(entry.as(type));
    }
    return entries;
  }

  private List<EntityEntry<?>> all(Predicate<TrackedEntity> wanted) {
    tracker.detector().look();
    var entries = new ArrayList<EntityEntry<?>>();
    identities.forEach(
        entity -> {
          if (!entity.plan.type.isJoinType() && wanted.test(entity)) {
            entries.add(of(entity));
          }
        });
    return entries;
  }

  /** Returns the tracked entities of a class that are not deleted, after looking for changes. */
  public <T> List<T> local(Class<T> type) {
    return local(model.plan(type).type, type);
  }

  /**
   * Returns the tracked entities of a type and class that are not deleted, after looking for
   * changes.
   */
  public <T> List<T> local(EntityTypeModel type, Class<T> javaType) {
    tracker.detector().look();
    return alive(type, javaType);
  }

  /** Returns the tracked entities of a class that are not deleted, as far as is known. */
  public <T> List<T> alive(Class<T> type) {
    return alive(model.plan(type).type, type);
  }

  /** Returns the tracked entities of a type and class that are not deleted, as far as is known. */
  public <T> List<T> alive(EntityTypeModel type, Class<T> javaType) {
    var local = new ArrayList<T>();
    TypeEntries entries = identities.entries(model.tracked(type));
    for (int i = 0; i < entries.end(); i++) {
      TrackedEntity entity = entries.at(i);
      if (entity != null && !entity.isDeleted() && javaType.isInstance(entity.entity)) {
        local.add(javaType.cast(entity.entity));
      }
    }
    return local;
  }

  /** Returns the tracked entities as text: type, key, state, and in the long view values. */
  public String describe(DebugView view) {
    tracker.detector().look();
    var text = new TrackedText(identities, view);
    identities.forEach(text::add);
    return text.toString();
  }
}
