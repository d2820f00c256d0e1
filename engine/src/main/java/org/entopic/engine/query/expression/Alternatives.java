package org.entopic.engine.query.expression;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.entopic.engine.query.expression.BoundPredicate.Any;
import org.entopic.engine.query.expression.BoundPredicate.Compare;
import org.entopic.engine.query.expression.BoundPredicate.Missing;
import org.entopic.engine.query.expression.BoundPredicate.NullMatch;
import org.entopic.engine.query.expression.BoundPredicate.OneOf;
import org.entopic.query.tree.PredicateNode.Operator;
import org.jspecify.annotations.Nullable;

/** Sees that alternatives ask for values of one and the same property. */
final class Alternatives {
  private @Nullable BoundPath path;
  private final Set<Object> values = new LinkedHashSet<>();
  private NullMatch nulls = NullMatch.DIFFERS;

  private Alternatives() {}

  /** Returns the condition that holds when one of the parts does. */
  static BoundPredicate of(List<BoundPredicate> parts) {
    var alternatives = new Alternatives();
    for (BoundPredicate part : parts) {
      if (!alternatives.add(part)) {
        return new Any(parts);
      }
    }
    return alternatives.path == null
        ? new Any(parts)
        : new OneOf(alternatives.path, new ArrayList<>(alternatives.values), alternatives.nulls);
  }

  private boolean add(BoundPredicate part) {
    if (part instanceof Compare compare && compare.operator() == Operator.EQ) {
      values.add(compare.value());
      return isSame(compare.path());
    } else if (part instanceof OneOf oneOf) {
      values.addAll(oneOf.values());
      if (oneOf.nulls() == NullMatch.MATCHES) {
        nulls = NullMatch.MATCHES;
      }
      return isSame(oneOf.path());
    } else if (part instanceof Missing missing && missing.path().end() != null) {
      nulls = NullMatch.MATCHES;
      return isSame(missing.path());
    }
    return false;
  }

  private boolean isSame(BoundPath other) {
    if (path == null) {
      path = other;
    }
    return path.kind() != ValueKind.COLLECTION
        && path.source().names().equals(other.source().names());
  }
}
