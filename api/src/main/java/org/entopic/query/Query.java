package org.entopic.query;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A query: a description that runs when a result is asked for, and again each time.
 *
 * <p>Immutable; running it uses its context, so two threads must not run queries of one context at
 * once. Operators apply in the order written: what follows {@link #skip} or {@link #take} applies
 * to the page. An order is never assumed: without {@code orderBy} rows come in any order. A result
 * that is null, as a selected value can be, counts as none where an {@code Optional} is returned.
 *
 * <p>Every method that runs the query throws {@link org.entopic.QueryException} where the query
 * does not fit the model, before any row is read, {@link org.entopic.StoreNotReadyException} where
 * the view cannot answer, and {@link IllegalStateException} on a closed or overlapping context.
 *
 * @param <R> the type of the results
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface Query<R> {

  /** Returns this query limited to the rows for which a condition holds. */
  Query<R> where(Predicate<? super R> predicate);

  /**
   * Returns this query limited to the results for which Java code says true, evaluated in memory on
   * each result after everything before it; {@link #explain()} says so.
   */
  Query<R> filter(java.util.function.Predicate<? super R> predicate);

  /** Returns this query with an order that replaces any before it. */
  Query<R> orderBy(Ordering<? super R> ordering);

  /**
   * Returns this query with a further criterion for rows that are equal so far.
   *
   * @throws org.entopic.QueryException if no order comes before
   */
  Query<R> thenBy(Ordering<? super R> ordering);

  /**
   * Returns this query without its first rows.
   *
   * @throws IllegalArgumentException if the number is negative
   */
  Query<R> skip(long count);

  /**
   * Returns this query limited to its first rows.
   *
   * @throws IllegalArgumentException if the number is negative
   */
  Query<R> take(long count);

  /**
   * Returns the query of a value of each row. Where the value is an aggregate, the query has one
   * result: the aggregate of all rows.
   */
  <V> Query<V> select(Expression<? super R, V> value);

  /**
   * Returns the query of records made of some values of each row. Operators that follow use the
   * record's components, by handles such as {@code TextProperty.text(Line::name)}.
   *
   * <p>Another class can take the place of a record where just one of its constructors, no private
   * one, takes the values; it has no components to use.
   *
   * @param record a record class
   * @param values the values of its components, in their order, of this query's rows
   * @throws org.entopic.QueryException when it runs, if the values do not fit the components
   */
  <P> Query<P> select(Class<P> record, Expression<?, ?>... values);

  /** Returns the query of tuples made of some values of each row. */
  Query<Tuple> select(Expression<?, ?> first, Expression<?, ?> second, Expression<?, ?>... more);

  /** Returns this query with the rows that are equal in some values put into groups. */
  GroupQuery<R> groupBy(Expression<? super R, ?> first, Expression<?, ?>... more);

  /**
   * Returns the query of pairs of a row of this query and one of another that have equal keys; null
   * equals nothing.
   *
   * <pre>{@code
   * db.posts.join(db.authors, PostFields.email, AuthorFields.email)
   *     .select(Line.class, PostFields.title, AuthorFields.name)
   * }</pre>
   */
  <N, K> JoinQuery join(
      Query<N> other, Expression<? super R, K> key, Expression<? super N, K> otherKey);

  /** Returns the pairs of {@link #join(Query, Expression, Expression)} with several keys. */
  <N> JoinQuery join(Query<N> other, JoinKeys<? super R, ? super N> keys);

  /**
   * Returns the pairs of {@link #join(Query, Expression, Expression)}, and this query's rows
   * without a partner by themselves.
   */
  <N, K> JoinQuery leftJoin(
      Query<N> other, Expression<? super R, K> key, Expression<? super N, K> otherKey);

  /** Returns the pairs of {@link #leftJoin(Query, Expression, Expression)} with several keys. */
  <N> JoinQuery leftJoin(Query<N> other, JoinKeys<? super R, ? super N> keys);

  /**
   * Returns the pairs of {@link #join(Query, Expression, Expression)}, and the other's rows without
   * a partner by themselves.
   */
  <N, K> JoinQuery rightJoin(
      Query<N> other, Expression<? super R, K> key, Expression<? super N, K> otherKey);

  /** Returns the pairs of {@link #rightJoin(Query, Expression, Expression)} with several keys. */
  <N> JoinQuery rightJoin(Query<N> other, JoinKeys<? super R, ? super N> keys);

  /**
   * Returns the pairs of {@link #join(Query, Expression, Expression)}, and all rows without a
   * partner by themselves.
   */
  <N, K> JoinQuery fullJoin(
      Query<N> other, Expression<? super R, K> key, Expression<? super N, K> otherKey);

  /** Returns the pairs of {@link #fullJoin(Query, Expression, Expression)} with several keys. */
  <N> JoinQuery fullJoin(Query<N> other, JoinKeys<? super R, ? super N> keys);

  /**
   * Returns the query of each row with all rows of another query that have an equal key, none
   * included; what is selected of these are aggregates, {@link Expressions#toList} among them.
   */
  <N, K> JoinGroupQuery groupJoin(
      Query<N> other, Expression<? super R, K> key, Expression<? super N, K> otherKey);

  /** Returns the query of {@link #groupJoin(Query, Expression, Expression)} with several keys. */
  <N> JoinGroupQuery groupJoin(Query<N> other, JoinKeys<? super R, ? super N> keys);

  /**
   * Returns the query of pairs of a row and one element of its collection, for every element.
   *
   * <pre>{@code
   * db.blogs.join(BlogFields.posts).select(Line.class, BlogFields.url, PostFields.title)
   * }</pre>
   */
  <N> JoinQuery join(CollectionProperty<? super R, N> collection);

  /** Returns the pairs of {@link #join(CollectionProperty)}, and rows without elements. */
  <N> JoinQuery leftJoin(CollectionProperty<? super R, N> collection);

  /** Returns the query of all pairs of a row of this query and one of another. */
  JoinQuery crossJoin(Query<?> other);

  /** Returns the query of the results of this query and of another, each once. */
  Query<R> union(Query<R> other);

  /** Returns the query of the results of this query and of another, one after the other. */
  Query<R> concat(Query<R> other);

  /** Returns the query of the results that this query and another have in common, each once. */
  Query<R> intersect(Query<R> other);

  /** Returns the query of the results of this query that another does not have, each once. */
  Query<R> except(Query<R> other);

  /** Returns this query without results that equal an earlier one. */
  Query<R> distinct();

  /**
   * Returns this query in the opposite order.
   *
   * @throws org.entopic.QueryException if no order comes before
   */
  Query<R> reverse();

  /**
   * Returns this query with a remark, which {@link #explain()} shows.
   *
   * @param text the remark; several are kept in order
   */
  Query<R> tag(String text);

  /**
   * Returns this query, which is refused where no key and no index finds its rows: running it
   * throws {@link org.entopic.QueryException} instead of reading all rows of the type.
   */
  Query<R> requireIndex();

  /**
   * Returns this query, which is refused unless its rows are found by one index: by values, a range
   * of values, or the order of the index. Of several demands the last counts.
   *
   * @param index the name of the index; one that was not given a name is called {@code ix_}, or
   *     {@code uq_} if unique, and its properties, joined by {@code _}
   */
  Query<R> requireIndex(String index);

  /**
   * Returns this query with its rows read and its conditions tested by all processors where it
   * reads a whole type that is in memory; results and their order stay the same. It pays for large
   * types. Threads of the {@linkplain java.util.concurrent.ForkJoinPool#commonPool() common pool}
   * take part; what else the query does, such as sorting and making results, is done by the thread
   * that runs it.
   */
  Query<R> parallel();

  /**
   * Returns this query with a limit to how long it may run; of several limits, in the queries it is
   * put together from too, the shortest counts. A stream may take as long for each next result.
   *
   * <p>Running it for longer throws {@link org.entopic.QueryTimeoutException}.
   *
   * @throws IllegalArgumentException if the limit is not positive
   */
  Query<R> timeout(Duration limit);

  /**
   * Returns this query with a value for a parameter, in place of any before; so too in the queries
   * it was put together from, unless they have one of their own.
   *
   * @throws IllegalArgumentException if the value is not of the parameter's class
   */
  <V> Query<R> bind(Parameter<V> parameter, @Nullable V value);

  /**
   * Returns this query with several values for a parameter, as {@link Expression#in(Parameter)}
   * takes them.
   *
   * @throws IllegalArgumentException if a value is not of the parameter's class
   */
  <V> Query<R> bindAll(Parameter<V> parameter, Collection<? extends @Nullable V> values);

  /** Runs the query and returns all results. */
  List<R> toList();

  /**
   * Runs the query and returns all results by a value of each, in the order of the results; null is
   * a value.
   */
  <K extends @Nullable Object> Map<K, List<R>> toGroups(Expression<? super R, K> key);

  /** Runs the query and returns the first result, if there is one. */
  Optional<R> first();

  /**
   * Runs the query and returns the last result, if there is one.
   *
   * @throws org.entopic.QueryException if the query has no order
   */
  default Optional<R> last() {
    return reverse().first();
  }

  /**
   * Runs the query and returns the result at a position, counted from 0, if there is one.
   *
   * @throws IllegalArgumentException if the position is negative
   */
  default Optional<R> elementAt(long index) {
    return skip(index).first();
  }

  /**
   * Runs the query and returns its only result.
   *
   * @throws org.entopic.QueryException if there is none or more than one
   */
  R single();

  /**
   * Runs the query and returns its only result, if there is one.
   *
   * @throws org.entopic.QueryException if there is more than one
   */
  Optional<R> singleOrEmpty();

  /** Runs the query and returns whether there is a result. */
  boolean any();

  /** Runs the query and returns how many results there are. */
  long count();

  /** Runs the query and returns whether a condition holds for all rows; so it does for none. */
  default boolean all(Predicate<? super R> condition) {
    return !where(condition.not()).any();
  }

  /**
   * Runs the query and returns whether a result is among its results: entities are compared by key,
   * everything else by {@code equals}.
   */
  boolean contains(R result);

  /** Runs the query and returns the sum of a value; zero of none. */
  default <S extends Number & Comparable<? super S>> S sum(
      NumberExpression<? super R, ?, S> value) {
    return select(value.sum()).single();
  }

  /** Runs the query and returns the smallest value, if there is one. */
  default <V extends Comparable<? super V>> Optional<V> min(
      ComparableExpression<? super R, V> value) {
    return select(value.min()).singleOrEmpty();
  }

  /** Runs the query and returns the largest value, if there is one. */
  default <V extends Comparable<? super V>> Optional<V> max(
      ComparableExpression<? super R, V> value) {
    return select(value.max()).singleOrEmpty();
  }

  /** Runs the query and returns the mean of a value, if there is one. */
  default OptionalDouble average(NumberExpression<? super R, ?, ?> value) {
    return select(value.average()).singleOrEmpty().stream().mapToDouble(mean -> mean).findFirst();
  }

  /**
   * Runs the query and returns the mean of an exact value, to 34 digits, if there is one.
   *
   * @throws org.entopic.QueryException if the value is a floating-point number
   */
  default Optional<BigDecimal> exactAverage(NumberExpression<? super R, ?, ?> value) {
    return select(value.exactAverage()).singleOrEmpty();
  }

  /** Runs the query and returns how many different values there are, null not counted. */
  default long countDistinct(Expression<? super R, ?> value) {
    return select(value.countDistinct()).single();
  }

  /**
   * Runs the query and returns its results one by one, all from one state of the data; close the
   * stream, or its context, when done.
   */
  Stream<R> stream();

  /**
   * Runs the query without blocking the caller.
   *
   * <pre>{@code
   * CompletableFuture<Optional<Blog>> last = db.blogs.orderBy(BlogFields.url.asc())
   *     .async(Query::last);
   * CompletableFuture<Long> sum = db.blogs.async(blogs -> blogs.sum(BlogFields.rating));
   * }</pre>
   *
   * <p>Cancelling the future, here and in the twins below, stops the query at the next rows; the
   * context is in use until then.
   *
   * @param terminal runs the query, on another thread
   */
  <A extends @Nullable Object> CompletableFuture<A> async(
      Function<? super Query<R>, ? extends A> terminal);

  /** Runs {@link #toList()} without blocking the caller. */
  CompletableFuture<List<R>> toListAsync();

  /** Runs {@link #first()} without blocking the caller. */
  CompletableFuture<Optional<R>> firstAsync();

  /** Runs {@link #single()} without blocking the caller. */
  CompletableFuture<R> singleAsync();

  /** Runs {@link #any()} without blocking the caller. */
  CompletableFuture<Boolean> anyAsync();

  /** Runs {@link #count()} without blocking the caller. */
  CompletableFuture<Long> countAsync();

  /** Returns how the query will run, without running it. */
  QueryExplanation explain();

  /**
   * Runs the query, tracking nothing, and returns how it ran, with the rows and the time of each
   * step. Measuring costs some time of its own for every row.
   */
  QueryExplanation explainAnalyze();
}
