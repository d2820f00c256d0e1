package org.entopic.engine.tracking;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.entopic.model.EntityState;
import org.entopic.model.NavigationModel.Kind;
import org.entopic.model.PropertyModel;
import org.jspecify.annotations.Nullable;

/** Keeps both sides of relations and the foreign keys between them in step. */
final class NavigationFixer {

  /** A dependent that lost a principal it needs. */
  record Severed(TrackedEntity dependent, ForeignKeyPlan foreignKey) {}

  private final IdentityMap identities;
  private final DependentIndex dependents;
  private final KeyPropagator keys;
  private List<Severed> severed = new ArrayList<>();

  NavigationFixer(IdentityMap identities, DependentIndex dependents, KeyPropagator keys) {
    this.identities = identities;
    this.dependents = dependents;
    this.keys = keys;
  }

  /** Wires an entity that is new to the tracker to tracked relatives by the values of keys. */
  void wire(TrackedEntity entity) {
    for (ForeignKeyPlan foreignKey : entity.plan.foreignKeys) {
      if (entity.link(foreignKey).principal == null) {
        wireToPrincipal(entity, foreignKey, valueOf(entity, foreignKey));
      }
    }
    wireDependents(entity);
  }

  /** Wires an entity to tracked dependents that have its key. */
  void wireDependents(TrackedEntity entity) {
    for (ForeignKeyPlan foreignKey : entity.plan.referencing) {
      Object key = entity.keyFor(foreignKey);
      if (key != null) {
        for (TrackedEntity dependent : dependents.dependents(foreignKey, key)) {
          if (dependent.link(foreignKey).principal == null && !dependent.isDeleted()) {
            meet(dependent, foreignKey, entity);
          }
        }
      }
    }
  }

  /** Makes an entity the principal of another, on both sides. */
  void connect(TrackedEntity dependent, ForeignKeyPlan foreignKey, TrackedEntity principal) {
    adopt(dependent, foreignKey, principal);
    NavigationPlan inverse = foreignKey.inverse();
    if (inverse != null && inverse.isCollection()) {
      NavigationWriter.add(principal, inverse, dependent.entity);
    } else if (inverse != null) {
      displace(principal, inverse, dependent);
      NavigationWriter.setReference(principal, inverse, dependent.entity);
    }
    meetAcrossJoin(dependent);
  }

  /** Makes an entity, whose own navigation says so already, the principal of another. */
  void adopt(TrackedEntity dependent, ForeignKeyPlan foreignKey, TrackedEntity principal) {
    link(dependent, foreignKey, principal);
    NavigationPlan reference = foreignKey.reference();
    if (reference != null) {
      NavigationWriter.setReference(dependent, reference, principal.entity);
    }
  }

  /** Files a dependent under a principal and hands on the key; navigations are left alone. */
  void link(TrackedEntity dependent, ForeignKeyPlan foreignKey, TrackedEntity principal) {
    keys.requireFree(dependent, foreignKey, principal);
    Link link = dependent.link(foreignKey);
    if (link.principal != principal) {
      unlink(dependent, foreignKey);
      link.principal = principal;
    }
    link.severed = false;
    dependents.file(foreignKey, link, principal.filedUnder(foreignKey));
    keys.copy(dependent, foreignKey, principal);
    if (dependent.isDeleted() && dependent.orphaned) {
      dependent.orphaned = false;
      dependent.become(EntityState.UNCHANGED);
    }
    refreshState(dependent);
  }

  /** Takes the principal away from a dependent, on both sides, which may make it an orphan. */
  void release(TrackedEntity dependent, ForeignKeyPlan foreignKey) {
    separate(dependent, foreignKey);
    if (!dependent.isDeleted()) {
      if (foreignKey.removesOrphans || !foreignKey.isNullable()) {
        sever(dependent, foreignKey);
      } else {
        setNull(dependent, foreignKey);
      }
    }
  }

  /** Takes the principal away from a dependent that can be without, on both sides. */
  void clear(TrackedEntity dependent, ForeignKeyPlan foreignKey) {
    separate(dependent, foreignKey);
    setNull(dependent, foreignKey);
  }

