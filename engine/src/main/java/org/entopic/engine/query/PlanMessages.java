package org.entopic.engine.query;

import java.util.stream.Collectors;
import org.entopic.QueryException;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.IndexModel;

/** What is said when a query cannot run as it was told to. */
final class PlanMessages {
  private PlanMessages() {}

  static String firstWithoutOrder(QuerySpec query) {
    return "QRY-82: The first result of a query of "
        + query.label()
        + " is asked for that has neither order nor condition, so any may come. Order it, or ask for"
        + " the single one.";
  }

  static String limitWithoutOrder(QuerySpec query) {
    return "QRY-83: A query of "
        + query.label()
        + " skips or takes results that are in no order, so any may come. Order them before.";
  }

  static String includeIgnored(QuerySpec query) {
    return "QRY-84: A query of "
        + query.label()
        + " includes related entities and selects something else: they are not loaded. Leave the"
        + " include out, or select what is needed of them.";
  }

  static QueryException otherIncludes(EntityTypeModel type, QueryStep.Include include) {
    return new QueryException(
        "QRY-97: A query of '"
            + type.name()
            + "' is combined with one that includes "
            + include.paths()
            + ", which it does not include itself. Include it in the query that the other one is"
            + " combined with: that is done for the results of both.");
  }

  static QueryException otherType(
      Class<?> interceptor, EntityTypeModel asked, EntityTypeModel returned) {
    return new QueryException(
        "QRY-80: The interceptor "
            + interceptor.getName()
            + " made of the query of "
            + asked.name()
            + " one of "
            + returned.name()
            + ". Keep the type that a query starts from.");
  }

  static QueryException foreignOperator(EntityTypeModel type, Object operator) {
    return new QueryException(
        "QRY-81: An interceptor put an operator of its own, "
            + operator.getClass().getName()
            + ", into the query of "
            + type.name()
            + ". Use the operators that QueryTree has, and those that the query had.");
  }

  static QueryException unknownIndex(EntityTypeModel type, String index) {
    return new QueryException(
        "QRY-74: The query of "
            + type.name()
            + " is to use the index '"
            + index
            + "', which '"
            + type.name()
            + "' does not have. Its indexes are: "
            + type.indexes().stream().map(IndexModel::name).collect(Collectors.joining(", "))
            + ".");
  }

  static QueryException unfitIndex(EntityTypeModel type, IndexModel index) {
    return new QueryException(
        "QRY-75: The query of "
            + type.name()
            + " is to use the index '"
            + index.name()
            + "', by which its rows cannot be found. Ask for values of the index's first properties, "
            + "or order by them, before any step that makes other rows"
            + (index.isOrdered()
                ? "."
                : "; only values are found by this index, which nobody declared in order."));
  }
}
