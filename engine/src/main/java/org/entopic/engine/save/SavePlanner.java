package org.entopic.engine.save;

import org.entopic.SaveFailedException;
import org.entopic.engine.tracking.ChangeSet;
import org.entopic.engine.tracking.UuidV7;
import org.entopic.model.EntityModel;

/** Turns changes into the plan of a save; thread-safe. */
public final class SavePlanner {
  private final SaveRules rules;
  private final RowRequirements requirements;

  /** Creates a planner for a model. */
  public SavePlanner(EntityModel model) {
    this.rules = new SaveRules(model);
    this.requirements = new RowRequirements(model);
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
    return new SavePlan(UuidV7.next(), changes, rules, unconfirmed, entries);
  }
}
