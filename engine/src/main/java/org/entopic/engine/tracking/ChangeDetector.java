package org.entopic.engine.tracking;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.entopic.model.EntityState;
import org.entopic.model.NavigationModel.Kind;
import org.entopic.model.PropertyModel;
import org.jspecify.annotations.Nullable;

/** Finds what the application changed in tracked entities and carries the consequences out. */
final class ChangeDetector {
  private final TrackingSettings settings;
  private final IdentityMap identities;
  private final NavigationFixer fixer;
  private final KeyPropagator keys;
  private final JoinFixer joins;
  private final GraphAttacher attacher;
  private final Cascade cascade;
  private final TrackingEvents events;
  private boolean searching;

  ChangeDetector(
      TrackingSettings settings,
      IdentityMap identities,
      NavigationFixer fixer,
      KeyPropagator keys,
      JoinFixer joins,
      GraphAttacher attacher,
      Cascade cascade,
      TrackingEvents events) {
    this.settings = settings;
    this.identities = identities;
    this.fixer = fixer;
    this.keys = keys;
    this.joins = joins;
    this.attacher = attacher;
    this.cascade = cascade;
    this.events = events;
  }

  /** Looks at all entities, unless that is left to the program. */
  void look() {
    if (settings.isAutomatic()) {
      detectAll();
    }
  }

  /** Looks at one entity, unless that is left to the program. */
  void look(TrackedEntity entity) {
    if (settings.isAutomatic()) {
      detect(entity);
    }
  }

  /** Looks at all entities; does nothing where a listener asks while that is under way. */
  void detectAll() {
    if (searching) {
      return;
    }
    searching = true;
    try {
      events.detecting().forEach(Runnable::run);
      search();
      events.detected().forEach(Runnable::run);
    } finally {
      searching = false;
    }
  }

  private void search() {
    for (TypeEntries entries : identities.all()) {
      entries.compact();
      if (entries.plan.notifies) {
        detectTold(entries);
      } else if (!entries.plan.type.isJoinType()) {
        detectType(entries);
      }
    }
    cascade.afterDetection();
  }

  /** Looks at one entity. */
  void detect(TrackedEntity entity) {
    examine(entity);
    cascade.afterDetectionOfOne();
  }

  private void detectTold(TypeEntries entries) {
    for (List<TrackedEntity> told = entries.takeTold();
        !told.isEmpty();
        told = entries.takeTold()) {
      told.forEach(TrackedEntity::lookedAt);
      int done = 0;
      try {
        for (; done < told.size(); done++) {
          examine(told.get(done));
        }
      } finally {
        told.subList(done, told.size()).forEach(TrackedEntity::changed);
      }
    }
  }

  private void detectType(TypeEntries entries) {
    boolean hasNavigations = !entries.plan.navigations.isEmpty();
    for (int i = 0; i < entries.end(); i++) {
      TrackedEntity entity = entries.at(i);
      if (entity == null) {
        continue;
      }
      if (entity.state != EntityState.UNCHANGED || !entity.matchesOriginal()) {
        examine(entity);
      } else if (hasNavigations) {
        examineNavigations(entity);
      }
    }
  }

  private void examine(TrackedEntity entity) {
    if (!entity.isTracked() || entity.isDeleted()) {
      return;
    }
    if (entity.state == EntityState.ADDED) {
      if (keys.keyChanged(entity)) {
        fixer.wireDependents(entity);
      }
    } else {
      refuseChangedKey(entity);
    }
    NavigationFixer.refreshState(entity);
    examineNavigations(entity);
    examineForeignKeys(entity);
  }

  private static void refuseChangedKey(TrackedEntity entity) {
    if (entity.original == null) {
      return;
    }
    if (!Objects.equals(entity.key, entity.currentKey())) {
      refuseChanged(entity, entity.plan.keyProperties);
    }
    for (int slot = 0; slot < entity.plan.alternateKeys.size(); slot++) {
      if (!Objects.equals(entity.alternate(slot), entity.currentAlternate(slot))) {
        refuseChanged(entity, entity.plan.alternateKeys.get(slot));
      }
    }
  }

  private static void refuseChanged(TrackedEntity entity, List<PropertyModel> key) {
    var names = key.stream().filter(entity::differs).map(PropertyModel::name).toList();
    throw TrackingMessages.keyChanged(entity.plan, String.join(", ", names));
  }

