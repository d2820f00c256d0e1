package org.entopic.engine.query;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.entopic.engine.query.expression.BoundCollection;
import org.entopic.engine.query.expression.GroupJoinScope;
import org.entopic.engine.query.expression.GroupScope;
import org.entopic.engine.query.expression.LiveAggregation;
import org.entopic.engine.query.expression.Projection;
import org.entopic.engine.query.expression.RowExpression;
import org.entopic.engine.query.expression.RowFinder;
import org.entopic.engine.query.expression.RowOrder;
import org.entopic.engine.query.expression.RowPredicate;
import org.entopic.model.EntityTypeModel;
import org.jspecify.annotations.Nullable;

/** What happens to the rows after they have been found, one step after the other. */
sealed interface PlanStep {
  /** The number of rows that stands for all. */
  long ALL = Long.MAX_VALUE;

  /** Returns the step as plans print it. */
  String text();

  /**
   * Lets rows through.
   *
   * @param parallel whether several threads look at rows
   */
  record Residual(RowPredicate predicate, boolean parallel, Supplier<String> words)
      implements PlanStep {
    @Override
    public String text() {
      return (parallel ? "parallel residual: " : "residual: ") + words.get();
    }
  }

  /**
   * Sorts rows.
   *
   * @param first how many of the first rows are needed
   * @param latestFirst whether of equal rows the last to come is the first
   */
  record Sort(RowOrder order, long first, boolean latestFirst, Supplier<String> words)
      implements PlanStep {
    @Override
    public String text() {
      return "order by " + words.get() + (first == ALL ? "" : ", first " + first);
    }
  }

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

  /**
   * Leaves out rows that are equal to an earlier one.
   *
   * @param values what rows are compared by; empty for their keys
   */
  record Distinct(List<RowExpression> values) implements PlanStep {
    @Override
    public String text() {
      return "distinct by hash";
    }
  }

  /**
   * Joins rows with those of another plan.
   *
   * @param keys the values that pairs have in common; null for all pairs
   * @param finder finds the other rows one by one; null to read them all into a hash table
   * @param condition what rows that were found one by one must meet; null for nothing
   * @param own finds rows of this side by the keys of the other one, which is read first; null to
   *     read those that the plan says
   * @param ownFirst whether this side is read first, and of the other one only rows with its keys
   *     are put into the hash table
   */
  record Join(
      QueryStep.JoinKind kind,
      QueryPlan other,
      @Nullable Keys keys,
      @Nullable RowFinder finder,
      @Nullable RowPredicate condition,
      @Nullable RowFinder own,
      boolean ownFirst,
      String text)
      implements PlanStep {

    /**
     * The keys of both sides.
     *
     * @param left the values of rows of the left side
     * @param right the values of rows of the right side, as many
     */
    record Keys(List<RowExpression> left, List<RowExpression> right) {}
  }

  /**
   * Gives rows what there is of their partners.
   *
   * @param join finds the partners
   * @param groups what there is of them
   */
  record GroupJoin(Join join, GroupJoinScope groups) implements PlanStep {
    @Override
    public String text() {
      return join.text();
    }
  }

  /** Joins rows with the elements of a collection they have. */
  record JoinMembers(QueryStep.JoinKind kind, BoundCollection collection, String text)
      implements PlanStep {}

  /**
   * Combines rows with those of another plan.
   *
   * @param left what rows are compared by; empty for their keys
   * @param right what rows of the other plan are compared by
   */
  record Combine(
      QueryStep.SetOperator operator,
      QueryPlan other,
      List<RowExpression> left,
      List<RowExpression> right)
      implements PlanStep {
    @Override
    public String text() {
      return operator.name().toLowerCase(Locale.ROOT) + " with " + other.inline();
    }
  }

  /**
   * Puts rows into groups.
   *
   * @param type the type of which they are all rows; of no matter where there are no candidates
   * @param candidates live aggregates that may have the groups
   */
  record Group(
      GroupScope groups,
      String text,
      EntityTypeModel type,
      List<LiveAggregation> candidates,
      List<Conjunct> conditions)
      implements PlanStep {

    /** Returns the live aggregate that has what is asked of the groups, or null. */
    @Nullable KeptGroups kept() {
      return KeptGroups.of(type, candidates, conditions, groups);
    }

    /** Returns the step for rows that are read. */
    Group ofRows() {
      return new Group(groups, text, type, List.of(), List.of());
    }
  }
}