  /**
   * Gives a dependent the default foreign key, and the principal that has it if that is tracked.
   */
  void setDefault(TrackedEntity dependent, ForeignKeyPlan foreignKey) {
    for (PropertyModel property : foreignKey.properties) {
      dependent.setValue(property, foreignKey.defaultOf(property));
    }
    if (!Objects.equals(dependent.currentValue(foreignKey), dependent.link(foreignKey).value)) {
      foreignKeyChanged(dependent, foreignKey);
    }
  }

  private void separate(TrackedEntity dependent, ForeignKeyPlan foreignKey) {
    TrackedEntity principal = dependent.link(foreignKey).principal;
    unlink(dependent, foreignKey);
    NavigationPlan reference = foreignKey.reference();
    if (!dependent.isDeleted()
        && reference != null
        && principal != null
        && NavigationWriter.read(dependent, reference) == principal.entity) {
      NavigationWriter.setReference(dependent, reference, null);
    }
  }

  private static void setNull(TrackedEntity dependent, ForeignKeyPlan foreignKey) {
    for (PropertyModel property : foreignKey.properties) {
      if (property.isNullable() && !property.isKey()) {
        dependent.setValue(property, null);
      }
    }
    dependent.link(foreignKey).value = null;
    refreshState(dependent);
  }

  /** Follows a foreign key whose value somebody changed. */
  void foreignKeyChanged(TrackedEntity dependent, ForeignKeyPlan foreignKey) {
    Object value = dependent.currentValue(foreignKey);
    Link link = dependent.link(foreignKey);
    unlink(dependent, foreignKey);
    link.severed = false;
    NavigationPlan reference = foreignKey.reference();
    if (reference != null) {
      NavigationWriter.setReference(dependent, reference, null);
      dependent.forgetLoaded(reference);
    }
    wireToPrincipal(dependent, foreignKey, value);
    if (value == null && foreignKey.removesOrphans) {
      sever(dependent, foreignKey);
    }
    refreshState(dependent);
  }

  /** Forgets an entity; navigations are left alone. */
  void forget(TrackedEntity entity) {
    for (ForeignKeyPlan foreignKey : entity.plan.foreignKeys) {
      Link link = entity.link(foreignKey);
      dependents.remove(foreignKey, link);
      link.principal = null;
    }
    for (ForeignKeyPlan foreignKey : entity.plan.referencing) {
      for (TrackedEntity dependent : dependentsOf(entity, foreignKey)) {
        Link link = dependent.link(foreignKey);
        if (link.principal == entity) {
          link.principal = null;
          if (entity.keyFor(foreignKey) == null) {
            dependents.remove(foreignKey, link);
          }
        }
      }
    }
    identities.remove(entity);
  }

  /** Forgets entities that go and takes them out of the navigations of all others. */
  void forgetAll(List<TrackedEntity> deleted) {
    if (!deleted.isEmpty()) {
      var removals = new Removals();
      for (TrackedEntity entity : deleted) {
        removals.add(entity);
        for (ForeignKeyPlan foreignKey : entity.plan.referencing) {
          if (!foreignKey.dependent.joins.isEmpty()) {
            dependentsOf(entity, foreignKey).forEach(removals::add);
          }
        }
      }
      deleted.forEach(this::forget);
      removals.apply();
    }
  }

  /** Returns the tracked dependents of an entity, as of now. */
  List<TrackedEntity> dependentsOf(TrackedEntity principal, ForeignKeyPlan foreignKey) {
    return dependents.dependents(foreignKey, principal.filedUnder(foreignKey));
  }

  /**
   * Returns the tracked dependents that go with an entity: not those that another one, with the
   * same alternate key, has taken over.
   */
  List<TrackedEntity> ownDependentsOf(TrackedEntity principal, ForeignKeyPlan foreignKey) {
    List<TrackedEntity> all = dependentsOf(principal, foreignKey);
    if (foreignKey.alternate < 0) {
      return all;
    }
    return all.stream()
        .filter(
            dependent -> {
              TrackedEntity own = dependent.link(foreignKey).principal;
              return own == null || own == principal;
            })
        .toList();
  }

