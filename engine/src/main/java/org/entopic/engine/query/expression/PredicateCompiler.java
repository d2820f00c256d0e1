package org.entopic.engine.query.expression;

import java.util.List;
import org.entopic.engine.query.expression.BoundPredicate.All;
import org.entopic.engine.query.expression.BoundPredicate.Always;
import org.entopic.engine.query.expression.BoundPredicate.Any;
import org.entopic.engine.query.expression.BoundPredicate.Between;
import org.entopic.engine.query.expression.BoundPredicate.Compare;
import org.entopic.engine.query.expression.BoundPredicate.Missing;
import org.entopic.engine.query.expression.BoundPredicate.NullMatch;
import org.entopic.engine.query.expression.BoundPredicate.OneOf;
import org.entopic.engine.query.expression.BoundPredicate.Opposite;
import org.entopic.engine.query.expression.BoundPredicate.Tested;
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
      return present(between.range(), between.path().property());
    } else if (predicate instanceof Tested tested) {
      return tested.test();
    } else if (predicate instanceof OneOf oneOf) {
      return oneOf(oneOf);
    } else if (predicate instanceof Missing missing) {
      return missing(missing.path());
    } else if (predicate instanceof Text text) {
      return TextPredicates.match(text);
    } else if (predicate instanceof All all) {
      return compileAll(all.parts());
    } else if (predicate instanceof Any any) {
      return new AnyOf(compile(any.parts()));
    } else if (predicate instanceof Opposite opposite) {
      return new NotHolding(compile(opposite.part()));
    }
    return predicate == Always.TRUE ? (view, row) -> true : (view, row) -> false;
  }

  /** Returns the code of a condition that holds when all of several do. */
  public static RowPredicate compileAll(List<BoundPredicate> predicates) {
    List<RowPredicate> parts = compile(RangeMerger.merge(predicates));
    return parts.size() == 1 ? parts.get(0) : new AllOf(parts);
  }

  private static List<RowPredicate> compile(List<BoundPredicate> parts) {
    return parts.stream().map(PredicateCompiler::compile).toList();
  }

  private static RowPredicate compare(Compare compare) {
    if (compare.operator() == Operator.NE) {
      return new NotHolding(compare(new Compare(Operator.EQ, compare.path(), compare.value())));
    }
    BoundPath path = compare.path();
    int ordinal = path.property().ordinal();
    ValueKind kind = path.kind();
    if (!kind.isPrimitive()) {
      return path.lift(
          ObjectPredicates.compare(kind, compare.operator(), ordinal, compare.value()), false);
    }
    RowPredicate range =
        kind == ValueKind.INTEGRAL
            ? LongRange.of(compare.operator(), ordinal, ValueKind.bits(compare.value()))
            : RealRange.of(kind, compare.operator(), ordinal, compare.value());
    return path.lift(present(range, path.property()), false);
  }

  /** A null reads as zero: it is looked for only where zero holds. */
  private static RowPredicate present(RowPredicate range, PropertyModel property) {
    boolean zeroHolds =
        range instanceof LongRange longs ? longs.contains(0) : ((RealRange) range).containsZero();
    return property.isNullable() && zeroHolds ? new NotNull(range, property.ordinal()) : range;
  }

  private static RowPredicate oneOf(OneOf oneOf) {
    BoundPath path = oneOf.path();
    int ordinal = path.property().ordinal();
    boolean nulls = oneOf.nulls() == NullMatch.MATCHES;
    RowPredicate inner =
        path.kind().isPrimitive()
            ? new OneOfLongs(ordinal, oneOf.values(), nulls)
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
