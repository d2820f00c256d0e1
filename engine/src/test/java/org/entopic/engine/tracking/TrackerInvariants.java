package org.entopic.engine.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.entopic.model.EntityState;

/** What must hold in every tracker between two operations, whatever they were. */
final class TrackerInvariants {
  private TrackerInvariants() {}

  static void check(ChangeTracker tracker) {
    IdentityMap identities = tracker.identities();
    int found = 0;
    for (TypeEntries entries : identities.all()) {
      Set<Object> keys = new HashSet<>();
      for (int i = 0; i < entries.end(); i++) {
        TrackedEntity entity = entries.at(i);
        if (entity != null) {
          found++;
          assertThat(entity.position).as("place of %s", entity).isEqualTo(i);
          boolean changed = entity.state != EntityState.UNCHANGED;
          assertThat(entity.changedPosition >= 0)
              .as("%s among the changed", entity)
              .isEqualTo(changed);
          if (changed) {
            assertThat(entries.changedAt(entity.changedPosition)).isSameAs(entity);
          }
          checkIdentity(identities, entries, entity, keys);
          checkLinks(identities, entity);
        }
      }
    }
    assertThat(found).as("entities by type, and by instance").isEqualTo(identities.size());
  }

  private static void checkIdentity(
      IdentityMap identities, TypeEntries entries, TrackedEntity entity, Set<Object> keys) {
    assertThat(entity.plan).isSameAs(entries.plan);
    assertThat(entity.state).as("state of %s", entity).isNotEqualTo(EntityState.DETACHED);
    assertThat(identities.find(entity.entity)).isSameAs(entity);
    assertThat(entity.isStored())
        .as("%s has a row", entity)
        .isEqualTo(entity.state != EntityState.ADDED);
    if (entity.key != null) {
      assertThat(keys.add(entity.key)).as("one %s a key", entity.plan).isTrue();
      assertThat(identities.find(entity.plan, entity.key)).isSameAs(entity);
    }
    for (int slot = 0; slot < entity.plan.alternateKeys.size(); slot++) {
      Object value = entity.alternate(slot);
      if (value != null && !entity.isDeleted()) {
        assertThat(identities.findAlternate(entity.plan, slot, value))
            .as("%s by alternate key", entity)
            .isSameAs(entity);
      }
    }
    if (entity.original != null) {
      assertThat(entity.key).as("key of %s", entity).isEqualTo(entity.original.key());
    }
  }

  private static void checkLinks(IdentityMap identities, TrackedEntity entity) {
    for (ForeignKeyPlan foreignKey : entity.plan.foreignKeys) {
      Link link = entity.link(foreignKey);
      assertThat(link.dependent).isSameAs(entity);
      TrackedEntity principal = link.principal;
      if (principal != null) {
        assertThat(identities.find(principal.entity))
            .as("principal of %s by %s", entity, foreignKey.label())
            .isSameAs(principal);
        assertThat(principal.plan).isSameAs(foreignKey.principal);
        assertThat(link.filedUnder)
            .as("where %s is filed by %s", entity, foreignKey.label())
            .isEqualTo(principal.filedUnder(foreignKey));
      }
    }
  }
}
