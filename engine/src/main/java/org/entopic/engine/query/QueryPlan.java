package org.entopic.engine.query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.entopic.engine.query.expression.Projection;
import org.entopic.engine.query.expression.RowFinder;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.QueryTrackingBehavior;
import org.entopic.query.QueryExplanation;
import org.entopic.query.QueryExplanation.Measured;
import org.entopic.query.QueryExplanation.Step;
import org.entopic.spi.backend.StoreAccess;
import org.jspecify.annotations.Nullable;

/**
 * How a query runs.
 *
 * @param type the entity type
 * @param access how rows are found
 * @param accessWords how rows are found, for those who read plans
 * @param estimate about how many rows are found; negative where the store was not asked
 * @param steps what happens to the rows
 * @param includes what is loaded beside the results in the end
 * @param tracking what the context does with the results
 * @param selected what is made of the rows; null for entities
 * @param tags remarks
 */
record QueryPlan(
    EntityTypeModel type,
    StoreAccess access,
    Supplier<String> accessWords,
    long estimate,
    List<PlanStep> steps,
    List<IncludeNode> includes,
    QueryTrackingBehavior tracking,
    @Nullable Selected selected,
    List<String> tags) {

  /**
   * The results that a query makes of rows.
   *
   * @param projection makes them
   * @param selection what was asked for
   * @param entities the values that are entities
   */
  record Selected(Projection projection, Selection selection, List<EntityColumn> entities) {

    Selected ofRows() {
      return new Selected(projection, selection, List.of());
    }

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

  /** Returns whether there are entities among the results. */
  boolean makesEntities() {
    return selected == null || !selected.entities().isEmpty();
  }

  /** Returns whether there is one instance for each key that nobody tracks. */
  boolean resolvesIdentities() {
    return tracking == QueryTrackingBehavior.NO_TRACKING_WITH_IDENTITY_RESOLUTION;
  }

  /** Returns whether entities are made before the results are known. */
  boolean filtersInMemory() {
    return steps.stream().anyMatch(PlanStep.InMemory.class::isInstance);
  }

  /** Returns whether the results are the rows found of which conditions hold, as they come. */
  boolean onlyFilters() {
    return steps.stream().allMatch(PlanStep.Residual.class::isInstance);
  }

  /**
   * Returns the live aggregate that has what the access and the first steps would find, or null.
   */
  @Nullable KeptGroups keptGroups() {
    int at = firstGroups();
    return at < steps.size() && steps.get(at) instanceof PlanStep.Group group ? group.kept() : null;
  }

  /** Returns the steps that follow where a live aggregate is read. */
  List<PlanStep> afterKeptGroups() {
    return steps.subList(firstGroups() + 1, steps.size());
  }

  private int firstGroups() {
    int at = 0;
    while (at < steps.size() && !(steps.get(at) instanceof PlanStep.Group)) {
      at++;
    }
    return at;
  }

  /** Returns the place of the join by whose keys the rows are looked up, negative without one. */
  int leadingJoin() {
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i) instanceof PlanStep.Join join) {
        return join.own() == null ? -1 : i;
      }
    }
    return -1;
  }

  /** Returns the plan for a view that keeps no groups. */
  QueryPlan readingRows() {
    List<PlanStep> others =
        steps.stream()
            .map(step -> step instanceof PlanStep.Group group ? group.ofRows() : step)
            .toList();
    return new QueryPlan(
        type, access, accessWords, estimate, others, includes, tracking, selected, tags);
  }

  /** Returns the plan of the rows alone, for a plan that makes something else of them. */
  QueryPlan ofRows() {
    return new QueryPlan(
        type,
        access,
        accessWords,
        estimate,
        steps,
        List.of(),
        tracking,
        selected == null ? null : selected.ofRows(),
        tags);
  }

  /** Returns whether several threads look at the rows of a whole type first. */
  boolean isParallel() {
    return !steps.isEmpty()
        && steps.get(0) instanceof PlanStep.Residual condition
        && condition.parallel();
  }

  /** Returns whether rows of other plans take part. */
  boolean readsOthers() {
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
    return explanation(List.of(), null);
  }

  /**
   * Returns how the query ran.
   *
   * @param measured the rows behind the access and each step
   */
  QueryExplanation explain(List<MeasuredRows> measured, long results, long nanos) {
    return explanation(measured, new Measured(results, Duration.ofNanos(nanos)));
  }

  private QueryExplanation explanation(List<MeasuredRows> rows, @Nullable Measured total) {
    var lines = new ArrayList<Step>();
    tags.forEach(tag -> lines.add(unmeasured("tag: " + tag)));
    KeptGroups kept = keptGroups();
    RowFinder led = ledBy();
    lines.add(
        new Step(
            kept != null
                ? kept.text()
                : led != null
                    ? led.describe() + " by the keys of what it is joined with"
                    : accessWords.get(),
            led != null ? -1 : estimate,
            measured(rows, 0)));
    List<PlanStep> shown = kept == null ? steps : afterKeptGroups();
    for (int i = 0; i < shown.size(); i++) {
      if (shown.get(i) instanceof PlanStep.InMemory filter) {
        describe(filter.includes(), lines);
      }
      lines.add(new Step(shown.get(i).text(), -1, measured(rows, i + 1)));
    }
    describe(includes, lines);
    if (selected != null) {
      lines.add(unmeasured("select " + selected.selection()));
      selected.entities().forEach(column -> describe(column.includes(), lines));
    }
    if (makesEntities() && tracking != QueryTrackingBehavior.TRACK_ALL) {
      lines.add(
          unmeasured("no tracking" + (resolvesIdentities() ? ", one instance for each key" : "")));
    }
    return new QueryExplanation(
        kept == null ? accessName() : "LiveAggregate",
        kept == null ? indexName() : null,
        lines,
        total);
  }

  /** Returns what looks rows up by the keys of what they are joined with, or null. */
  private @Nullable RowFinder ledBy() {
    int leading = leadingJoin();
    return leading < 0 ? null : ((PlanStep.Join) steps.get(leading)).own();
  }

  private String accessName() {
    RowFinder led = ledBy();
    Class<?> kind =
        led == null
            ? access.getClass()
            : led.isKey() ? StoreAccess.KeyLookup.class : StoreAccess.IndexLookup.class;
    return kind.getSimpleName();
  }

  private @Nullable String indexName() {
    RowFinder led = ledBy();
    if (led != null) {
      return led.index() == null ? null : led.index().name();
    }
    return access instanceof StoreAccess.IndexLookup lookup
        ? lookup.index().name()
        : access instanceof StoreAccess.IndexRange range ? range.index().name() : null;
  }

  private static void describe(List<IncludeNode> nodes, List<Step> lines) {
    var texts = new ArrayList<String>();
    nodes.forEach(node -> node.describe(texts));
    texts.forEach(text -> lines.add(unmeasured(text)));
  }

  private static Step unmeasured(String text) {
    return new Step(text, -1, null);
  }

  private static @Nullable Measured measured(List<MeasuredRows> rows, int at) {
    if (at >= rows.size()) {
      return null;
    }
    long before = at == 0 ? 0 : rows.get(at - 1).nanos();
    MeasuredRows step = rows.get(at);
    return new Measured(step.count(), Duration.ofNanos(step.nanos() - before));
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
