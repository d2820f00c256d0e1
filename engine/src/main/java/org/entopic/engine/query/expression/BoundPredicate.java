package org.entopic.engine.query.expression;

import java.util.List;
import org.entopic.query.tree.PredicateNode.Operator;
import org.entopic.query.tree.PredicateNode.TextOperator;

/** A condition that fits the model; its constants are stored values. */
public sealed interface BoundPredicate {

  /** A property compared with a value. */
  record Compare(Operator operator, BoundPath path, Object value) implements BoundPredicate {}

  /** An integral property of the queried row between two values. */
  record Between(BoundPath path, LongRange range) implements BoundPredicate {}

  /** A condition that planners do not look into. */
  record Tested(RowPredicate test) implements BoundPredicate {}

  /** A property equal to one of several values. */
  record OneOf(BoundPath path, List<Object> values, NullMatch nulls) implements BoundPredicate {}

  /** What a condition says to null. */
  enum NullMatch {
    /** It holds. */
    MATCHES,
    /** It does not. */
    DIFFERS
  }

  /** A path without a value. */
  record Missing(BoundPath path) implements BoundPredicate {}

  /** A text that matches a pattern. */
  record Text(TextOperator operator, BoundPath path, String pattern) implements BoundPredicate {}

  /** All of the parts. */
  record All(List<BoundPredicate> parts) implements BoundPredicate {}

  /** At least one of the parts. */
  record Any(List<BoundPredicate> parts) implements BoundPredicate {}

  /** The opposite. */
  record Opposite(BoundPredicate part) implements BoundPredicate {}

  /** The same for every row. */
  enum Always implements BoundPredicate {
    /** It holds. */
    TRUE,
    /** It does not. */
    FALSE
  }
}
