package org.entopic.engine.query.expression;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.entopic.QueryException;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.PropertyModel;
import org.entopic.model.StructuralTypeModel;
import org.entopic.query.Ordering;
import org.entopic.query.tree.Assignment;
import org.entopic.query.tree.ExpressionNode;
import org.entopic.query.tree.ExpressionNode.Parameter;
import org.entopic.query.tree.ExpressionNode.Path;
import org.entopic.query.tree.PredicateNode;
import org.jspecify.annotations.Nullable;

/** The failures of expressions: what does not fit the model or the place it is used at. */
final class ExpressionMessages {
  private ExpressionMessages() {}

  static QueryException unknownMember(
      EntityTypeModel root, Path path, StructuralTypeModel owner, String name) {
    var known = new TreeSet<String>();
    owner.properties().forEach(property -> known.add(property.name()));
    if (owner instanceof EntityTypeModel entity) {
      entity.navigations().forEach(navigation -> known.add(navigation.name()));
    }
    return QueryMessages.query(
        "QRY-05",
        root,
        "uses '" + path + "', but " + owner.name() + " has no property '" + name + "'.",
        "It has " + String.join(", ", known) + ".");
  }

  static QueryException noSteps(EntityTypeModel root, Path path, PropertyModel property) {
    return QueryMessages.query(
        "QRY-06",
        root,
        "uses '" + path + "', but '" + property.name() + "' is a single value.",
        "End the path there.");
  }

  static QueryException navigationAsValue(EntityTypeModel root, ExpressionNode path) {
    return QueryMessages.query(
        "QRY-07",
        root,
        "takes '" + path + "' for a value, but it is an entity.",
        "Use one of the entity's properties; an entity as a whole can be selected.");
  }

  static QueryException collectionAsValue(EntityTypeModel root, Path path) {
    return QueryMessages.query(
        "QRY-08",
        root,
        "takes '" + path + "' for a single value, but it is a collection.",
        "Filter in memory: filter(entity -> …).");
  }

  static QueryException collectionInPath(EntityTypeModel root, Path path) {
    return QueryMessages.query(
        "QRY-09",
        root,
        "uses '" + path + "', which leads through a collection.",
        "Query the elements instead, or filter in memory after include.");
  }

