package org.entopic.engine.query.expression;

import java.util.Arrays;
import java.util.List;
import org.entopic.query.tree.PredicateNode.Operator;

/**
 * Conditions on unboxed values. A null reads as zero, so it is looked for only where zero holds.
 */
final class LongPredicates {
  private static final int FEW = 6;

  private LongPredicates() {}

  static RowPredicate compare(Operator operator, int ordinal, boolean nullable, long value) {
    boolean zeroHolds =
        switch (operator) {
          case EQ -> value == 0;
          case NE -> value != 0;
          case LT -> 0 < value;
          case LE -> 0 <= value;
          case GT -> 0 > value;
          case GE -> 0 >= value;
        };
    boolean guarded = nullable && (operator == Operator.NE ? !zeroHolds : zeroHolds);
    RowPredicate plain =
        switch (operator) {
          case EQ -> (view, row) -> row.getLong(ordinal) == value;
          case NE -> (view, row) -> row.getLong(ordinal) != value;
          case LT -> (view, row) -> row.getLong(ordinal) < value;
          case LE -> (view, row) -> row.getLong(ordinal) <= value;
          case GT -> (view, row) -> row.getLong(ordinal) > value;
          case GE -> (view, row) -> row.getLong(ordinal) >= value;
        };
    if (!guarded) {
      return plain;
    }
    return operator == Operator.NE
        ? (view, row) -> plain.test(view, row) || row.isNull(ordinal)
        : (view, row) -> plain.test(view, row) && !row.isNull(ordinal);
  }

  static RowPredicate between(int ordinal, boolean nullable, long low, long high) {
    if (nullable && low <= 0 && 0 <= high) {
      return (view, row) -> {
        long value = row.getLong(ordinal);
        return value >= low && value <= high && !row.isNull(ordinal);
      };
    }
    return (view, row) -> {
      long value = row.getLong(ordinal);
      return value >= low && value <= high;
    };
  }

  static RowPredicate oneOf(int ordinal, List<Object> values, boolean nulls) {
    long[] wanted = values.stream().mapToLong(ValueKind::bits).sorted().distinct().toArray();
    return wanted.length <= FEW
        ? (view, row) -> row.isNull(ordinal) ? nulls : contains(wanted, row.getLong(ordinal))
        : (view, row) ->
            row.isNull(ordinal) ? nulls : Arrays.binarySearch(wanted, row.getLong(ordinal)) >= 0;
  }

  private static boolean contains(long[] wanted, long value) {
    for (long each : wanted) {
      if (each == value) {
        return true;
      }
    }
    return false;
  }
}
