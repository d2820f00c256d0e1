package org.entopic.engine.query.text;

import java.util.Set;
import java.util.stream.Collectors;
import org.entopic.QueryException;
import org.entopic.model.EntityModel;
import org.entopic.model.EntityTypeModel;
import org.entopic.query.tree.ExpressionNode.Path;
import org.jspecify.annotations.Nullable;

/** The failures of queries written as text; positions count from 1, values are not shown. */
public final class TextMessages {
  private TextMessages() {}

  static QueryException noToken(String text, int at) {
    return failure(
        "TXT-01", at, "'" + text.charAt(at) + "' begins no word, literal or sign.", "Remove it.");
  }

  static QueryException openText(int at) {
    return failure(
        "TXT-02", at, "a text has no end.", "Close it with ' and write '' for a quote inside.");
  }

  static QueryException namelessParameter(int at) {
    return failure("TXT-03", at, "a parameter has no name.", "Write :name or ?1.");
  }

  static QueryException expected(String what, Token found) {
    return failure(
        "TXT-04",
        found.at(),
        found.shown() + " stands where " + what + " is expected.",
        "See the language in the documentation of queries.");
  }

  static QueryException noQuery(Token found) {
    return failure(
        "TXT-05",
        found.at(),
        "a query begins with 'select' or 'from', one of entities of the class that is asked for also"
            + " with 'where' or 'order', not with "
            + found.shown()
            + ".",
        "Changes are made by entities, or by update and delete of a query.");
  }

  static QueryException unknownType(EntityModel model, Token name) {
    return failure(
        "TXT-06",
        name.at(),
        "the model has no entity type " + name.text() + ".",
        "Name one of "
            + model.entityTypes().stream()
                .map(EntityTypeModel::name)
                .collect(Collectors.joining(", "))
            + ", or one derived from them.");
  }

  static QueryException noNumber(Token at, @Nullable Throwable cause) {
    return new QueryException(
        text("TXT-07", at.at(), "a number cannot be read.", "Its suffixes are L, D, F, BD and BI."),
        cause);
  }

  static QueryException noValue(Token parameter, Set<String> given) {
    return failure(
        "TXT-08",
        parameter.at(),
        "the parameter "
            + parameter.text()
            + " has no value (given: "
            + String.join(", ", given)
            + ").",
        "Pass one.");
  }

  static IllegalArgumentException unusedValues(Set<String> names) {
    return new IllegalArgumentException(
        "TXT-09: The query text has no parameter "
            + String.join(", ", names)
            + ", for which a value is given. Remove the value, or use it.");
  }

  static QueryException severalValues(Token parameter) {
    return failure(
        "TXT-10",
        parameter.at(),
        "the parameter " + parameter.text() + " has several values.",
        "Use it after 'in', or pass one value.");
  }

  static QueryException unfitLiteral(Token at, Class<?> type) {
    return failure(
        "TXT-11",
        at.at(),
        "a literal or parameter is no value of " + type.getSimpleName() + ".",
        "Write a value of that type, or pass it as a parameter.");
  }

  static QueryException entityAsValue(Token at) {
    return failure(
        "TXT-12",
        at.at(),
        "'" + at.text() + "' is an entity, not a value.",
        "Name one of its properties; select the entity by itself.");
  }

  static QueryException noDistinct(Token at) {
    return failure(
        "TXT-13", at.at(), "there is no average of distinct values.", "Leave 'distinct' out.");
  }

  static QueryException unknownFunction(Token name) {
    return failure(
        "TXT-14",
        name.at(),
        "there is no function " + name.text() + ".",
        "The functions are listed in the documentation of queries.");
  }

  static QueryException wrongArguments(Token name) {
    return failure(
        "TXT-15",
        name.at(),
        "the function " + name.text() + " has too few or too many arguments.",
        "The functions are listed in the documentation of queries.");
  }

  static QueryException noRelation(Token at, Path path) {
    return failure(
        "TXT-16",
        at.at(),
        path + " is no relation of entities.",
        "Join along a navigation; its properties need no join.");
  }

  static QueryException joinWithItself(Token at, EntityTypeModel type) {
    return failure(
        "TXT-17",
        at.at(),
        "a collection of " + type.name() + " cannot be joined to " + type.name() + ".",
        "Use 'exists' or an aggregate over the collection, or join in Java.");
  }

  /** Results of a class that the caller did not ask for. */
  public static QueryException otherResults(Class<?> found, Class<?> wanted) {
    return new QueryException(
        "TXT-18: The results of the query text are of "
            + found.getName()
            + ", not of "
            + wanted.getName()
            + ". Ask for that class, for a record class or Tuple, or for Object.");
  }

  /** Entities out of pairs or groups. */
  public static QueryException entitiesOfPairs(EntityTypeModel type) {
    return new QueryException(
        "TXT-19: The query text joins or groups "
            + type.name()
            + " but selects no values. Select values, or use 'exists' in place of a join.");
  }

  private static QueryException failure(String id, int at, String fact, String action) {
    return new QueryException(text(id, at, fact, action));
  }

  private static String text(String id, int at, String fact, String action) {
    return id + ": The query text, at position " + (at + 1) + ": " + fact + " " + action;
  }
}
