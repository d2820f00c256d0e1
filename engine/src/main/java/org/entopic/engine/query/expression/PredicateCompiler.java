package org.entopic.engine.query.expression;

import java.util.List;
import org.entopic.engine.query.expression.BoundPredicate.All;
import org.entopic.engine.query.expression.BoundPredicate.Always;
import org.entopic.engine.query.expression.BoundPredicate.Any;
import org.entopic.engine.query.expression.BoundPredicate.Between;
import org.entopic.engine.query.expression.BoundPredicate.Compare;
import org.entopic.engine.query.expression.BoundPredicate.CompareBoth;
import org.entopic.engine.query.expression.BoundPredicate.Missing;
import org.entopic.engine.query.expression.BoundPredicate.NullMatch;
import org.entopic.engine.query.expression.BoundPredicate.OneOf;
import org.entopic.engine.query.expression.BoundPredicate.Opposite;
import org.entopic.engine.query.expression.BoundPredicate.Text;
import org.entopic.model.PropertyModel;
import org.entopic.query.tree.PredicateNode.Operator;

/** Makes code that tests rows of bound conditions. */
public final class PredicateCompiler {
  private PredicateCompiler() {}

  /** Returns the code of a condition. */
  public static RowPredicate compile(BoundPredicate predicate) {
    if (predicate instanceof Compare compare) {
      return compare(compare);
    } else if (predicate instanceof Between between) {
      PropertyModel property = between.path().property();
      return LongPredicates.between(
          property.ordinal(), property.isNullable(), between.low(), between.high());
    } else if (predicate instanceof CompareBoth both) {
      return PairPredicates.compare(both);
    } else if (predicate instanceof OneOf oneOf) {
      return oneOf(oneOf);
    } else if (predicate instanceof Missing missing) {
      return missing(missing.path());
    } else if (predicate instanceof Text text) {
      return TextPredicates.match(text);
    } else if (predicate instanceof All all) {
      return compileAll(all.parts());
    } else if (predicate instanceof Any any) {
      return Connectives.any(compile(any.parts()));
    } else if (predicate instanceof Opposite opposite) {
      RowPredicate part = compile(opposite.part());
      return (view, row) -> !part.test(view, row);
    }
    return predicate == Always.TRUE ? (view, row) -> true : (view, row) -> false;
  }

  /** Returns the code of a condition that holds when all of several do. */
  public static RowPredicate compileAll(List<BoundPredicate> predicates) {
    return predicates.size() == 1
        ? compile(predicates.get(0))
        : Connectives.all(compile(RangeMerger.merge(predicates)));
  }

  private static RowPredicate[] compile(List<BoundPredicate> parts) {
    return parts.stream().map(PredicateCompiler::compile).toArray(RowPredicate[]::new);
  }

  private static RowPredicate compare(Compare compare) {
    BoundPath path = compare.path();
    int ordinal = path.property().ordinal();
    boolean nullable = path.property().isNullable();
    ValueKind kind = path.kind();
    Operator operator = compare.operator();
    boolean equality = operator == Operator.EQ || operator == Operator.NE;
    RowPredicate inner;
    if (kind == ValueKind.INTEGRAL || kind.isPrimitive() && equality) {
      inner = LongPredicates.compare(operator, ordinal, nullable, ValueKind.bits(compare.value()));
    } else if (kind.isPrimitive()) {
      double value = ((Number) compare.value()).doubleValue();
      inner = RealPredicates.compare(kind, operator, ordinal, nullable, value);
    } else {
      inner = ObjectPredicates.compare(kind, operator, ordinal, compare.value());
    }
    return path.lift(inner, operator == Operator.NE);
  }

  private static RowPredicate oneOf(OneOf oneOf) {
    BoundPath path = oneOf.path();
    int ordinal = path.property().ordinal();
    boolean nulls = oneOf.nulls() == NullMatch.MATCHES;
    RowPredicate inner =
        path.kind().isPrimitive()
            ? LongPredicates.oneOf(ordinal, oneOf.values(), nulls)
            : ObjectPredicates.oneOf(path.kind(), ordinal, oneOf.values(), nulls);
    return path.lift(inner, nulls);
  }

  private static RowPredicate missing(BoundPath path) {
    if (path.end() == null) {
      return (view, row) -> path.resolve(view, row) == null;
    }
    int ordinal = path.end().ordinal();
    return path.lift((view, row) -> row.isNull(ordinal), true);
  }
}
