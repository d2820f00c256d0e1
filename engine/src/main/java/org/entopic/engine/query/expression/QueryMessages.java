package org.entopic.engine.query.expression;

import org.entopic.QueryException;
import org.entopic.model.EntityTypeModel;
import org.entopic.query.Ordering;

/** The failures of queries. */
public final class QueryMessages {
  private QueryMessages() {}

  /** A query of a class without a model. */
  public static QueryException unmapped(Class<?> type) {
    return new QueryException(
        "QRY-01: "
            + type.getName()
            + " cannot be queried: it is not part of the model. Declare an EntitySet of it in the"
            + " context.");
  }

  /** A query on a backend that only writes. */
  public static QueryException noViews(String backend) {
    return new QueryException(
        "QRY-02: The backend '"
            + backend
            + "' has no views, so nothing can be queried. Use a backend that reads, such as"
            + " 'replica'.");
  }

  /** A further criterion without a first one. */
  public static QueryException thenByWithoutOrder(EntityTypeModel type, Ordering<?> ordering) {
    return new QueryException(
        "QRY-03: The query of "
            + type.name()
            + " says thenBy("
            + ordering
            + ") but has no order. Call orderBy first.");
  }

  /** A number of rows below zero. */
  public static IllegalArgumentException negative(String operator, long count) {
    return new IllegalArgumentException(
        "QRY-04: " + operator + "(" + count + ") is negative. Pass zero or more.");
  }
}
