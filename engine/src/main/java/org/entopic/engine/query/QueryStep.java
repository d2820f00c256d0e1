package org.entopic.engine.query;

import java.util.List;
import org.entopic.ConsistencyToken;
import org.entopic.model.EntityTypeModel;
import org.entopic.query.Ordering;
import org.entopic.query.tree.ExpressionNode;
import org.entopic.query.tree.ExpressionNode.Path;
import org.entopic.query.tree.PredicateNode;

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

  /** Leaves out the first rows. */
  record Skip(long count) implements QueryStep {}

  /** Leaves out all but the first rows. */
  record Take(long count) implements QueryStep {}

  /** Turns rows into values. */
  record Select(Selection selection) implements QueryStep {}

  /** Leaves out results that equal an earlier one. */
  record Distinct() implements QueryStep {}

  /** Turns the order around. */
  record Reverse() implements QueryStep {}

  /** Puts rows into groups; without keys all into one. */
  record GroupBy(List<ExpressionNode> keys) implements QueryStep {
    /** Copies the keys. */
    public GroupBy {
      keys = List.copyOf(keys);
    }
  }

  /**
   * Loads related entities.
   *
   * @param paths one path an {@code include} or {@code thenInclude}, the first from the root
   */
  record Include(List<Path> paths) implements QueryStep {
    /** Copies the paths. */
    public Include {
      paths = List.copyOf(paths);
    }
  }
}