  static QueryException wrongConstant(
      EntityTypeModel root, ExpressionNode node, Class<?> wanted, Class<?> type) {
    return QueryMessages.query(
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
    return QueryMessages.query(
        "QRY-12",
        root,
        "compares '" + node.left() + "' with '" + node.right() + "', stored otherwise.",
        "Compare values of one type, or filter in memory.");
  }

  static QueryException noOrder(EntityTypeModel root, ExpressionNode node) {
    return QueryMessages.query(
        "QRY-13",
        root,
        "orders by or compares '" + node + "', whose stored values have no order.",
        "Use another property, or sort in memory.");
  }

  static QueryException unorderedCondition(EntityTypeModel root, PredicateNode node) {
    return QueryMessages.query(
        "QRY-14", root, "compares conditions in '" + node + "'.", "Only eq and ne can do that.");
  }

  static QueryException onlyConstants(EntityTypeModel root, PredicateNode node) {
    return QueryMessages.query(
        "QRY-15", root, "compares constants in '" + node + "'.", "Name a property on one side.");
  }

  static QueryException noText(EntityTypeModel root, PredicateNode node) {
    return QueryMessages.query(
        "QRY-16",
        root,
        "matches a pattern in '" + node + "' with what is not stored as text.",
        "Use a text property.");
  }

  static QueryException orderByNoPath(EntityTypeModel root, Ordering<?> ordering) {
    return QueryMessages.query(
        "QRY-17", root, "orders by '" + ordering + "'.", "Order by a property, or a path to one.");
  }

  static QueryException aggregateOutsideGroup(EntityTypeModel root, ExpressionNode node) {
    return QueryMessages.query(
        "QRY-24",
        root,
        "uses '" + node + "' where there are single rows.",
        "Aggregates belong in having and in select after groupBy, or alone in select.");
  }

  static QueryException notGrouped(EntityTypeModel root, ExpressionNode path) {
    return QueryMessages.query(
        "QRY-25",
        root,
        "uses '" + path + "' of groups, but it is no key of them.",
        "Group by it, or put it inside an aggregate such as min().");
  }

  static QueryException noComponent(
      EntityTypeModel root, Path path, Class<?> record, Set<String> components) {
    return QueryMessages.query(
        "QRY-26",
        root,
        "uses '" + path + "' after select.",
        "Use a component of "
            + record.getSimpleName()
            + ": "
            + (components.isEmpty() ? "it has none" : String.join(", ", new TreeSet<>(components)))
            + ".");
  }

  static QueryException notReachable(EntityTypeModel root, ExpressionNode path) {
    return QueryMessages.query(
        "QRY-27",
        root,
        "follows '" + path + "' where there are no entities any more.",
        "Do so before groupBy and select.");
  }

  static QueryException noEntities(EntityTypeModel root, Path path) {
    return QueryMessages.query(
        "QRY-28",
        root,
        "looks into '" + path + "', which is no collection of entities.",
        "Filter in memory: filter(entity -> …).");
  }

  static QueryException unfitArguments(EntityTypeModel root, ExpressionNode node) {
    return QueryMessages.query(
        "QRY-29",
        root,
        "uses '" + node + "' with values that it does not take.",
        "Pass values of one type that has this function, or convert them first.");
  }

  static QueryException convertedOperand(
      EntityTypeModel root, ExpressionNode operand, ExpressionNode node) {
    return QueryMessages.query(
        "QRY-30",
        root,
        "uses '" + operand + "' in '" + node + "', but its values are converted to be stored.",
        "Work it out in memory, from the results.");
  }

  static QueryException unfitConstant(EntityTypeModel root, @Nullable Object value) {
    return QueryMessages.query(
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

  static QueryException ambiguousSide(EntityTypeModel root, ExpressionNode path) {
    return QueryMessages.query(
        "QRY-41",
        root,
        "joins rows that all have '" + path + "'.",
        "Select records on one side before the join, and use their components.");
  }

  static QueryException noSide(EntityTypeModel root, ExpressionNode path) {
    return QueryMessages.query(
        "QRY-42",
        root,
        "uses '" + path + "', which starts from a class of neither side of a join.",
        "Start the path from a class that was joined.");
  }

  static QueryException unbound(EntityTypeModel root, Parameter parameter, Set<Parameter> bound) {
    return QueryMessages.query(
        "QRY-61",
        root,
        "uses the parameter '"
            + parameter
            + "' of "
            + parameter.type().getTypeName()
            + ", which has no value"
            + (bound.isEmpty() ? "." : " (" + described(bound) + " have one)."),
        "Call bind(parameter, value).");
  }

  private static String described(Set<Parameter> parameters) {
    return parameters.stream()
        .map(parameter -> parameter + " of " + parameter.type().getTypeName())
        .sorted()
        .collect(Collectors.joining(", "));
  }

  static QueryException severalValues(EntityTypeModel root, Parameter parameter, int values) {
    return QueryMessages.query(
        "QRY-62",
        root,
        "takes '" + parameter + "' for one value, but it has " + values + ".",
        "Bind one value, or use the parameter in in(parameter).");
  }

  static QueryException noPattern(EntityTypeModel root, PredicateNode node) {
    return QueryMessages.query(
        "QRY-63",
        root,
        "matches a pattern in '" + node + "' that is no known text.",
        "Pass a text, or a parameter of one.");
  }

  static QueryException notSettable(EntityTypeModel root, Path property) {
    return QueryMessages.query(
        "QRY-65",
        root,
        "sets '" + property + "', which is no property of the entity itself.",
        "Set a property that it has: the whole of a complex value, the foreign key of a reference.");
  }

  static QueryException keySet(EntityTypeModel root, Path property) {
    return QueryMessages.query(
        "QRY-66",
        root,
        "sets '" + property + "', which is part of the key.",
        "Delete the entities and add others.");
  }

  static QueryException wrongValue(EntityTypeModel root, Assignment assignment, Class<?> type) {
    return QueryMessages.query(
        "QRY-67",
        root,
        "sets '"
            + assignment.property()
            + "' to "
            + (type == void.class ? "null" : "a " + type.getTypeName())
            + ".",
        "Pass a value of the property's type.");
  }

  static QueryException nullSet(EntityTypeModel root, PropertyModel property) {
    return QueryMessages.query(
        "QRY-70",
        root,
        "sets '"
            + root.name()
            + "."
            + property.name()
            + "' to null for an entity, but it must have a value.",
        "Use coalesce, or leave these entities out.");
  }
}
