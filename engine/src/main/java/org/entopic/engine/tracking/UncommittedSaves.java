package org.entopic.engine.tracking;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.entopic.EntityEntry;
import org.entopic.model.EntityState;
import org.entopic.model.PropertyModel;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.WriteReceipt;
import org.jspecify.annotations.Nullable;

/**
 * What a context has saved within a transaction that has not ended: accepted by its tracker as any
 * save is, and to be taken back if the transaction is. Not thread-safe.
 */
public final class UncommittedSaves {
  private record Place(TypePlan plan, Object key) {}

  /** One row that was saved, as it was before the transaction and after its last save. */
  private static final class Saved {
    final @Nullable Row before;
    final boolean forced;
    final Map<PropertyModel, @Nullable Object> made = new HashMap<>();
    Object entity;
    @Nullable Row after;

    Saved(EntityChange change, TrackedEntity entity) {
      this.before = change.original();
      this.forced = entity.isForced();
      this.entity = entity.entity;
      entity.plan.versions.forEach(each -> made.put(each, entity.value(each)));
      entity.plan.onSave.forEach(each -> made.put(each, entity.value(each)));
    }
  }

  private final ChangeTracker tracker;
  private final IdentityMap identities;
  private final NavigationFixer fixer;
  private final Acceptance acceptance;
  private final Set<ChangeSet> changeSets = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<Place, Saved> saves = new LinkedHashMap<>();

  UncommittedSaves(
      ChangeTracker tracker, IdentityMap identities, NavigationFixer fixer, Acceptance acceptance) {
    this.acceptance = acceptance;
    this.tracker = tracker;
    this.identities = identities;
    this.fixer = fixer;
  }

  /** Has the tracker accept a save that is not written yet. */
  public void accept(ChangeSet changes, WriteReceipt nowhere) {
    for (EntityChange change : changes.changes()) {
      TypePlan plan = tracker.plan(change.type());
      TrackedEntity entity = identities.find(plan, change.key());
      if (entity != null) {
        Saved saved =
            saves.computeIfAbsent(new Place(plan, change.key()), any -> new Saved(change, entity));
        saved.entity = entity.entity;
        saved.after = change.current();
      }
    }
    changeSets.add(changes);
    tracker.accept(changes, nowhere);
  }

  /** Returns the entry of the entity that a change is of, also where it is deleted. */
  public @Nullable EntityEntry<?> entry(EntityChange change) {
    EntityEntry<?> tracked = tracker.entries().of(change);
    TypePlan plan = tracker.plan(change.type());
    Saved saved = saves.get(new Place(plan, change.key()));
    return tracked != null || saved == null || change.type().isJoinType()
        ? tracked
        : tracker.entries().toHandOutUntracked(plan, saved.entity);
  }

  /** Forgets what was saved: the transaction is written, or the program has cleared the tracker. */
  public void forget() {
    saves.clear();
    changeSets.clear();
  }

  /**
   * Takes back what was saved, the later save first as it were.
   *
   * @param unwritten tells rows that are not stored and never will be
   */
  public void takeBack(Predicate<Row> unwritten) {
    Map<Place, Saved> all = new LinkedHashMap<>(saves);
    acceptance.forget(changeSets);
    forget();
    all.forEach(
        (place, saved) -> {
          if (saved.before != null && unwritten.test(saved.before)) {
            forget(place);
          } else {
            takeBack(place, saved);
          }
        });
    var read = new ArrayList<TrackedEntity>();
    identities.forEach(
        entity -> {
          Row original = entity.original;
          if (original != null
              && unwritten.test(original)
              && !all.containsKey(new Place(entity.plan, original.key()))) {
            read.add(entity);
          }
        });
    fixer.forgetAll(read);
  }

  /** Forgets an entity that was saved over what another context had saved in the transaction. */
  private void forget(Place place) {
    TrackedEntity entity = identities.find(place.plan, place.key);
    if (entity != null) {
      fixer.forgetAll(List.of(entity));
    }
  }

  private void takeBack(Place place, Saved saved) {
    TrackedEntity entity = identities.find(place.plan, place.key);
    if (entity == null) {
      if (saved.after == null && saved.before != null) {
        deleteAgain(place, saved.entity, saved.before);
      }
      return;
    }
    giveBack(entity, saved);
    if (saved.before != null) {
      entity.rebase(saved.before);
      if (entity.state == EntityState.ADDED) {
        entity.become(EntityState.MODIFIED);
      }
      entity.forced |= saved.forced;
      NavigationFixer.refreshState(entity);
    } else if (entity.isDeleted()) {
      fixer.forgetAll(List.of(entity));
    } else {
      tracker.states().set(entity, EntityState.ADDED);
    }
  }

  /** Takes versions and other values that saves made away, unless the program set others since. */
  private static void giveBack(TrackedEntity entity, Saved saved) {
    Row after = saved.after;
    if (after != null) {
      saved.made.forEach(
          (property, value) -> {
            if (Objects.deepEquals(entity.value(property), after.get(property.ordinal()))) {
              entity.setValue(property, value);
            }
          });
    }
  }

  private void deleteAgain(Place place, Object instance, Row before) {
    if (place.plan.type.isJoinType()) {
      var join = new TrackedEntity(place.plan, instance);
      join.accept(before);
      join.key = place.key;
      join.become(EntityState.DELETED);
      identities.add(join);
      return;
    }
    tracker.states().set(place.plan, instance, EntityState.DELETED);
    TrackedEntity entity = identities.find(place.plan, place.key);
    if (entity != null) {
      entity.rebase(before);
    }
  }
}
