package org.entopic.itests.sql;

import java.util.List;
import java.util.function.Supplier;
import org.entopic.query.Query;
import org.jspecify.annotations.Nullable;

/**
 * A question asked twice: by a query and in SQL.
 *
 * @param name what is asked
 * @param query asks by a query: returns a list of results, or one result
 * @param sql the SELECT that gives the same rows in the same order
 */
public record Question(String name, Supplier<?> query, String sql) {

  /** Asks for all results of a query: values, tuples or records. */
  public static Question of(String name, Query<?> query, String sql) {
    return new Question(name, query::toList, sql);
  }

  /** Asks for one value, or for what is made of results. */
  public static Question of(String name, Supplier<?> query, String sql) {
    return new Question(name, query, sql);
  }

  /** Returns the rows that the query gives, in the form of {@link Cells}. */
  List<List<@Nullable Object>> rows() {
    Object answer = query.get();
    return answer instanceof List<?> results
        ? results.stream().map(Cells::row).toList()
        : List.of(Cells.row(answer));
  }

  @Override
  public String toString() {
    return name;
  }
}
