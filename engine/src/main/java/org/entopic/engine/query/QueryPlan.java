package org.entopic.engine.query;

import java.util.ArrayList;
import java.util.List;
import org.entopic.engine.query.QuerySpec.TrackingMode;
import org.entopic.engine.query.expression.Projection;
import org.entopic.model.EntityTypeModel;
import org.entopic.query.QueryExplanation;
import org.entopic.spi.backend.StoreAccess;
import org.jspecify.annotations.Nullable;

/**
 * How a query runs.
 *
 * @param type the entity type
 * @param access how rows are found
 * @param accessText how rows are found, in words
 * @param steps what happens to the rows
 * @param includes what is loaded beside the results in the end
 * @param tracking what the context does with the results
 * @param selected what is made of the rows; null for entities
 * @param tags remarks
 */
record QueryPlan(
    EntityTypeModel type,
    StoreAccess access,
    String accessText,
    List<PlanStep> steps,
    List<IncludeNode> includes,
    TrackingMode tracking,
    @Nullable Selected selected,
    List<String> tags) {

  /**
   * The results that a query makes of rows.
   *
   * @param projection makes them
   * @param selection what was asked for
   */
  record Selected(Projection projection, Selection selection) {

    /** Returns whether others are of the same shape. */
    boolean matches(@Nullable Selected other) {
      return other != null
          && selection.shape() == other.selection.shape()
          && selection.record() == other.selection.record()
          && selection.values().size() == other.selection.values().size();
    }
  }

  QueryPlan {
    steps = List.copyOf(steps);
    includes = List.copyOf(includes);
    tags = List.copyOf(tags);
  }

  /** Returns whether entities are made before the results are known. */
  boolean filtersInMemory() {
    return steps.stream().anyMatch(PlanStep.InMemory.class::isInstance);
  }

  /** Returns whether the results are all entities of the type. */
  boolean isWholeType() {
    return access instanceof StoreAccess.FullScan && steps.isEmpty();
  }

  /** Returns whether rows of other plans take part. */
  private boolean readsOthers() {
    return steps.stream()
        .anyMatch(
            step ->
                step instanceof PlanStep.Join
                    || step instanceof PlanStep.GroupJoin
                    || step instanceof PlanStep.Combine);
  }

  /** Returns whether related entities are loaded at any time. */
  boolean loadsRelated() {
    return readsOthers()
        || !includes.isEmpty()
        || steps.stream()
            .anyMatch(s -> s instanceof PlanStep.InMemory filter && !filter.includes().isEmpty());
  }

  QueryExplanation explain() {
    var lines = new ArrayList<String>();
    tags.forEach(tag -> lines.add("tag: " + tag));
    lines.add(accessText);
    for (PlanStep step : steps) {
      if (step instanceof PlanStep.InMemory filter) {
        filter.includes().forEach(include -> include.describe(lines));
      }
      lines.add(step.text());
    }
    includes.forEach(include -> include.describe(lines));
    if (selected != null) {
      lines.add("select " + selected.selection());
    } else if (tracking == TrackingMode.DETACHED) {
      lines.add("no tracking");
    }
    return new QueryExplanation(access.getClass().getSimpleName(), lines);
  }

  /** Returns the steps in one line, for plans that have this one inside. */
  String inline() {
    return "(" + String.join("; ", explain().steps()) + ")";
  }

  @Override
  public String toString() {
    return explain().toString();
  }
}
