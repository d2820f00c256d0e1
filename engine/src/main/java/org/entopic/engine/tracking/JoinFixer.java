package org.entopic.engine.tracking;

import java.util.List;
import org.entopic.model.EntityState;
import org.jspecify.annotations.Nullable;

/** Keeps the rows of join types in step with the collections of many-to-many relations. */
final class JoinFixer {
  private final IdentityMap identities;
  private final NavigationFixer fixer;
  private final KeyPropagator keys;
  private final GeneratedValues generated;

  JoinFixer(
      IdentityMap identities,
      NavigationFixer fixer,
      KeyPropagator keys,
      GeneratedValues generated) {
    this.keys = keys;
    this.generated = generated;
    this.identities = identities;
    this.fixer = fixer;
  }

  /** Follows an element that came to a collection: joins it, and adds to the other side. */
  void connect(
      TrackedEntity owner, NavigationPlan navigation, TrackedEntity target, EntityState state) {
    TrackedEntity join = find(owner, navigation, target);
    if (join == null) {
      TypePlan plan = navigation.foreignKey.dependent;
      join = candidate(plan, owner, navigation, target);
      join.key = join.currentKey();
      join.become(state);
      if (state == EntityState.ADDED) {
        generated.fill(join);
      }
      identities.add(join);
      fixer.connect(join, navigation.foreignKey, owner);
      fixer.connect(join, navigation.targetForeignKey(), target);
      if (state == EntityState.UNCHANGED && join.key != null) {
        join.accept(join.row(identities.entries(plan).rows(), join.key));
      }
    } else if (join.isDeleted()) {
      join.become(EntityState.UNCHANGED);
      NavigationFixer.refreshState(join);
    }
    NavigationPlan inverse = navigation.inverse();
    if (inverse != null) {
      NavigationWriter.add(target, inverse, owner.entity);
    }
  }

  /** Follows an element that left a collection: ends the join, and removes from the other side. */
  void disconnect(TrackedEntity owner, NavigationPlan navigation, TrackedEntity target) {
    TrackedEntity join = find(owner, navigation, target);
    if (join != null && join.isStored()) {
      join.become(EntityState.DELETED);
    } else if (join != null && join.plan.type.isJoinType()) {
      fixer.forget(join);
    } else if (join != null) {
      fixer.forgetAll(List.of(join));
    }
    NavigationPlan inverse = navigation.inverse();
    if (inverse != null) {
      NavigationWriter.remove(target, inverse, owner.entity);
    }
  }

  private @Nullable TrackedEntity find(
      TrackedEntity owner, NavigationPlan navigation, TrackedEntity target) {
    if (owner.key != null && target.key != null) {
      TypePlan plan = navigation.foreignKey.dependent;
      Object key = candidate(plan, owner, navigation, target).currentKey();
      return key == null ? null : identities.find(plan, key);
    }
    for (TrackedEntity join : fixer.dependentsOf(owner, navigation.foreignKey)) {
      if (join.link(navigation.targetForeignKey()).principal == target) {
        return join;
      }
    }
    return null;
  }

  private TrackedEntity candidate(
      TypePlan plan, TrackedEntity owner, NavigationPlan navigation, TrackedEntity target) {
    var join = new TrackedEntity(plan, plan.mapping.create(identities.context));
    keys.prepare(join, navigation.foreignKey, owner);
    keys.prepare(join, navigation.targetForeignKey(), target);
    return join;
  }
}
