package org.entopic.engine.query.expression;

import java.util.ArrayList;
import java.util.List;
import org.entopic.engine.query.expression.BoundPredicate.Between;
import org.entopic.engine.query.expression.BoundPredicate.Compare;
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
        : new Between(
            range.path(), Math.max(range.low(), other.low()), Math.min(range.high(), other.high()));
  }

  private static @Nullable Between range(BoundPredicate part) {
    if (part instanceof Between between) {
      return between;
    }
    if (!(part instanceof Compare compare)
        || !compare.path().isDirect()
        || compare.path().kind() != ValueKind.INTEGRAL) {
      return null;
    }
    long value = ValueKind.bits(compare.value());
    return switch (compare.operator()) {
      case GE -> new Between(compare.path(), value, Long.MAX_VALUE);
      case LE -> new Between(compare.path(), Long.MIN_VALUE, value);
      case GT ->
          value == Long.MAX_VALUE ? null : new Between(compare.path(), value + 1, Long.MAX_VALUE);
      case LT ->
          value == Long.MIN_VALUE ? null : new Between(compare.path(), Long.MIN_VALUE, value - 1);
      case EQ, NE -> null;
    };
  }
}
