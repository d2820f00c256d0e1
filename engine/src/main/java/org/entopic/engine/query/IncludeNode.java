package org.entopic.engine.query;

import java.util.List;
import org.entopic.engine.query.expression.RowFinder;
import org.entopic.engine.query.expression.RowPredicate;
import org.entopic.engine.query.expression.RowValues;
import org.entopic.model.NavigationModel;
import org.jspecify.annotations.Nullable;

/**
 * A navigation to load for all entities that have it, at once.
 *
 * @param navigation the navigation
 * @param from reads from an entity's row the values that lead on
 * @param finder finds related rows by these values, or the rows of the join type
 * @param target leads from the rows of the join type to related rows; null without a join type
 * @param filter the filters of the model on the related type
 * @param limits which of the related rows of each entity; null for all
 * @param children what to load for the related entities
 * @param automatic whether the model asks for it
 */
record IncludeNode(
    NavigationModel navigation,
    RowValues from,
    RowFinder finder,
    @Nullable JoinTarget target,
    @Nullable RowPredicate filter,
    @Nullable IncludeLimits limits,
    List<IncludeNode> children,
    boolean automatic) {

  /**
   * The second half of the way through a join type.
   *
   * @param from reads from a join row the values that lead on
   * @param finder finds related rows by these values
   */
  record JoinTarget(RowValues from, RowFinder finder) {}

  IncludeNode {
    children = List.copyOf(children);
  }

  /** Returns whether related entities are made of all rows found, which nothing else looks at. */
  boolean isLast() {
    return target == null && limits == null && children.isEmpty();
  }

  /** Returns the steps of a plan, one line each. */
  void describe(List<String> lines) {
    lines.add(
        (automatic ? "auto-include " : "include ")
            + navigation.declaringType().name()
            + "."
            + navigation.name()
            + " by "
            + finder.describe()
            + (target == null ? "" : " and " + target.finder().describe())
            + (filter == null ? "" : ", filtered")
            + (limits == null ? "" : ", " + limits.text()));
    children.forEach(child -> child.describe(lines));
  }
}
