package org.entopic.engine.query.shop;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.entopic.query.ComparableProperty;
import org.entopic.query.Ordering;

/**
 * A property with what a reference implementation knows of it.
 *
 * @param property the handle
 * @param value reads the value from an entity
 * @param values values to compare with; a null among them is passed over where null cannot be
 * @param order how values compare
 */
public record Operand<T, V extends Comparable<? super V>>(
    ComparableProperty<T, V> property, Function<T, V> value, List<V> values, Comparator<V> order) {

  /** Returns the operand of values that compare naturally. */
  public static <T, V extends Comparable<? super V>> Operand<T, V> of(
      ComparableProperty<T, V> property, Function<T, V> value, List<V> values) {
    return new Operand<>(property, value, values, Comparator.naturalOrder());
  }

  /** Returns a random condition. */
  public Condition<T> condition(Dice dice) {
    V wanted = dice.of(values);
    while (wanted == null) {
      wanted = dice.of(values);
    }
    V constant = wanted;
    return switch (dice.below(10)) {
      case 0, 1 -> new Condition<>(property.eq(constant), compare(constant, c -> c == 0));
      case 2 -> new Condition<>(property.ne(constant), compare(constant, c -> c == 0).negate());
      case 3 -> new Condition<>(property.lt(constant), compare(constant, c -> c < 0));
      case 4 -> new Condition<>(property.le(constant), compare(constant, c -> c <= 0));
      case 5 -> new Condition<>(property.gt(constant), compare(constant, c -> c > 0));
      case 6 -> new Condition<>(property.ge(constant), compare(constant, c -> c >= 0));
      case 7 -> new Condition<>(property.isNull(), entity -> value.apply(entity) == null);
      case 8 -> new Condition<>(property.isNotNull(), entity -> value.apply(entity) != null);
      default -> in(dice);
    };
  }

  private Condition<T> in(Dice dice) {
    var wanted = new ArrayList<V>();
    for (int i = dice.below(4); i > 0; i--) {
      wanted.add(dice.of(values));
    }
    return new Condition<>(
        property.in(wanted),
        entity -> {
          V actual = value.apply(entity);
          return wanted.stream()
              .anyMatch(
                  w -> w == null || actual == null ? w == actual : order.compare(w, actual) == 0);
        });
  }

  private java.util.function.Predicate<T> compare(
      V constant, java.util.function.IntPredicate holds) {
    return entity -> {
      V actual = value.apply(entity);
      return actual != null && holds.test(order.compare(actual, constant));
    };
  }

  /** Returns a random criterion. */
  public Sorting<T> sorting(Dice dice) {
    boolean descending = dice.below(2) == 0;
    Ordering<T> ordering = descending ? property.desc() : property.asc();
    boolean nullsFirst = !descending;
    if (dice.below(3) == 0) {
      nullsFirst = !nullsFirst;
      ordering = nullsFirst ? ordering.nullsFirst() : ordering.nullsLast();
    }
    Comparator<V> directed = descending ? order.reversed() : order;
    return new Sorting<>(
        ordering,
        Comparator.comparing(
            value, nullsFirst ? Comparator.nullsFirst(directed) : Comparator.nullsLast(directed)));
  }
}
