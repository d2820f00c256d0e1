package org.entopic.engine.query.shop;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.entopic.query.ComparableExpression;
import org.entopic.query.Expressions;
import org.entopic.query.NumberExpression;
import org.entopic.query.Parameter;
import org.entopic.query.TextExpression;

/** Random expressions of items, with what Java says to them. */
public final class Formulas {
  public static final Parameter<Integer> NUMBER = Parameter.of("number", Integer.class);

  private final Dice dice;
  private final int number;

  public Formulas(Dice dice) {
    this.dice = dice;
    this.number = dice.below(7) - 3;
  }

  /** Returns the value of {@link #NUMBER}, which queries are to be bound to. */
  public int number() {
    return number;
  }

  public Formula<NumberExpression<Item, Integer, Long>, Integer> ints(int depth) {
    if (depth == 0) {
      return switch (dice.below(6)) {
        case 5 -> new Formula<>(Expressions.<Item>constant(1).times(NUMBER), i -> number);
        case 0 -> new Formula<>(ItemFields.id, i -> i.id);
        case 1 -> new Formula<>(ItemFields.rating, i -> i.rating);
        case 2 ->
            new Formula<>(
                ItemFields.address.then(AddressFields.floor),
                i -> i.address == null ? null : i.address.floor());
        case 3 ->
            new Formula<>(
                ItemFields.parent.then(ItemFields.rating),
                i -> i.parent == null ? null : i.parent.rating);
        default -> {
          int value = dice.below(7) - 3;
          yield new Formula<>(Expressions.constant(value), i -> value);
        }
      };
    }
    var a = ints(depth - 1);
    var b = ints(depth - 1);
    return switch (dice.below(19)) {
      case 16 -> both(a.query().least(b.query()), a, b, Math::min);
      case 17 -> both(a.query().greatest(b.query()), a, b, Math::max);
      case 18 -> one(doubles(depth - 1), d -> (int) Math.signum(d), NumberExpression::sign);
      case 0 -> both(a.query().plus(b.query()), a, b, (x, y) -> x + y);
      case 1 -> both(a.query().minus(b.query()), a, b, (x, y) -> x - y);
      case 2 -> both(a.query().times(b.query()), a, b, (x, y) -> x * y);
      case 3 -> both(a.query().dividedBy(b.query()), a, b, (x, y) -> y == 0 ? null : x / y);
      case 4 -> both(a.query().mod(b.query()), a, b, (x, y) -> y == 0 ? null : x % y);
      case 5 -> one(a.query().negate(), a, x -> -x);
      case 6 -> one(a.query().abs(), a, Math::abs);
      case 7 -> new Formula<>(a.query().coalesce(b.query()), i -> or(a.of(i), b.of(i)));
      case 8 -> one(texts(depth - 1), t -> t.length(), TextExpression::length);
      case 9 -> one(texts(depth - 1), t -> t.indexOf("b"), t -> t.indexOf("b"));
      case 10 -> date(depth);
      case 11 -> one(longs(depth - 1), Long::intValue, NumberExpression::toInt);
      case 12 -> one(doubles(depth - 1), Double::intValue, NumberExpression::toInt);
      case 13 -> children();
      default -> {
        Condition<Item> condition = condition(depth - 1);
        yield new Formula<>(
            Expressions.when(condition.query(), a.query(), b.query()),
            i -> condition.java().test(i) ? a.of(i) : b.of(i));
      }
    };
  }

  private Formula<NumberExpression<Item, Integer, Long>, Integer> date(int depth) {
    var since = new Formula<>(ItemFields.since, i -> i.since);
    return switch (dice.below(4)) {
      case 0 -> one(since, LocalDate::getYear, d -> d.year());
      case 1 -> one(since, LocalDate::getMonthValue, d -> d.month());
      case 2 -> one(since, LocalDate::getDayOfMonth, d -> d.day());
      default -> one(since, d -> d.getDayOfWeek().getValue(), d -> d.dayOfWeek());
    };
  }

  private Formula<NumberExpression<Item, Integer, Long>, Integer> children() {
    Condition<Item> condition = condition(0);
    return new Formula<>(
        ItemFields.children.count(condition.query()).toInt(),
        i -> (int) i.children.stream().filter(condition.java()).count());
  }

  /** Returns the smallest or the largest value of an item's children. */
  public Formula<? extends ComparableExpression<Item, ?>, ?> extremes() {
    return switch (dice.below(6)) {
      case 0 -> extreme(ItemFields.active, i -> i.active);
      case 1 -> extreme(ItemFields.letter, i -> i.letter);
      case 2 -> extreme(ItemFields.tier, i -> i.tier);
      case 3 -> extreme(ItemFields.score, i -> i.score);
      case 4 -> extreme(ItemFields.weight, i -> i.weight);
      default -> extreme(ItemFields.rating, i -> i.rating);
    };
  }