  private void examineForeignKeys(TrackedEntity entity) {
    for (ForeignKeyPlan foreignKey : entity.plan.foreignKeys) {
      if (!Objects.equals(entity.currentValue(foreignKey), entity.link(foreignKey).value)) {
        fixer.foreignKeyChanged(entity, foreignKey);
      }
    }
  }

  private void examineNavigations(TrackedEntity entity) {
    for (NavigationPlan navigation : entity.plan.navigations) {
      Object current = NavigationWriter.read(entity, navigation);
      Object last = entity.lastSeen(navigation);
      if (navigation.isCollection()) {
        Collection<?> collection = (Collection<?>) current;
        if (last instanceof CollectionSnapshot snapshot
            ? !snapshot.matches(collection)
            : collection != null && !collection.isEmpty()) {
          collectionChanged(entity, navigation, collection);
        }
      } else if (current != last) {
        if (navigation.kind == Kind.TO_PRINCIPAL) {
          principalChanged(entity, navigation, current);
        } else {
          dependentChanged(entity, navigation, last, current);
        }
      }
    }
  }

  private void principalChanged(
      TrackedEntity entity, NavigationPlan navigation, @Nullable Object current) {
    ForeignKeyPlan foreignKey = navigation.foreignKey;
    if (current != null) {
      fixer.connect(entity, foreignKey, trackedOrDiscovered(current));
      return;
    }
    entity.remember(navigation, null);
    if (Objects.equals(entity.currentValue(foreignKey), entity.link(foreignKey).value)) {
      fixer.release(entity, foreignKey);
    } else {
      fixer.foreignKeyChanged(entity, foreignKey);
    }
  }

  private void dependentChanged(
      TrackedEntity entity,
      NavigationPlan navigation,
      @Nullable Object last,
      @Nullable Object current) {
    entity.remember(navigation, current);
    if (last != null) {
      removed(entity, navigation, last);
    }
    if (current != null) {
      added(entity, navigation, current);
    }
  }

  private void collectionChanged(
      TrackedEntity entity, NavigationPlan navigation, @Nullable Collection<?> collection) {
    CollectionSnapshot snapshot = entity.navigations().snapshot(navigation);
    Object[] before = snapshot.toArray();
    Object[] now = collection == null ? new Object[0] : NavigationWriter.distinct(collection);
    snapshot.replaceBy(now);
    Set<Object> kept = identitySet(now);
    for (Object element : before) {
      if (!kept.contains(element)) {
        removed(entity, navigation, element);
      }
    }
    Set<Object> known = identitySet(before);
    for (Object element : now) {
      if (!known.contains(element)) {
        added(entity, navigation, element);
      }
    }
  }

  private void removed(TrackedEntity entity, NavigationPlan navigation, Object element) {
    TrackedEntity other = identities.find(element);
    if (other == null) {
      return;
    }
    if (navigation.kind == Kind.MANY_TO_MANY) {
      joins.disconnect(entity, navigation, other);
    } else if (other.link(navigation.foreignKey).principal == entity) {
      fixer.release(other, navigation.foreignKey);
    }
  }

  private void added(TrackedEntity entity, NavigationPlan navigation, Object element) {
    if (navigation.kind == Kind.MANY_TO_MANY) {
      TrackedEntity target = trackedOrDiscovered(element);
      replaceDuplicate(entity, navigation, element, target);
      joins.connect(entity, navigation, target, EntityState.ADDED);
      return;
    }
    TrackedEntity other = identities.find(element);
    if (other == null) {
      other = attacher.discoverDependent(element, navigation.foreignKey, entity);
      replaceDuplicate(entity, navigation, element, other);
    }
    fixer.adopt(other, navigation.foreignKey, entity);
  }

  /** An instance that was found may have been refused for another one with its key. */
  private void replaceDuplicate(
      TrackedEntity owner, NavigationPlan navigation, Object found, TrackedEntity standing) {
    if (standing.entity != found && identities.find(found) == null) {
      Duplicates.replace(owner, navigation, found, standing);
    }
  }

  private TrackedEntity trackedOrDiscovered(Object element) {
    TrackedEntity known = identities.find(element);
    return known != null ? known : attacher.attach(element, GraphAttacher.Mode.DISCOVER);
  }

  private static Set<Object> identitySet(Object[] elements) {
    Set<Object> set = Collections.newSetFromMap(new IdentityHashMap<>(elements.length));
    set.addAll(Arrays.asList(elements));
    return set;
  }
}
