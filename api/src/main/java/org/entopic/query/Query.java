package org.entopic.query;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * A query: a description that runs when a result is asked for, and again each time.
 *
 * <p>Immutable; running it uses its context, so two threads must not run queries of one context at
 * once. Operators apply in the order written: what follows {@link #skip} or {@link #take} applies
 * to the page. An order is never assumed: without {@code orderBy} rows come in any order.
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

  /** Runs the query and returns all results. */
  List<R> toList();

  /** Runs the query and returns the first result, if there is one. */
  Optional<R> first();

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

  /**
   * Runs the query and returns its results one by one, all from one state of the data; close the
   * stream, or its context, when done.
   */
  Stream<R> stream();

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
}
