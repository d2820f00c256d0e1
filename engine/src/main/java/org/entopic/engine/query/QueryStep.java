package org.entopic.engine.query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entopic.ConsistencyToken;
import org.entopic.model.EntityTypeModel;
import org.entopic.query.Expression;
import org.entopic.query.Ordering;
import org.entopic.query.tree.ExpressionNode;
import org.entopic.query.tree.ExpressionNode.Path;
import org.entopic.query.tree.PredicateNode;
import org.jspecify.annotations.Nullable;

/** One operator of a query, as written. */
sealed interface QueryStep {

  /** Limits the rows. */
  record Where(PredicateNode predicate) implements QueryStep {}

  /** Limits the rows to those of a type that extends the queried one. */
  record OfType(EntityTypeModel type) implements QueryStep {}

  /** Limits the results by Java code. */
  record Filter(java.util.function.Predicate<Object> predicate) implements QueryStep {}

  /** Replaces the order. */
  record OrderBy(Ordering<?> ordering) implements QueryStep {}

  /** Refines the order. */
  record ThenBy(Ordering<?> ordering) implements QueryStep {}

  /** Waits for what a save wrote. */
  record AtLeast(ConsistencyToken token) implements QueryStep {}

  /**
   * Refuses to read all rows of the type.
   *
   * @param index the only index that rows may be found by; null if any key and index will do
   */
  record RequireIndex(@Nullable String index) implements QueryStep {}

  /** Has conditions tested by several threads where a whole type is read. */
  record Parallel() implements QueryStep {}

  /** Limits how long the query may run. */
  record Timeout(Duration limit) implements QueryStep {}

  /** Leaves out the first rows. */
  record Skip(long count) implements QueryStep {}

  /** Leaves out all but the first rows. */
  record Take(long count) implements QueryStep {}

  /** A remark. */
  record Tag(String text) implements QueryStep {}

  /** Turns rows into values. */
  record Select(Selection selection) implements QueryStep {}

  /** Leaves out results that equal an earlier one. */
  record Distinct() implements QueryStep {}

  /** Joins rows with those of another query. */
  record Join(JoinKind kind, QuerySpec other, @Nullable JoinKeys keys) implements QueryStep {}

  /** Joins rows with the elements of a collection they have. */
  record JoinMembers(JoinKind kind, Path collection) implements QueryStep {}

  /** The values that rows of a pair have in common, as many on each side. */
  record JoinKeys(List<ExpressionNode> left, List<ExpressionNode> right) {
    /** Copies the values. */
    public JoinKeys {
      left = List.copyOf(left);
      right = List.copyOf(right);
    }

    static JoinKeys of(Expression<?, ?> left, Expression<?, ?> right) {
      return new JoinKeys(List.of(left.node()), List.of(right.node()));
    }

    static JoinKeys of(org.entopic.query.JoinKeys<?, ?> keys) {
      return new JoinKeys(keys.left(), keys.right());
    }

    @Override
    public String toString() {
      return IntStream.range(0, left.size())
          .mapToObj(i -> left.get(i) + " = " + right.get(i))
          .collect(Collectors.joining(" and "));
    }
  }

  /** Which rows are in pairs. */
  enum JoinKind {
    /** Those with a partner. */
    INNER,
    /** All of the left side. */
    LEFT,
    /** All of the right side. */
    RIGHT,
    /** All. */
    FULL,
    /** All of the left side, each with what there is of its partners together. */
    GROUP,
    /** All, each with all. */
    CROSS
  }

  /** Combines results with those of another query. */
  record Combine(SetOperator operator, QuerySpec other) implements QueryStep {}

  /** How results are combined. */
  enum SetOperator {
    /** Those of both, each once. */
    UNION,
    /** Those of both. */
    CONCAT,
    /** Those that are in both, each once. */
    INTERSECT,
    /** Those that are not in the other one, each once. */
    EXCEPT
  }

  /** Turns the order around. */
  record Reverse() implements QueryStep {}

  /** Puts rows into groups; without keys all into one. */
  record GroupBy(List<ExpressionNode> keys) implements QueryStep {
    /** Copies the keys. */
    public GroupBy {
      keys = List.copyOf(keys);
    }

    static GroupBy of(Expression<?, ?> first, Expression<?, ?>... more) {
      var keys = new ArrayList<ExpressionNode>();
      keys.add(first.node());
      for (Expression<?, ?> key : more) {
        keys.add(key.node());
      }
      return new GroupBy(keys);
    }
  }

  /** Leaves out what the model has queries include by themselves. */
  record IgnoreAutoIncludes() implements QueryStep {}

  /**
   * Loads related entities.
   *
   * @param paths one path an {@code include} or {@code thenInclude}, the first from the root
   * @param limits which elements of the last collection; empty for all
   */
  record Include(List<Path> paths, List<QueryStep> limits) implements QueryStep {
    /** Copies the paths. */
    public Include {
      paths = List.copyOf(paths);
      limits = List.copyOf(limits);
    }
  }
}
