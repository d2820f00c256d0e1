package org.entopic.engine.query;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.entopic.model.EntityTypeModel;

/**
 * What a query was asked to do.
 *
 * @param type the entity type it starts from
 * @param steps the operators in the order written
 * @param tracking whether its context tracks the results
 * @param filters whether the filters of the model apply
 */
record QuerySpec(
    EntityTypeModel type, List<QueryStep> steps, TrackingMode tracking, FilterMode filters) {

  /** What the context does with results. */
  enum TrackingMode {
    /** The context tracks them. */
    TRACKED,
    /** They are copies of their own. */
    DETACHED
  }

  /** What becomes of the filters of the model. */
  enum FilterMode {
    /** They limit the query. */
    APPLIED,
    /** They do not. */
    IGNORED
  }

  QuerySpec {
    steps = List.copyOf(steps);
  }

  /** Returns the query of all entities of a type. */
  static QuerySpec all(EntityTypeModel type) {
    return new QuerySpec(type, List.of(), TrackingMode.TRACKED, FilterMode.APPLIED);
  }

  QuerySpec with(QueryStep step) {
    var longer = new ArrayList<>(steps);
    longer.add(step);
    return new QuerySpec(type, longer, tracking, filters);
  }

  QuerySpec with(TrackingMode mode) {
    return new QuerySpec(type, steps, mode, filters);
  }

  QuerySpec with(FilterMode mode) {
    return new QuerySpec(type, steps, tracking, mode);
  }

  /** Returns the query without what does not change how many results there are. */
  QuerySpec counting() {
    var needed = new ArrayDeque<QueryStep>();
    boolean looksAtRows = false;
    boolean looksAtEntities = false;
    boolean ordered = false;
    for (int i = steps.size() - 1; i >= 0; i--) {
      QueryStep step = steps.get(i);
      boolean order = step instanceof QueryStep.OrderBy || step instanceof QueryStep.ThenBy;
      boolean page = step instanceof QueryStep.Skip || step instanceof QueryStep.Take;
      looksAtEntities |= step instanceof QueryStep.Filter;
      looksAtRows |= looksAtEntities || step instanceof QueryStep.Where;
      ordered |= page && looksAtRows;
      if (step instanceof QueryStep.Include ? looksAtEntities : !order || ordered) {
        needed.addFirst(step);
      }
    }
    return new QuerySpec(type, List.copyOf(needed), tracking, filters);
  }

  boolean isOrdered() {
    return steps.stream().anyMatch(QueryStep.OrderBy.class::isInstance);
  }
}
