package org.entopic.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.entopic.query.tree.AggregateFunction;
import org.entopic.query.tree.ExpressionNode;
import org.entopic.query.tree.ExpressionNode.Aggregate;
import org.entopic.query.tree.ExpressionNode.Conditional;
import org.entopic.query.tree.ExpressionNode.Constant;
import org.entopic.query.tree.ExpressionNode.ListOf;

/**
 * Expressions that start from no handle: constants, choices, the number of rows.
 *
 * <p>All are immutable and thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Expressions {
  private Expressions() {}

  /** Returns a constant text. */
  public static <R> TextExpression<R> constant(String value) {
    return new Computed.Text<>(new Constant(value));
  }

  /** Returns a constant number. */
  public static <R> NumberExpression<R, Integer, Long> constant(int value) {
    return new Computed.Numeric<>(new Constant(value));
  }

  /** Returns a constant number. */
  public static <R> NumberExpression<R, Long, Long> constant(long value) {
    return new Computed.Numeric<>(new Constant(value));
  }

  /** Returns a constant number. */
  public static <R> NumberExpression<R, Double, Double> constant(double value) {
    return new Computed.Numeric<>(new Constant(value));
  }

  /** Returns a constant number. */
  public static <R> NumberExpression<R, BigDecimal, BigDecimal> constant(BigDecimal value) {
    return new Computed.Numeric<>(new Constant(value));
  }

  /**
   * Returns a text of one side of a pair as one of the pair, to be compared with the other side.
   *
   * <pre>{@code
   * db.orders.join(db.customers, OrderFields.customerId, CustomerFields.id)
   *     .where(Expressions.ofPair(OrderFields.total).gt(Expressions.ofPair(CustomerFields.limit)))
   * }</pre>
   */
  public static <R> TextExpression<R> ofPair(TextExpression<?> value) {
    return new Computed.Text<>(value.node());
  }

  /** Returns a number of one side of a pair as {@link #ofPair(TextExpression)} does. */
  public static <
          R, V extends Number & Comparable<? super V>, S extends Number & Comparable<? super S>>
      NumberExpression<R, V, S> ofPair(NumberExpression<?, V, S> value) {
    return new Computed.Numeric<>(value.node());
  }

  /** Returns a value of one side of a pair as {@link #ofPair(TextExpression)} does. */
  public static <R, V extends Comparable<? super V>> ComparableExpression<R, V> ofPair(
      ComparableExpression<?, V> value) {
    return new Computed.Ordered<>(value.node());
  }

  /**
   * Returns the entity of a row as a whole, or that of one side of a pair, to be selected beside
   * others.
   *
   * <pre>{@code
   * record Line(Blog blog, Post post) {}
   *
   * db.blogs.leftJoin(BlogFields.posts)
   *     .select(Line.class, Expressions.entity(Blog.class), Expressions.entity(Post.class))
   * }</pre>
   *
   * <p>It is tracked, and comes with what was included, as the results of the query would be that
   * the select belongs to. It is null where the pair has no such side. It can be selected and made
   * distinct, and not compared.
   *
   * @param type the entity class
   */
  public static <T> Expression<T, T> entity(Class<T> type) {
    return new Computed.Value<>(new ExpressionNode.Entity(type, List.of()));
  }

  /** Returns how many rows a group has. */
  public static <R> NumberExpression<R, Long, Long> count() {
    return new Computed.Numeric<>(new Aggregate(AggregateFunction.COUNT, null));
  }

  /**
   * Returns a value of all rows of a group as an unmodifiable list, in the order that the query had
   * before it was grouped.
   */
  public static <R, V> Expression<R, List<V>> toList(Expression<R, V> value) {
    return new Computed.Value<>(new ListOf(null, List.of(value.node())));
  }

  /**
   * Returns records of all rows of a group as an unmodifiable list, in the order that the query had
   * before it was grouped.
   *
   * <pre>{@code
   * record Line(String title, int rating) {}
   *
   * record Shelf(String genre, List<Line> books) {}
   *
   * db.books.orderBy(BookFields.title.asc())
   *     .groupBy(BookFields.genre)
   *     .select(Shelf.class, BookFields.genre,
   *         Expressions.toList(Line.class, BookFields.title, BookFields.rating))
   * }</pre>
   *
   * @param record a record class
   * @param values the values of its components, in their order
   */
  public static <R, P> Expression<R, List<P>> toList(Class<P> record, Expression<?, ?>... values) {
    return new Computed.Value<>(new ListOf(record, Computed.nodes(values)));
  }

  /** Returns what the rows of a group have in common, for {@code aggregate} of the model. */
  @SafeVarargs
  public static <R> Grouping<R> groupBy(Expression<R, ?> first, Expression<? super R, ?>... more) {
    List<ExpressionNode> keys = new ArrayList<>();
    keys.add(first.node());
    for (Expression<? super R, ?> key : more) {
      keys.add(key.node());
    }
    return new Grouping<>(keys);
  }

  /** Returns one text where a condition holds, and another where it does not. */
  public static <R> TextExpression<R> when(
      Predicate<R> condition,
      Expression<? super R, String> then,
      Expression<? super R, String> otherwise) {
    return new Computed.Text<>(choice(condition, then, otherwise));
  }

  /** Returns one number where a condition holds, and another where it does not. */
  public static <
          R, V extends Number & Comparable<? super V>, S extends Number & Comparable<? super S>>
      NumberExpression<R, V, S> when(
          Predicate<R> condition,
          NumberExpression<? super R, V, S> then,
          NumberExpression<? super R, V, S> otherwise) {
    return new Computed.Numeric<>(choice(condition, then, otherwise));
  }

  private static Conditional choice(
      Predicate<?> condition, Expression<?, ?> then, Expression<?, ?> otherwise) {
    return new Conditional(condition.node(), then.node(), otherwise.node());
  }
}
