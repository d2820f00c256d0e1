package org.entopic.engine.query.expression;

import java.util.ArrayList;
import java.util.List;
import org.entopic.engine.query.expression.BoundPredicate.Between;
import org.entopic.engine.query.expression.BoundPredicate.Compare;
import org.entopic.query.tree.PredicateNode.Operator;
import org.jspecify.annotations.Nullable;

/** Tests both ends of a range of integral numbers at once. */
final class RangeMerger {
  private RangeMerger() {}

  static List<BoundPredicate> merge(List<BoundPredicate> parts) {
    var merged = new ArrayList<BoundPredicate>();
    for (BoundPredicate part : parts) {
      Between range = range(part);
      int at = range == null ? -1 : other(merged, range);
      if (range == null || at < 0) {
        merged.add(part);
      } else {
        merged.set(at, intersection(merged.get(at), range));
      }
    }
    return merged;
  }

  private static int other(List<BoundPredicate> merged, Between range) {
    for (int i = 0; i < merged.size(); i++) {
      Between candidate = range(merged.get(i));
      if (candidate != null && candidate.path().property() == range.path().property()) {
        return i;
      }
    }
    return -1;
  }

  private static BoundPredicate intersection(BoundPredicate part, Between range) {
    Between other = range(part);
    return other == null
        ? range
        : new Between(range.path(), range.range().intersect(other.range()));
  }

  private static @Nullable Between range(BoundPredicate part) {
    if (part instanceof Between between) {
      return between;
    }
    if (part instanceof Compare compare
        && compare.operator() != Operator.NE
        && compare.path().isDirect()
        && compare.path().kind() == ValueKind.INTEGRAL) {
      int ordinal = compare.path().property().ordinal();
      long value = ValueKind.bits(compare.value());
      return new Between(compare.path(), LongRange.of(compare.operator(), ordinal, value));
    }
    return null;
  }
}
