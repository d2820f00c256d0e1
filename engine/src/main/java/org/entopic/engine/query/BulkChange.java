package org.entopic.engine.query;

import java.util.ArrayList;
import java.util.List;
import org.entopic.EntityEntry;
import org.entopic.SaveResult;
import org.entopic.engine.query.expression.BoundAssignment;
import org.entopic.engine.query.expression.QueryMessages;
import org.entopic.engine.tracking.ChangeTracker;
import org.entopic.model.QueryTrackingBehavior;
import org.entopic.query.tree.Assignment;

/** Changes all entities of a query, in a save that the context does not track. */
final class BulkChange {
  private final QueryContext context;
  private final QuerySpec spec;

  /**
   * Creates the change.
   *
   * @throws org.entopic.QueryException if the entities have no keys
   */
  BulkChange(QueryContext context, QuerySpec spec) {
    if (spec.type().isKeyless()) {
      throw QueryMessages.keylessChange(spec.type());
    }
    this.context = context;
    this.spec = QueryInterception.of(context, spec).with(QueryTrackingBehavior.NO_TRACKING);
  }

  SaveResult delete() {
    return context.saveApart(
        tracker -> {
          var entities = new ArrayList<Object>();
          QueryPlan plan = QueryPlanner.plan(context, spec);
          try (QueryResults results = QueryResults.open(context, spec, plan)) {
            results.forEachRow((view, row) -> entities.add(tracker.rows().track(plan.type(), row)));
          }
          entities.forEach(tracker::remove);
        });
  }

  SaveResult update(List<Assignment> assignments) {
    if (assignments.isEmpty()) {
      throw QueryMessages.nothingToSet(spec.type());
    }
    return context.saveApart(tracker -> update(tracker, assignments));
  }

  private void update(ChangeTracker tracker, List<Assignment> assignments) {
    QueryPlanner.Update update = QueryPlanner.update(context, spec, assignments);
    try (QueryResults results = QueryResults.open(context, spec, update.plan())) {
      results.forEachRow(
          (view, row) -> {
            Object entity = tracker.rows().track(update.plan().type(), row);
            EntityEntry<?> entry = tracker.entries().of(entity);
            for (BoundAssignment assignment : update.assignments()) {
              entry
                  .property(assignment.property().name())
                  .setCurrent(assignment.of(spec.type(), view, row));
            }
          });
    }
  }
}
