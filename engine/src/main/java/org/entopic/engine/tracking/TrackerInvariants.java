package org.entopic.engine.tracking;

import java.util.HashSet;
import java.util.Set;
import org.entopic.model.EntityState;
import org.jspecify.annotations.Nullable;

/**
 * What must hold in every tracker between two operations, whatever they were; looked at where
 * assertions are enabled, as they are in tests, when a context is closed.
 */
final class TrackerInvariants {
  private final IdentityMap identities;
  private @Nullable String broken;

  private TrackerInvariants(IdentityMap identities) {
    this.identities = identities;
  }

  /** Returns the first invariant that does not hold, or null. */
  static @Nullable String broken(ChangeTracker tracker) {
    var invariants = new TrackerInvariants(tracker.identities());
    invariants.check();
    return invariants.broken;
  }

  private void check() {
    int found = 0;
    for (TypeEntries entries : identities.all()) {
      Set<Object> keys = new HashSet<>();
      for (int i = 0; i < entries.end(); i++) {
        TrackedEntity entity = entries.at(i);
        if (entity != null) {
          found++;
          checkPlaces(entries, entity, i);
          checkIdentity(entries, entity, keys);
          checkAlternateKeys(entity);
          entity.plan.foreignKeys.forEach(foreignKey -> checkLink(entity, foreignKey));
        }
      }
    }
    require(found == identities.size(), "there are as many entities by type as by instance");
  }

  private void checkPlaces(TypeEntries entries, TrackedEntity entity, int place) {
    boolean changed = entity.state != EntityState.UNCHANGED;
    require(entity.position == place, entity + " knows its place");
    require(entity.changedPosition >= 0 == changed, entity + " is among the changed if it is");
    require(
        !changed
            || entity.changedPosition < 0
            || entries.changedAt(entity.changedPosition) == entity,
        entity + " knows its place among the changed");
  }

  private void checkIdentity(TypeEntries entries, TrackedEntity entity, Set<Object> keys) {
    require(entity.plan == entries.plan, entity + " is filed by its type");
    require(entity.state != EntityState.DETACHED, entity + " is not detached");
    require(identities.find(entity.entity) == entity, entity + " is found by instance");
    require(
        entity.isStored() == (entity.state != EntityState.ADDED),
        entity + " has a row if it is not new");
    if (entity.key != null) {
      require(keys.add(entity.key), entity + " alone has its key");
      require(identities.find(entity.plan, entity.key) == entity, entity + " is found by key");
    }
    require(
        entity.original == null || entity.original.key().equals(entity.key),
        entity + " has the key of its row");
  }

  private void checkAlternateKeys(TrackedEntity entity) {
    for (int slot = 0; slot < entity.plan.alternateKeys.size(); slot++) {
      Object value = entity.alternate(slot);
      require(
          value == null
              || entity.isDeleted()
              || identities.findAlternate(entity.plan, slot, value) == entity,
          entity + " is found by alternate key");
    }
  }

  private void checkLink(TrackedEntity entity, ForeignKeyPlan foreignKey) {
    Link link = entity.link(foreignKey);
    TrackedEntity principal = link.principal;
    String by = " by " + foreignKey.label();
    require(link.dependent == entity, entity + " has its own link" + by);
    if (principal != null) {
      require(
          identities.find(principal.entity) == principal,
          "the principal of " + entity + by + " is tracked");
      require(principal.plan == foreignKey.principal, entity + " has a fit principal" + by);
      require(
          principal.filedUnder(foreignKey).equals(link.filedUnder),
          entity + " is filed under its principal" + by);
    }
  }

  private void require(boolean holds, String invariant) {
    if (!holds && broken == null) {
      broken = "It does not hold that " + invariant + ".";
    }
  }
}
