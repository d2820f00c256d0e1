package org.entopic.engine.query;

import java.util.List;
import java.util.function.Predicate;
import org.entopic.engine.query.expression.GroupScope;
import org.entopic.engine.query.expression.RowExpression;
import org.entopic.engine.query.expression.RowOrder;
import org.entopic.engine.query.expression.RowPredicate;

/** What happens to the rows after they have been found, one step after the other. */
sealed interface PlanStep {
  /** The number of rows that stands for all. */
  long ALL = Long.MAX_VALUE;

  /** Returns the step as plans print it. */
  String text();

  /** Lets rows through. */
  record Residual(RowPredicate predicate, String text) implements PlanStep {}

  /**
   * Sorts rows.
   *
   * @param first how many of the first rows are needed
   */
  record Sort(RowOrder order, long first, String text) implements PlanStep {}

  /** Leaves out the first rows. */
  record Skip(long count) implements PlanStep {
    @Override
    public String text() {
      return "skip " + count;
    }
  }

  /** Leaves out all but the first rows. */
  record Take(long count) implements PlanStep {
    @Override
    public String text() {
      return "take " + count;
    }
  }

  /**
   * Lets entities through.
   *
   * @param includes what the entities have loaded by then
   */
  record InMemory(Predicate<Object> predicate, List<IncludeNode> includes) implements PlanStep {
    @Override
    public String text() {
      return "filter in memory";
    }
  }

  /** Lets results through that have been made of rows. */
  record InMemoryResults(Predicate<Object> predicate, Projection projection) implements PlanStep {
    @Override
    public String text() {
      return "filter in memory";
    }
  }

  /** Leaves out rows that are equal to an earlier one in some values. */
  record Distinct(List<RowExpression> values) implements PlanStep {
    @Override
    public String text() {
      return "distinct by hash";
    }
  }

  /** Puts rows into groups. */
  record Group(GroupScope groups, String text) implements PlanStep {}
}
