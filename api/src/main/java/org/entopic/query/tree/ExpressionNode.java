package org.entopic.query.tree;

import java.util.List;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A node of an expression's tree.
 *
 * <p>Immutable and thread-safe. Constants are in the Java type of the property they stand beside;
 * the planner converts them once.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public sealed interface ExpressionNode
    permits ExpressionNode.Path,
        ExpressionNode.Entity,
        ExpressionNode.Constant,
        ExpressionNode.Parameter,
        ExpressionNode.Call,
        ExpressionNode.Conditional,
        ExpressionNode.Aggregate,
        ExpressionNode.OverElements,
        ExpressionNode.ListOf,
        ExpressionNode.ListOfElements,
        PredicateNode {

  /**
   * The value at the end of a path of members.
   *
   * @param root the class the path starts from
   * @param names the members to follow, at least one
   */
  record Path(Class<?> root, List<String> names) implements ExpressionNode {
    /** Copies the names. */
    public Path {
      names = List.copyOf(names);
    }

    /** Returns this path followed by another. */
    public Path then(Path next) {
      var all = new java.util.ArrayList<>(names);
      all.addAll(next.names);
      return new Path(root, all);
    }

    @Override
    public String toString() {
      return root.getSimpleName() + "." + String.join(".", names);
    }
  }

  /**
   * An entity as a whole, which can only be selected.
   *
   * @param root the class of the row's entity
   * @param names the references to follow from there; none for the row's own entity
   */
  record Entity(Class<?> root, List<String> names) implements ExpressionNode {
    /** Copies the names. */
    public Entity {
      names = List.copyOf(names);
    }

    @Override
    public String toString() {
      return names.isEmpty() ? root.getSimpleName() : new Path(root, names).toString();
    }
  }

  /**
   * A value.
   *
   * @param value the value; it does not appear in the node's text
   */
  record Constant(@Nullable Object value) implements ExpressionNode {
    @Override
    public String toString() {
      return value == null ? "null" : "?";
    }
  }

  /**
   * A value, or several, that a query is given later.
   *
   * @param name the name
   * @param type the class of the values, boxed
   */
  record Parameter(String name, Class<?> type) implements ExpressionNode {
    @Override
    public String toString() {
      return ":" + name;
    }
  }

  /**
   * A function of some values; null where one of them is, unless the function says otherwise.
   *
   * @param function the function
   * @param arguments as many as the function has
   */
  record Call(Function function, List<ExpressionNode> arguments) implements ExpressionNode {
    /** Copies the arguments. */
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public String toString() {
      return arguments.stream()
          .map(Object::toString)
          .collect(Collectors.joining(", ", function.text() + "(", ")"));
    }
  }

  /** One of two values, by a condition. */
  record Conditional(PredicateNode condition, ExpressionNode then, ExpressionNode otherwise)
      implements ExpressionNode {
    @Override
    public String toString() {
      return "case when " + condition + " then " + then + " else " + otherwise + " end";
    }
  }

  /**
   * A value of all rows of a group.
   *
   * @param function how the values of the rows become one
   * @param argument the value of a row; null counts rows
   */
  record Aggregate(AggregateFunction function, @Nullable ExpressionNode argument)
      implements ExpressionNode {
    @Override
    public String toString() {
      return function.text() + (argument == null ? "(*)" : "(" + argument + ")");
    }
  }

  /**
   * A value of the elements of a collection.
   *
   * @param collection the path to the collection
   * @param aggregate the value, in terms of an element
   * @param condition which elements count, in terms of an element; null for all
   */
  record OverElements(Path collection, Aggregate aggregate, @Nullable PredicateNode condition)
      implements ExpressionNode {
    @Override
    public String toString() {
      return collection + "." + aggregate + (condition == null ? "" : " where (" + condition + ")");
    }
  }

  /**
   * What is selected of all rows of a group, as a list in the order of the rows.
   *
   * @param record the class of the list's records; null for single values
   * @param values the values of the components, or the only value
   */
  record ListOf(@Nullable Class<?> record, List<ExpressionNode> values) implements ExpressionNode {
    /** Copies the values. */
    public ListOf {
      values = List.copyOf(values);
    }

    @Override
    public String toString() {
      return values.stream()
          .map(Object::toString)
          .collect(
              Collectors.joining(
                  ", ", "list(" + (record == null ? "" : record.getSimpleName() + " of "), ")"));
    }
  }

  /**
   * What is selected of the elements of a collection, as a list in the order of their keys.
   *
   * @param collection the path to the collection
   * @param list what is selected, in terms of an element
   * @param condition which elements count, in terms of an element; null for all
   */
  record ListOfElements(Path collection, ListOf list, @Nullable PredicateNode condition)
      implements ExpressionNode {
    @Override
    public String toString() {
      return collection + "." + list + (condition == null ? "" : " where (" + condition + ")");
    }
  }
}
