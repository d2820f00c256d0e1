package org.entopic.engine.tracking;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.entopic.EntityEntry;
import org.entopic.model.PropertyModel;
import org.entopic.spi.backend.Row;

/** Collects missing keys and principals and refused deletions, to report them at once. */
final class RelationProblems {
  private final Set<String> problems = new LinkedHashSet<>();
  private final Set<String> restrictions = new LinkedHashSet<>();
  private final Set<String> refusals = new LinkedHashSet<>();
  private final Set<TrackedEntity> unwritable = new LinkedHashSet<>();
  private final Set<TrackedEntity> incomplete = new LinkedHashSet<>();
  private final Set<TrackedEntity> restricted = new LinkedHashSet<>();

  /** Checks an entity that has no key. */
  void missingKey(TrackedEntity entity) {
    for (PropertyModel property : entity.plan.keyProperties) {
      if (entity.value(property) == null) {
        incomplete.add(entity);
        problems.add(required(entity.plan, property));
      }
    }
  }

  /** Checks that no value of an entity stands for another one any more. */
  boolean checkTemporary(TrackedEntity entity) {
    PropertyModel temporary = entity.firstTemporary(entity.plan.type.properties());
    if (temporary == null) {
      return true;
    }
    incomplete.add(entity);
    problems.add(
        "'"
            + entity.plan
            + "."
            + temporary.name()
            + "' has a temporary value, and its principal is not saved with it. Add the principal,"
            + " or set another one.");
    return false;
  }

  /** Notes a value that a save must not write. */
  void refused(TrackedEntity entity, PropertyModel property, String reason) {
    unwritable.add(entity);
    refusals.add("'" + entity.plan + "." + property.name() + "' " + reason + ".");
  }

  /** Checks an entity with the row that is to be written. */
  void check(TrackedEntity entity, Row row) {
    TypePlan plan = entity.plan;
    for (ForeignKeyPlan foreignKey : plan.foreignKeys) {
      if (entity.link(foreignKey).severed
          || foreignKey.model.isRequired()
              && foreignKey.valueIn(row) == null
              && plan.mapping.has(entity.entity, foreignKey.properties.get(0))) {
        incomplete.add(entity);
        problems.add(
            "'"
                + foreignKey.label()
                + "' has no principal of type '"
                + foreignKey.principal
                + "', and the relation requires one. Set one, remove the entity, or make the"
                + " relation optional.");
      }
    }
  }

  /** Checks that nothing refers to an entity to be deleted that keeps it from being deleted. */
  void checkDeleted(TrackedEntity entity, NavigationFixer fixer) {
    for (ForeignKeyPlan foreignKey : entity.plan.referencing) {
      if (!foreignKey.ignoresDependents()) {
        long dependents =
            fixer.ownDependentsOf(entity, foreignKey).stream().filter(d -> !d.isDeleted()).count();
        if (dependents > 0) {
          restricted.add(entity);
          restrictions.add(
              "'"
                  + entity.plan
                  + "' is the principal of "
                  + dependents
                  + " tracked '"
                  + foreignKey.dependent
                  + "' by '"
                  + foreignKey.label()
                  + "'. Remove them or give them another principal, or choose another delete"
                  + " behaviour or cascade timing.");
        }
      }
    }
  }

  /** Throws what was found. */
  void report(Function<TrackedEntity, EntityEntry<?>> entries) {
    if (!problems.isEmpty()) {
      throw TrackingMessages.incomplete(List.copyOf(problems), of(incomplete, entries));
    }
    if (!refusals.isEmpty()) {
      throw TrackingMessages.refusedValues(List.copyOf(refusals), of(unwritable, entries));
    }
    if (!restrictions.isEmpty()) {
      throw TrackingMessages.restricted(List.copyOf(restrictions), of(restricted, entries));
    }
  }

  private static List<EntityEntry<?>> of(
      Set<TrackedEntity> entities, Function<TrackedEntity, EntityEntry<?>> entries) {
    var found = new ArrayList<EntityEntry<?>>();
    for (TrackedEntity entity : entities) {
      if (!entity.plan.type.isJoinType()) {
        found.add(entries.apply(entity));
      }
    }
    return found;
  }

  private static String required(TypePlan plan, PropertyModel property) {
    return "'" + plan + "." + property.name() + "' is null and must not be. Set it.";
  }
}
