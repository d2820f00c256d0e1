package org.entopic.engine.save;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.entopic.SaveFailedException;
import org.entopic.engine.tracking.ChangeKind;
import org.entopic.engine.tracking.ChangeSet;
import org.entopic.engine.tracking.EntityChange;
import org.entopic.model.EntityModel;
import org.entopic.model.PropertyModel;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.jspecify.annotations.Nullable;

/** Turns changes into the plan of a save; thread-safe. */
public final class SavePlanner {
  private final SaveRules rules;
  private final RowRequirements requirements;
  private final VersionCounter versions;
  private final TimeOrderedIds ids = new TimeOrderedIds();

  /** Creates a planner for a model; versions that are times are read from a clock. */
  public SavePlanner(EntityModel model, Clock clock) {
    this.rules = new SaveRules(model);
    this.requirements = new RowRequirements(model);
    this.versions = new VersionCounter(clock);
  }

  /**
   * Returns the plan of a save.
   *
   * @throws SaveFailedException if a type is read-only, or a required value is missing or too long
   */
  public SavePlan plan(ChangeSet changes) {
    requirements.check(changes);
    return new SavePlan(ids.next(), counted(changes), rules);
  }

  private ChangeSet counted(ChangeSet changes) {
    List<EntityChange> planned = null;
    List<EntityChange> given = changes.changes();
    for (int i = 0; i < given.size(); i++) {
      EntityChange change = given.get(i);
      TypeRules rule = rules.of(change.type());
      Row row = change.current();
      if (rule.versions().isEmpty() || row == null) {
        continue;
      }
      if (planned == null) {
        planned = new ArrayList<>(given);
      }
      planned.set(i, counted(change, rule, row));
    }
    return planned == null ? changes : new ChangeSet(planned);
  }

  private EntityChange counted(EntityChange change, TypeRules rule, Row row) {
    var builder = new RowBuilder(row.type());
    builder.setAll(row);
    Row read = change.original();
    for (PropertyModel version : rule.versions()) {
      int ordinal = version.ordinal();
      @Nullable Object value =
          change.kind() == ChangeKind.INSERT || read == null
              ? versions.first(version, row.get(ordinal))
              : versions.next(version, read.get(ordinal));
      builder.set(ordinal, value);
    }
    return new EntityChange(
        change.type(), change.kind(), change.key(), read, builder.build(change.key()));
  }
}
