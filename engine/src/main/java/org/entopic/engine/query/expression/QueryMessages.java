package org.entopic.engine.query.expression;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.entopic.QueryException;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.NavigationModel;
import org.entopic.model.PropertyModel;
import org.entopic.model.StructuralTypeModel;
import org.entopic.query.Expression;
import org.entopic.query.Ordering;
import org.entopic.query.tree.ExpressionNode;
import org.entopic.query.tree.ExpressionNode.Path;
import org.entopic.query.tree.PredicateNode;
import org.jspecify.annotations.Nullable;

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

  /** A path that starts from another class. */
  public static QueryException foreignPath(EntityTypeModel root, Path path) {
    return query(
        "QRY-04",
        root,
        "uses '" + path + "', which starts from another class.",
        "Start the path from " + root.javaType().getSimpleName() + ".");
  }

  static QueryException unknownMember(
      EntityTypeModel root, Path path, StructuralTypeModel owner, String name) {
    var known = new TreeSet<String>();
    owner.properties().forEach(property -> known.add(property.name()));
    if (owner instanceof EntityTypeModel entity) {
      entity.navigations().forEach(navigation -> known.add(navigation.name()));
    }
    return query(
        "QRY-05",
        root,
        "uses '" + path + "', but " + owner.name() + " has no property '" + name + "'.",
        "It has " + String.join(", ", known) + ".");
  }

  static QueryException noSteps(EntityTypeModel root, Path path, PropertyModel property) {
    return query(
        "QRY-06",
        root,
        "uses '" + path + "', but '" + property.name() + "' is a single value.",
        "End the path there.");
  }

  static QueryException navigationAsValue(EntityTypeModel root, Path path) {
    return query(
        "QRY-07",
        root,
        "takes '" + path + "' for a value, but it is an entity.",
        "Use one of the entity's properties.");
  }

  static QueryException collectionAsValue(EntityTypeModel root, Path path) {
    return query(
        "QRY-08",
        root,
        "takes '" + path + "' for a single value, but it is a collection.",
        "Filter in memory: filter(entity -> …).");
  }

  static QueryException collectionInPath(EntityTypeModel root, Path path) {
    return query(
        "QRY-09",
        root,
        "uses '" + path + "', which leads through a collection.",
        "Query the elements instead, or filter in memory after include.");
  }

  static QueryException wrongConstant(
      EntityTypeModel root, ExpressionNode node, Class<?> wanted, Class<?> type) {
    return query(
        "QRY-10",
        root,
        "compares '" + node + "' (" + wanted.getTypeName() + ") with a " + type.getTypeName() + ".",
        "Pass a value of the property's type.");
  }

  static QueryException notConvertible(EntityTypeModel root, BoundPath path, Throwable cause) {
    return new QueryException(
        "QRY-11: The query of "
            + root.name()
            + " compares '"
            + path.source()
            + "' with a value that its converter refuses. Pass one that can be stored.",
        cause);
  }

  static QueryException differentTypes(EntityTypeModel root, PredicateNode.Comparison node) {
    return query(
        "QRY-12",
        root,
        "compares '" + node.left() + "' with '" + node.right() + "', stored otherwise.",
        "Compare values of one type, or filter in memory.");
  }

  static QueryException noOrder(EntityTypeModel root, ExpressionNode node) {
    return query(
        "QRY-13",
        root,
        "orders by or compares '" + node + "', whose stored values have no order.",
        "Use another property, or sort in memory.");
  }

  static QueryException unorderedCondition(EntityTypeModel root, PredicateNode node) {
    return query(
        "QRY-14", root, "compares conditions in '" + node + "'.", "Only eq and ne can do that.");
  }

  static QueryException onlyConstants(EntityTypeModel root, PredicateNode node) {
    return query(
        "QRY-15", root, "compares constants in '" + node + "'.", "Name a property on one side.");
  }

  static QueryException noText(EntityTypeModel root, PredicateNode node) {
    return query(
        "QRY-16",
        root,
        "matches a pattern in '" + node + "' with what is not stored as text.",
        "Use a text property.");
  }

  static QueryException orderByNoPath(EntityTypeModel root, Ordering<?> ordering) {
    return query(
        "QRY-17", root, "orders by '" + ordering + "'.", "Order by a property, or a path to one.");
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

  static QueryException aggregateOutsideGroup(EntityTypeModel root, ExpressionNode node) {
    return query(
        "QRY-24",
        root,
        "uses '" + node + "' where there are single rows.",
        "Aggregates belong in having and in select after groupBy, or alone in select.");
  }

  static QueryException notGrouped(EntityTypeModel root, Path path) {
    return query(
        "QRY-25",
        root,
        "uses '" + path + "' of groups, but it is no key of them.",
        "Group by it, or put it inside an aggregate such as min().");
  }

  static QueryException noComponent(
      EntityTypeModel root, Path path, Class<?> record, Set<String> components) {
    return query(
        "QRY-26",
        root,
        "uses '" + path + "' after select.",
        "Use a component of "
            + record.getSimpleName()
            + ": "
            + (components.isEmpty() ? "it has none" : String.join(", ", new TreeSet<>(components)))
            + ".");
  }

  static QueryException notReachable(EntityTypeModel root, Path path) {
    return query(
        "QRY-27",
        root,
        "follows '" + path + "' where there are no entities any more.",
        "Do so before groupBy and select.");
  }

  static QueryException noEntities(EntityTypeModel root, Path path) {
    return query(
        "QRY-28",
        root,
        "looks into '" + path + "', which is no collection of entities.",
        "Filter in memory: filter(entity -> …).");
  }

  static QueryException unfitArguments(EntityTypeModel root, ExpressionNode node) {
    return query(
        "QRY-29",
        root,
        "uses '" + node + "' with values that it does not take.",
        "Pass values of one type that has this function, or convert them first.");
  }

  static QueryException convertedOperand(
      EntityTypeModel root, ExpressionNode operand, ExpressionNode node) {
    return query(
        "QRY-30",
        root,
        "uses '" + operand + "' in '" + node + "', but its values are converted to be stored.",
        "Work it out in memory, from the results.");
  }

  static QueryException unfitConstant(EntityTypeModel root, @Nullable Object value) {
    return query(
        "QRY-31",
        root,
        "works with a constant "
            + (value == null ? "null" : "of " + value.getClass().getTypeName())
            + ".",
        "Pass a value of a type that records can hold.");
  }

  static QueryException sumTooLarge() {
    return new QueryException(
        "QRY-32: A sum of integers is too large for 64 bits. Sum toDecimal() instead.");
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
        "Pass a record class with one component for each value.");
  }

  /** A record that cannot be made. */
  public static QueryException closedRecord(EntityTypeModel root, Class<?> type) {
    return query(
        "QRY-35",
        root,
        "selects into " + type.getName() + ", whose constructor cannot be used.",
        "Make the record public and its package exported or opened to org.entopic.engine.");
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

  static QueryException ambiguousSide(EntityTypeModel root, Path path) {
    return query(
        "QRY-41",
        root,
        "joins rows that all have '" + path + "'.",
        "Select records on one side before the join, and use their components.");
  }

  static QueryException noSide(EntityTypeModel root, Path path) {
    return query(
        "QRY-42",
        root,
        "uses '" + path + "', which starts from a class of neither side of a join.",
        "Start the path from a class that was joined.");
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

  private static QueryException query(String id, EntityTypeModel root, String fact, String action) {
    return new QueryException(id + ": The query of " + root.name() + " " + fact + " " + action);
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
}
