package org.entopic.engine.query.expression;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.entopic.QueryException;
import org.entopic.QueryTimeoutException;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.NavigationModel;
import org.entopic.query.Expression;
import org.entopic.query.Ordering;
import org.entopic.query.tree.ExpressionNode;
import org.entopic.query.tree.ExpressionNode.Parameter;
import org.entopic.query.tree.ExpressionNode.Path;

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

  /** A filter that is not there cannot be ignored. */
  public static QueryException unknownFilter(Set<String> asked, Set<String> known) {
    var unknown = new TreeSet<>(asked);
    unknown.removeAll(known);
    return new QueryException(
        "QRY-47: The model has no filter named "
            + String.join(", ", unknown)
            + " (its filters: "
            + String.join(", ", new TreeSet<>(known))
            + "). Name one of them.");
  }

  /** A further criterion without a first one. */
  public static QueryException thenByWithoutOrder(EntityTypeModel type, Ordering<?> ordering) {
    return new QueryException(
        "QRY-02: The query of "
            + type.name()
            + " says thenBy("
            + ordering
            + ") but has no order. Call orderBy first.");
  }

  /** A number of rows below zero. */
  public static IllegalArgumentException negative(String operator, long count) {
    return new IllegalArgumentException(
        "QRY-03: " + operator + "(" + count + ") is negative. Pass zero or more.");
  }

  /** A value that a parameter does not take. */
  static IllegalArgumentException wrongArgument(Parameter parameter, Class<?> type) {
    return new IllegalArgumentException(
        "QRY-64: The parameter '"
            + parameter
            + "' takes values of "
            + parameter.type().getTypeName()
            + ", not of "
            + type.getTypeName()
            + ". Pass one of its type.");
  }

  /** A path that starts from another class. */
  public static QueryException foreignPath(EntityTypeModel root, ExpressionNode path) {
    return query(
        "QRY-04",
        root,
        "uses '" + path + "', which starts from another class.",
        "Start the path from " + root.javaType().getSimpleName() + ".");
  }

  /** An include of what holds no entities. */
  public static QueryException noNavigation(
      EntityTypeModel root, Path path, EntityTypeModel owner, String name) {
    List<String> navigations = owner.navigations().stream().map(NavigationModel::name).toList();
    return query(
        "QRY-18",
        root,
        "includes '" + path + "', but " + owner.name() + "." + name + " is no navigation.",
        navigations.isEmpty()
            ? owner.name() + " has none."
            : "It has " + String.join(", ", navigations) + ".");
  }

  /** An include into instances that cannot be changed. */
  public static QueryException includeIntoRecord(
      EntityTypeModel root, Path path, EntityTypeModel owner) {
    return query(
        "QRY-19",
        root,
        "includes '" + path + "', but " + owner.name() + " is a record and keeps no references.",
        "Query the related entities by themselves.");
  }

  /** No result where there must be one. */
  public static QueryException noResult(EntityTypeModel root) {
    return query(
        "QRY-20", root, "has no result, but single() needs one.", "Use singleOrEmpty or first.");
  }

  /** Several results where there must be one. */
  public static QueryException severalResults(EntityTypeModel root) {
    return query(
        "QRY-21",
        root,
        "has more than one result, but single() allows one.",
        "Narrow the query, or use first.");
  }

  /** A condition that the backend has no way to answer. */
  public static QueryException noAccess(EntityTypeModel root) {
    return query(
        "QRY-22",
        root,
        "needs all rows, which this backend does not read.",
        "Ask by key, or use a backend with the capability FULL_SCAN.");
  }

  /** Use of a stream that has been closed. */
  public static IllegalStateException streamClosed(EntityTypeModel root) {
    return new IllegalStateException(
        "QRY-23: The stream of " + root.name() + " is closed. Run the query again.");
  }

  /** A selected value that a component cannot take. */
  public static QueryException unfitComponent(
      EntityTypeModel root, Class<?> record, String component, String type, ExpressionNode node) {
    return query(
        "QRY-33",
        root,
        "selects '"
            + node
            + "' ("
            + type
            + ") for the component '"
            + component
            + "' of "
            + record.getName()
            + ".",
        "Give the component this type, or convert the value.");
  }

  /** A class that is no record, or has other components than values are selected. */
  public static QueryException unfitRecord(EntityTypeModel root, Class<?> type, int values) {
    return query(
        "QRY-34",
        root,
        "selects " + values + " values into " + type.getName() + ".",
        "Pass a record class with one component for each value, or a class with one constructor"
            + " that takes them.");
  }

  /** A record that cannot be made. */
  public static QueryException closedRecord(EntityTypeModel root, Class<?> type) {
    return query(
        "QRY-35",
        root,
        "selects into " + type.getName() + ", whose constructor cannot be used.",
        "Make it public and its package exported or opened to org.entopic.engine.");
  }

  /** A null for a primitive component. */
  public static QueryException nullComponent(
      EntityTypeModel root, Class<?> record, String component) {
    return query(
        "QRY-36",
        root,
        "selects null for the primitive component '" + component + "' of " + record.getName() + ".",
        "Use coalesce, or give the component a boxed type.");
  }

  /** The failure of a record's constructor. */
  public static QueryException recordRefused(
      EntityTypeModel root, Class<?> record, Throwable cause) {
    return new QueryException(
        "QRY-37: The query of "
            + root.name()
            + " selects values that the constructor of "
            + record.getName()
            + " refuses. Select other values, or relax the constructor.",
        cause);
  }

  /** A search by key among what has none. */
  public static QueryException keyless(EntityTypeModel root) {
    return query(
        "QRY-40", root, "is asked for an entity by its key, but has none.", "Use any(…) instead.");
  }

  /** Keys of other types. */
  public static QueryException unfitKeys(
      EntityTypeModel root, ExpressionNode key, ExpressionNode otherKey) {
    return query(
        "QRY-43",
        root,
        "joins '" + key + "' with '" + otherKey + "', whose stored values do not compare.",
        "Join keys of one type, or convert one of them.");
  }

  /** Results that are not of one kind. */
  public static QueryException unfitOperands(EntityTypeModel root, EntityTypeModel other) {
    return query(
        "QRY-44",
        root,
        "is combined with one of " + other.name() + " that has other results.",
        "Select values of the same types on both sides, or entities of one type.");
  }

  /** A query of another context. */
  public static QueryException foreignQuery(EntityTypeModel root) {
    return query(
        "QRY-45",
        root,
        "is combined with a query of another context.",
        "Build both from one context.");
  }

  /** An include with operators that do not limit it. */
  public static QueryException unfitLimits(EntityTypeModel root) {
    return query(
        "QRY-46",
        root,
        "limits an include by more than where, orderBy, thenBy, skip and take.",
        "Leave the other operators out, or query the related entities by themselves.");
  }

  /** A query that only reading all rows answers. */
  public static QueryException noIndex(EntityTypeModel root, String conditions) {
    return query(
        "QRY-73",
        root,
        "requires an index, but no key and no index finds rows by " + conditions + ".",
        "Declare an index, add a condition that one can answer, or leave requireIndex() out.");
  }

  /** A query that has run for too long. */
  public static QueryTimeoutException timedOut(String query, Duration limit) {
    return new QueryTimeoutException(
        "QRY-71: The query of "
            + query
            + " has run for longer than its limit of "
            + limit.toMillis()
            + " ms. See by explain() how it finds rows, narrow it, or give it more time.");
  }

  /** No time to run. */
  public static IllegalArgumentException noTime(Duration limit) {
    return new IllegalArgumentException(
        "QRY-72: timeout(" + limit + ") leaves no time to run. Pass a positive time.");
  }

  /** A change of rows that cannot be told apart. */
  public static QueryException keylessChange(EntityTypeModel root) {
    return query(
        "QRY-68",
        root,
        "changes entities that have no key.",
        "Write to their topic by other means.");
  }

  /** A bulk update without values. */
  public static QueryException nothingToSet(EntityTypeModel root) {
    return query("QRY-69", root, "updates, but sets nothing.", "Call set(property, value).");
  }

  /** A tuple asked for what was not selected. */
  public static IllegalArgumentException notSelected(Expression<?, ?> expression) {
    return new IllegalArgumentException(
        "QRY-39: The tuple has no value of '" + expression + "'. Select the expression.");
  }

  /** A reversal without an order. */
  public static QueryException reverseWithoutOrder(EntityTypeModel root) {
    return query(
        "QRY-38",
        root,
        "is reversed, or asked for its last, but has no order.",
        "Call orderBy first.");
  }

  /** A row whose entity became one of another class elsewhere. */
  public static QueryException trackedAsAnother(EntityTypeModel root, Class<?> tracked) {
    return query(
        "QRY-59",
        root,
        "has a result that this context tracks as what it was before, a " + tracked.getName() + ".",
        "Call tracking().refresh(), or use another context.");
  }

  static QueryException indexLeavesItsType(
      EntityTypeModel type, String index, EntityTypeModel related) {
    return new QueryException(
        "QRY-60: The condition of the index '"
            + index
            + "' of '"
            + type.name()
            + "' leads to '"
            + related.name()
            + "'. An index is about one row: use properties of '"
            + type.name()
            + "' only.");
  }

  static QueryException query(String id, EntityTypeModel root, String fact, String action) {
    return new QueryException(id + ": The query of " + root.name() + " " + fact + " " + action);
  }
}