  private <V extends Comparable<? super V>> Formula<ComparableExpression<Item, V>, V> extreme(
      ComparableExpression<Item, V> property, Function<Item, V> java) {
    boolean least = dice.below(2) == 0;
    Comparator<V> order = Comparator.naturalOrder();
    return new Formula<>(
        least ? ItemFields.children.min(property) : ItemFields.children.max(property),
        i ->
            i.children.stream()
                .map(java)
                .filter(Objects::nonNull)
                .min(least ? order : order.reversed())
                .orElse(null));
  }

  public Formula<NumberExpression<Item, Long, Long>, Long> longs(int depth) {
    if (depth == 0) {
      return switch (dice.below(3)) {
        case 0 -> new Formula<>(ItemFields.visits, i -> i.visits);
        case 1 ->
            new Formula<>(
                ItemFields.pieces.sum(PieceFields.place),
                i -> i.pieces.stream().mapToLong(p -> p.place).sum());
        default -> new Formula<>(ItemFields.children.count(), i -> (long) i.children.size());
      };
    }
    var a = longs(depth - 1);
    return switch (dice.below(4)) {
      case 0 -> one(ints(depth - 1), Integer::longValue, NumberExpression::toLong);
      case 1 -> one(a.query().plus(7L), a, x -> x + 7);
      case 2 -> one(a.query().dividedBy(-1L), a, x -> x / -1);
      default -> one(a.query().abs(), a, Math::abs);
    };
  }

  public Formula<NumberExpression<Item, Double, Double>, Double> doubles(int depth) {
    if (depth == 0) {
      return new Formula<>(ItemFields.score, i -> i.score);
    }
    var a = doubles(depth - 1);
    var b = doubles(depth - 1);
    return switch (dice.below(12)) {
      case 9 -> one(a.query().exp(), a, Math::exp);
      case 10 -> one(ints(depth - 1), x -> Math.log(x), NumberExpression::ln);
      case 11 ->
          both(a.query().least(b.query()), a, b, (x, y) -> Double.compare(x, y) <= 0 ? x : y);
      case 0 -> both(a.query().plus(b.query()), a, b, Double::sum);
      case 1 -> both(a.query().dividedBy(b.query()), a, b, (x, y) -> x / y);
      case 2 -> one(a.query().floor(), a, Math::floor);
      case 3 -> one(a.query().ceil(), a, Math::ceil);
      case 4 -> one(a.query().round(), a, Formulas::round);
      case 5 -> one(ints(depth - 1), x -> Math.pow(x, 2), x -> x.power(2));
      case 6 -> one(ints(depth - 1), x -> Math.sqrt(x), NumberExpression::sqrt);
      case 7 ->
          new Formula<>(
              ItemFields.pieces.average(PieceFields.place),
              i ->
                  i.pieces.isEmpty()
                      ? null
                      : i.pieces.stream().mapToInt(p -> p.place).average().orElseThrow());
      default ->
          one(
              new Formula<>(ItemFields.weight, i -> i.weight),
              Float::doubleValue,
              NumberExpression::toDouble);
    };
  }

