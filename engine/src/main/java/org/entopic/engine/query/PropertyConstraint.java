package org.entopic.engine.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.entopic.engine.query.expression.BoundPath;
import org.entopic.engine.query.expression.BoundPredicate;
import org.entopic.engine.query.expression.PathStep;
import org.entopic.engine.query.expression.ValueKind;
import org.entopic.model.ForeignKeyModel;
import org.entopic.model.KeyOrder;
import org.entopic.model.NavigationModel.Kind;
import org.entopic.model.PropertyModel;
import org.entopic.query.tree.PredicateNode.Operator;
import org.entopic.query.tree.PredicateNode.TextOperator;
import org.jspecify.annotations.Nullable;

/** What a condition says about one property of the queried rows. */
sealed interface PropertyConstraint {

  /** Whether finding rows by the constraint makes the condition true. */
  enum Coverage {
    /** The condition need not be tested any more. */
    EXACT,
    /** It must be. */
    PARTIAL
  }

  /** Returns the property. */
  PropertyModel property();

  /** Returns the condition that says so. */
  Conjunct conjunct();

  /** Returns whether the condition says no more than the constraint. */
  Coverage coverage();

  /** Returns what is said, without values, for plans. */
  String describe();

  /** The property has one of some values. */
  record OneOf(PropertyModel property, List<Object> values, Conjunct conjunct, Coverage coverage)
      implements PropertyConstraint {
    @Override
    public String describe() {
      return property.name() + (values.size() == 1 ? " = ?" : " in (" + values.size() + " values)");
    }
  }

  /**
   * The property is above or below a value, or is it.
   *
   * @param orNull whether it may have no value, too
   */
  record Range(
      PropertyModel property,
      Operator operator,
      Object value,
      boolean orNull,
      Conjunct conjunct,
      Coverage coverage)
      implements PropertyConstraint {

    boolean isLower() {
      return operator == Operator.GT || operator == Operator.GE;
    }

    boolean isInclusive() {
      return operator == Operator.GE || operator == Operator.LE;
    }

    @Override
    public String describe() {
      return property.name() + " " + operator.symbol() + " ?" + (orNull ? " or null" : "");
    }
  }

  /** The property has no value. */
  record Missing(PropertyModel property, Conjunct conjunct) implements PropertyConstraint {
    @Override
    public Coverage coverage() {
      return Coverage.EXACT;
    }

    @Override
    public String describe() {
      return property.name() + " is null";
    }
  }

  /** The property has a value. */
  record Present(PropertyModel property, Conjunct conjunct) implements PropertyConstraint {
    @Override
    public Coverage coverage() {
      return Coverage.EXACT;
    }

    @Override
    public String describe() {
      return property.name() + " is not null";
    }
  }

  /** Returns what a condition says that keys and indexes understand. */
  static List<PropertyConstraint> of(Conjunct conjunct) {
    BoundPredicate bound = conjunct.bound();
    if (bound instanceof BoundPredicate.Compare compare) {
      return compare.operator() == Operator.EQ
          ? oneOf(compare.path(), List.of(compare.value()), conjunct)
          : range(compare, conjunct);
    } else if (bound instanceof BoundPredicate.OneOf oneOf) {
      if (oneOf.nulls() == BoundPredicate.NullMatch.DIFFERS) {
        return oneOf(oneOf.path(), oneOf.values(), conjunct);
      } else if (isNullable(oneOf.path())) {
        return orNull(oneOf, conjunct);
      }
    } else if (bound instanceof BoundPredicate.Text text
        && text.operator() == TextOperator.STARTS_WITH
        && text.path().isDirect()) {
      return prefix(text, conjunct);
    } else if (bound instanceof BoundPredicate.Missing missing && isNullable(missing.path())) {
      return List.of(new Missing(missing.path().property(), conjunct));
    } else if (bound instanceof BoundPredicate.Opposite opposite
        && opposite.part() instanceof BoundPredicate.Missing missing
        && isNullable(missing.path())) {
      return List.of(new Present(missing.path().property(), conjunct));
    }
    return List.of();
  }

  /** Null is below all values: with it, the largest one is the end of a range. */
  private static List<PropertyConstraint> orNull(BoundPredicate.OneOf oneOf, Conjunct conjunct) {
    PropertyModel property = oneOf.path().property();
    if (oneOf.values().isEmpty()) {
      return List.of(new Missing(property, conjunct));
    }
    return oneOf.path().kind().isOrdered()
        ? List.of(
            new Range(
                property,
                Operator.LE,
                Collections.max(oneOf.values(), KeyOrder::compare),
                true,
                conjunct,
                Coverage.PARTIAL))
        : List.of();
  }

  private static boolean isNullable(BoundPath path) {
    return path.isDirect() && path.property().isNullable();
  }

  private static List<PropertyConstraint> oneOf(
      BoundPath path, List<Object> values, Conjunct conjunct) {
    if (!path.kind().isSearchable() && path.kind() != ValueKind.DECIMAL) {
      return List.of();
    }
    if (path.isDirect()) {
      // Indexes find both zeros of a floating-point number, which conditions tell apart.
      Coverage coverage =
          path.kind() == ValueKind.FLOAT || path.kind() == ValueKind.DOUBLE
              ? Coverage.PARTIAL
              : Coverage.EXACT;
      return List.of(new OneOf(path.property(), values, conjunct, coverage));
    }
    // blog.id = 5 finds rows by the foreign key; that the blog is there is still to be tested.
    PropertyModel own = foreignKeyProperty(path);
    return own == null ? List.of() : List.of(new OneOf(own, values, conjunct, Coverage.PARTIAL));
  }

  private static @Nullable PropertyModel foreignKeyProperty(BoundPath path) {
    if (path.steps().size() != 1
        || !(path.steps().get(0) instanceof PathStep.Reference reference)
        || reference.navigation().kind() != Kind.TO_PRINCIPAL) {
      return null;
    }
    ForeignKeyModel key = reference.navigation().foreignKey();
    int at = key.principalKey().properties().indexOf(path.property());
    return at < 0 ? null : key.properties().get(at);
  }

  private static List<PropertyConstraint> range(BoundPredicate.Compare compare, Conjunct conjunct) {
    BoundPath path = compare.path();
    return compare.operator() != Operator.NE && path.isDirect() && path.kind().isOrdered()
        ? List.of(
            new Range(
                path.property(),
                compare.operator(),
                compare.value(),
                false,
                conjunct,
                Coverage.EXACT))
        : List.of();
  }

  private static List<PropertyConstraint> prefix(BoundPredicate.Text text, Conjunct conjunct) {
    PropertyModel property = text.path().property();
    var ranges = new ArrayList<PropertyConstraint>();
    ranges.add(new Range(property, Operator.GE, text.pattern(), false, conjunct, Coverage.PARTIAL));
    String above = above(text.pattern());
    if (above != null) {
      ranges.add(new Range(property, Operator.LT, above, false, conjunct, Coverage.PARTIAL));
    }
    return ranges;
  }

  /** Returns the smallest text above all that begin with a prefix. */
  private static @Nullable String above(String prefix) {
    for (int end = prefix.length(); end > 0; end--) {
      char last = prefix.charAt(end - 1);
      if (last != Character.MAX_VALUE) {
        return prefix.substring(0, end - 1) + (char) (last + 1);
      }
    }
    return null;
  }
}