  /** Hands over the dependents that were severed since the last call. */
  List<Severed> takeSevered() {
    List<Severed> taken = severed;
    severed = new ArrayList<>();
    return taken;
  }

  /** Moves a stored entity between unchanged and modified as its values say. */
  static void refreshState(TrackedEntity entity) {
    if (entity.isStored()
        && (entity.state == EntityState.UNCHANGED || entity.state == EntityState.MODIFIED)) {
      entity.become(
          !entity.isForced() && entity.matchesOriginal() && !entity.isSevered()
              ? EntityState.UNCHANGED
              : EntityState.MODIFIED);
    }
  }

  private void sever(TrackedEntity dependent, ForeignKeyPlan foreignKey) {
    dependent.link(foreignKey).severed = true;
    severed.add(new Severed(dependent, foreignKey));
    refreshState(dependent);
  }

  private void wireToPrincipal(
      TrackedEntity dependent, ForeignKeyPlan foreignKey, @Nullable Object value) {
    Link link = dependent.link(foreignKey);
    link.value = value;
    if (value != null) {
      TrackedEntity principal = identities.principal(foreignKey, value);
      if (principal != null && !principal.isDeleted()) {
        meet(dependent, foreignKey, principal);
      } else {
        dependents.file(foreignKey, link, value);
      }
    }
  }

  /** Wires two entities whose keys match; what somebody changed meanwhile is left to be seen. */
  private void meet(TrackedEntity dependent, ForeignKeyPlan foreignKey, TrackedEntity principal) {
    NavigationPlan reference = foreignKey.reference();
    NavigationPlan inverse = foreignKey.inverse();
    Link link = dependent.link(foreignKey);
    dependents.file(foreignKey, link, principal.filedUnder(foreignKey));
    if (reference != null && NavigationWriter.isChanged(dependent, reference)) {
      return;
    }
    link.principal = principal;
    if (reference != null) {
      NavigationWriter.setReference(dependent, reference, principal.entity);
    }
    if (inverse != null && inverse.isCollection()) {
      NavigationWriter.add(principal, inverse, dependent.entity);
    } else if (inverse != null && NavigationWriter.read(principal, inverse) == null) {
      NavigationWriter.setReference(principal, inverse, dependent.entity);
    }
    meetAcrossJoin(dependent);
  }

  private static void meetAcrossJoin(TrackedEntity join) {
    for (NavigationPlan navigation : join.plan.joins) {
      TrackedEntity owner = join.link(navigation.foreignKey).principal;
      TrackedEntity target = join.link(navigation.targetForeignKey()).principal;
      if (owner != null && target != null && !join.isDeleted()) {
        NavigationWriter.add(owner, navigation, target.entity);
      }
    }
  }

  private void unlink(TrackedEntity dependent, ForeignKeyPlan foreignKey) {
    Link link = dependent.link(foreignKey);
    TrackedEntity principal = link.principal;
    NavigationPlan inverse = foreignKey.inverse();
    if (principal != null && inverse != null) {
      if (inverse.kind == Kind.TO_DEPENDENTS) {
        NavigationWriter.remove(principal, inverse, dependent.entity);
      } else if (principal.lastSeen(inverse) == dependent.entity
          && !NavigationWriter.isChanged(principal, inverse)) {
        NavigationWriter.setReference(principal, inverse, null);
      }
    }
    link.principal = null;
    dependents.remove(foreignKey, link);
  }

  private void displace(TrackedEntity principal, NavigationPlan inverse, TrackedEntity by) {
    Object last = principal.lastSeen(inverse);
    TrackedEntity other = last == null ? null : identities.find(last);
    if (other != null && other != by && other.link(inverse.foreignKey).principal == principal) {
      release(other, inverse.foreignKey);
    }
  }

  private static @Nullable Object valueOf(TrackedEntity entity, ForeignKeyPlan foreignKey) {
    return entity.original != null && entity.state == EntityState.UNCHANGED
        ? foreignKey.valueIn(entity.original)
        : entity.currentValue(foreignKey);
  }
}