  private static double round(double number) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return number;
    }
    double rounded = new BigDecimal(number).setScale(0, RoundingMode.HALF_UP).doubleValue();
    return Math.copySign(rounded, number);
  }

  public Formula<NumberExpression<Item, BigDecimal, BigDecimal>, BigDecimal> decimals(int depth) {
    if (depth == 0) {
      return new Formula<>(ItemFields.price, i -> i.price);
    }
    var a = decimals(depth - 1);
    var b = decimals(depth - 1);
    return switch (dice.below(7)) {
      case 6 -> both(a.query().greatest(b.query()), a, b, BigDecimal::max);
      case 0 -> both(a.query().plus(b.query()), a, b, BigDecimal::add);
      case 1 -> both(a.query().times(b.query()), a, b, BigDecimal::multiply);
      case 2 ->
          both(
              a.query().dividedBy(b.query()),
              a,
              b,
              (x, y) -> y.signum() == 0 ? null : x.divide(y, MathContext.DECIMAL128));
      case 3 -> one(a.query().round(), a, x -> x.setScale(0, RoundingMode.HALF_UP));
      case 4 -> one(ints(depth - 1), BigDecimal::valueOf, NumberExpression::toDecimal);
      default ->
          new Formula<>(
              a.query().coalesce(new BigDecimal("2.5")), i -> or(a.of(i), new BigDecimal("2.5")));
    };
  }

  public Formula<TextExpression<Item>, String> texts(int depth) {
    if (depth == 0) {
      return switch (dice.below(3)) {
        case 0 ->
            new Formula<>(
                ItemFields.parent.then(ItemFields.name),
                i -> i.parent == null ? null : i.parent.name);
        default -> new Formula<>(ItemFields.name, i -> i.name);
      };
    }
    var a = texts(depth - 1);
    var b = texts(depth - 1);
    return switch (dice.below(9)) {
      case 0 -> one(a.query().upper(), a, t -> t.toUpperCase(Locale.ROOT));
      case 1 -> one(a.query().lower(), a, t -> t.toLowerCase(Locale.ROOT));
      case 2 -> one(a.query().concat(" x ").trim(), a, t -> (t + " x ").strip());
      case 3 -> both(a.query().concat(b.query()), a, b, String::concat);
      case 4 -> one(a.query().replace("a", "bb"), a, t -> t.replace("a", "bb"));
      case 5 -> one(a.query().substring(1), a, t -> t.isEmpty() ? "" : t.substring(1));
      case 6 -> one(a.query().substring(0, 1), a, t -> t.isEmpty() ? "" : t.substring(0, 1));
      case 7 -> new Formula<>(a.query().coalesce("none"), i -> or(a.of(i), "none"));
      default -> one(ints(depth - 1), String::valueOf, NumberExpression::toText);
    };
  }

  /** Returns a random condition. */
  public Condition<Item> condition(int depth) {
    int choice = dice.below(depth == 0 ? 6 : 12);
    return switch (choice) {
      case 0 -> {
        var a = ints(depth);
        var b = ints(depth);
        yield new Condition<>(a.query().plus(0).lt(b.query()), i -> test(a, b, i, (x, y) -> x < y));
      }
      case 1 -> {
        var a = texts(depth);
        yield new Condition<>(
            a.query().ge("a"), i -> a.of(i) != null && a.of(i).compareTo("a") >= 0);
      }
      case 2 -> {
        var a = decimals(depth);
        BigDecimal wanted = new BigDecimal("1.5");
        yield new Condition<>(
            a.query().eq(wanted), i -> a.of(i) != null && a.of(i).compareTo(wanted) == 0);
      }
      case 3 -> {
        var a = doubles(depth);
        yield new Condition<>(
            a.query().gt(0.5), i -> a.of(i) != null && Double.compare(a.of(i), 0.5) > 0);
      }
      case 4 -> {
        var a = ints(depth);
        yield new Condition<>(
            a.query().plus(0).in(List.of(0, 1, 4)),
            i -> a.of(i) != null && List.of(0, 1, 4).contains(a.of(i)));
      }
      case 5 -> {
        var a = texts(depth);
        yield new Condition<>(a.query().isNull(), i -> a.of(i) == null);
      }
      case 6 -> {
        var a = texts(depth);
        var b = texts(depth);
        yield new Condition<>(
            a.query().ne(b.query()),
            i -> a.of(i) == null || b.of(i) == null || !a.of(i).equals(b.of(i)));
      }
      case 7 -> {
        var a = texts(depth);
        yield new Condition<>(a.query().like("%b%"), i -> a.of(i) != null && a.of(i).contains("b"));
      }
      case 8 -> {
        Condition<Item> inner = condition(depth - 1);
        yield new Condition<>(
            ItemFields.children.any(inner.query()),
            i -> i.children.stream().anyMatch(inner.java()));
      }
      case 9 -> {
        Condition<Item> inner = condition(depth - 1);
        yield new Condition<>(
            ItemFields.children.all(inner.query()),
            i -> i.children.stream().allMatch(inner.java()));
      }
      case 10 -> condition(depth - 1).or(condition(depth - 1).not());
      default -> condition(depth - 1).and(condition(depth - 1));
    };
  }

  private static <V> boolean test(
      Formula<?, V> a, Formula<?, V> b, Item item, java.util.function.BiPredicate<V, V> holds) {
    return a.of(item) != null && b.of(item) != null && holds.test(a.of(item), b.of(item));
  }

  private static <V> V or(V first, V second) {
    return first == null ? second : first;
  }

  private static <E, V> Formula<E, V> both(
      E query, Formula<?, V> a, Formula<?, V> b, BinaryOperator<V> java) {
    return new Formula<>(
        query, i -> a.of(i) == null || b.of(i) == null ? null : java.apply(a.of(i), b.of(i)));
  }

  private static <E, V> Formula<E, V> one(E query, Formula<?, V> a, UnaryOperator<V> java) {
    return new Formula<>(query, i -> a.of(i) == null ? null : java.apply(a.of(i)));
  }

  private static <A, U, E, V> Formula<E, V> one(
      Formula<A, U> a, Function<U, V> java, Function<A, E> query) {
    return new Formula<>(query.apply(a.query()), i -> a.of(i) == null ? null : java.apply(a.of(i)));
  }
}
