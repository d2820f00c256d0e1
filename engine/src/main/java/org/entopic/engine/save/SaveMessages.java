package org.entopic.engine.save;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.entopic.ConcurrencyConflictException;
import org.entopic.EntityEntry;
import org.entopic.ForeignKeyException;
import org.entopic.SaveFailedException;
import org.entopic.SaveNotVisibleException;
import org.entopic.UniqueConstraintException;
import org.entopic.engine.tracking.EntityChange;

/** What is said when saves fail; types, names and counts, no values. */
final class SaveMessages {
  private SaveMessages() {}

  static SaveFailedException readOnly(Set<String> types) {
    return new SaveFailedException(
        "SAV-01: The read-only type '"
            + String.join("', '", types)
            + "' cannot be written. Take back the changes of its entities, or remove @ReadOnly.");
  }

  static String skipped(List<EntityChange> changes) {
    var counts = new TreeMap<String, Integer>();
    changes.forEach(change -> counts.merge(change.type().name(), 1, Integer::sum));
    return "SAV-11: Changes of read-only types were not saved, as OnWrite.SKIP says: "
        + counted(counts)
        + ". Take them back, or make the types writable.";
  }

  static SaveFailedException badValues(
      Map<String, Integer> problems, List<EntityEntry<?>> entities) {
    return new SaveFailedException(
        "SAV-02: Nothing was saved, because of values that are missing or too long: "
            + counted(problems)
            + ". Set them and save again.",
        null,
        entities);
  }

  static UniqueConstraintException keyExists(
      Map<String, Integer> types, List<EntityChange> entities, SavePlan plan) {
    return new UniqueConstraintException(
        "SAV-03: Nothing was saved: the key of a new entity is the key of a stored one: "
            + counted(types)
            + plan.keys(entities)
            + "; the save has "
            + plan.summary()
            + ". Use update() for entities that are stored, or another key.",
        null,
        plan.entries(entities));
  }

  static ConcurrencyConflictException conflict(
      Map<String, Integer> types, List<EntityChange> entities, SavePlan plan) {
    return new ConcurrencyConflictException(
        "SAV-04: Nothing was saved: entities were changed or deleted since they were read: "
            + counted(types)
            + plan.keys(entities)
            + "; the save has "
            + plan.summary()
            + ". Reload them and save again.",
        null,
        plan.entries(entities));
  }

  static UniqueConstraintException notUnique(
      Map<String, Integer> indexes, List<EntityChange> entities, SavePlan plan) {
    return new UniqueConstraintException(
        "SAV-05: Nothing was saved: another row has the value of a unique index: "
            + counted(indexes)
            + plan.keys(entities)
            + "; the save has "
            + plan.summary()
            + ". Choose other values.",
        null,
        plan.entries(entities));
  }

  static ForeignKeyException noPrincipal(
      Map<String, Integer> references, List<EntityChange> entities, SavePlan plan) {
    return new ForeignKeyException(
        "SAV-06: Nothing was saved: rows that are referred to do not exist: "
            + counted(references)
            + plan.keys(entities)
            + "; the save has "
            + plan.summary()
            + ". Add them first, or in the same save.",
        null,
        plan.entries(entities));
  }

  static String principalMissing(Map<String, Integer> references) {
    return "SAV-12: Saving rows whose principal is not stored: " + counted(references) + ".";
  }

  static ForeignKeyException stillReferred(
      Map<String, Integer> references, List<EntityChange> entities, SavePlan plan) {
    return new ForeignKeyException(
        "SAV-07: Nothing was saved: rows to delete are still referred to: "
            + counted(references)
            + plan.keys(entities)
            + "; the save has "
            + plan.summary()
            + ". Remove what refers to them first, or in the same save.",
        null,
        plan.entries(entities));
  }

  static SaveNotVisibleException notVisible(SavePlan plan, Duration timeout, Throwable cause) {
    return new SaveNotVisibleException(
        "SAV-08: The save of "
            + plan.summary()
            + " is written, but within "
            + timeout
            + " this process could not read it. Do not save it again; queries show it once the"
            + " view has caught up.",
        cause);
  }

  static SaveNotVisibleException visibilityUnknown(SavePlan plan, Throwable cause) {
    return new SaveNotVisibleException(
        "SAV-09: The save of "
            + plan.summary()
            + " is written, but this process stopped waiting until it can read it ("
            + (cause.getMessage() == null ? cause.getClass().getName() : cause.getMessage())
            + "). Do not save it again; queries show it once the view has caught up.",
        cause);
  }

  static SaveFailedException failed(SavePlan plan, Throwable cause) {
    return new SaveFailedException(
        "SAV-10: Nothing was saved of "
            + plan.summary()
            + ": "
            + cause.getClass().getName()
            + ". See the cause, then save again.",
        cause);
  }

  private static String counted(Map<String, Integer> counts) {
    var text = new StringJoiner(", ");
    counts.forEach((what, count) -> text.add(count == 1 ? what : what + " (" + count + " times)"));
    return text.toString();
  }
}
