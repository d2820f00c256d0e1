package org.entopic.engine.save;

import java.util.List;
import java.util.stream.Collectors;
import org.entopic.SaveFailedException;
import org.entopic.engine.diagnostic.Diagnostics;
import org.entopic.engine.tracking.ChangeSet;
import org.entopic.engine.tracking.EntityChange;
import org.entopic.engine.tracking.UuidV7;
import org.entopic.event.Warning;
import org.entopic.event.WarningAction;
import org.entopic.model.EntityModel;
import org.entopic.model.OnWrite;

/** Turns changes into the plan of a save; thread-safe. */
public final class SavePlanner {
  private final SaveRules rules;
  private final RowRequirements requirements;
  private final Diagnostics diagnostics;
  private final boolean namesKeys;

  /** Creates a planner for a model, whose warnings are logged. */
  public SavePlanner(EntityModel model) {
    this(model, Diagnostics.NONE, false);
  }

  /**
   * Creates a planner for a model.
   *
   * @param namesKeys whether failures name the keys of entities
   */
  public SavePlanner(EntityModel model, Diagnostics diagnostics, boolean namesKeys) {
    this.diagnostics = diagnostics;
    this.namesKeys = namesKeys;
    this.rules = new SaveRules(model);
    this.requirements = new RowRequirements(model);
  }

  /**
   * Returns the changes without those of read-only types that are to be passed over.
   *
   * @throws SaveFailedException if that is not to be passed over after all
   */
  public ChangeSet writable(ChangeSet changes) {
    List<EntityChange> skipped = changes.changes().stream().filter(SavePlanner::isSkipped).toList();
    if (skipped.isEmpty()) {
      return changes;
    }
    if (diagnostics.action(Warning.READ_ONLY_SKIPPED) == WarningAction.THROW) {
      throw SaveMessages.readOnly(
          skipped.stream().map(change -> change.type().name()).collect(Collectors.toSet()));
    }
    diagnostics.warn(Warning.READ_ONLY_SKIPPED, SaveMessages.skipped(skipped));
    return new ChangeSet(changes.changes().stream().filter(change -> !isSkipped(change)).toList());
  }

  private static boolean isSkipped(EntityChange change) {
    return change.type().isReadOnly() && change.type().onWrite() == OnWrite.SKIP;
  }

  /**
   * Returns the plan of a save.
   *
   * @throws SaveFailedException if a type is read-only, or a required value is missing or too long
   */
  public SavePlan plan(ChangeSet changes) {
    return plan(changes, UnconfirmedSaves.NONE, ChangedEntries.NONE);
  }

  /**
   * Returns the plan of a save that repeats earlier ones of unknown outcome.
   *
   * @param entries finds the entities that keep the save from succeeding
   * @throws SaveFailedException if a type is read-only, or a required value is missing or too long
   */
  public SavePlan plan(ChangeSet changes, UnconfirmedSaves unconfirmed, ChangedEntries entries) {
    requirements.check(changes, entries);
    return new SavePlan(UuidV7.next(), changes, rules, unconfirmed, entries, namesKeys);
  }
}
