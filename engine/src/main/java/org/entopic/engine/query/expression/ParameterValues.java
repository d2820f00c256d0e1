package org.entopic.engine.query.expression;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entopic.model.EntityTypeModel;
import org.entopic.query.tree.ExpressionNode;
import org.entopic.query.tree.ExpressionNode.Constant;
import org.entopic.query.tree.ExpressionNode.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * The values that the parameters of a query are given.
 *
 * @param values one or several values for each
 */
public record ParameterValues(Map<Parameter, List<@Nullable Object>> values) {
  /** No values. */
  public static final ParameterValues NONE = new ParameterValues(Map.of());

  /** Copies the values. */
  public ParameterValues {
    values = Map.copyOf(values);
  }

  /**
   * Returns these values and those of one parameter.
   *
   * @throws IllegalArgumentException if one is not of the parameter's class
   */
  public ParameterValues with(Parameter parameter, Collection<?> given) {
    List<@Nullable Object> copy = new ArrayList<>(given);
    for (Object value : copy) {
      if (value != null && !parameter.type().isInstance(value)) {
        throw QueryMessages.wrongArgument(parameter, value.getClass());
      }
    }
    var more = new HashMap<>(values);
    more.put(parameter, Collections.unmodifiableList(copy));
    return new ParameterValues(more);
  }

  /** Returns these values, and others of parameters that have none here. */
  public ParameterValues or(ParameterValues others) {
    if (others.values.isEmpty()) {
      return this;
    }
    var all = new HashMap<>(others.values);
    all.putAll(values);
    return new ParameterValues(all);
  }

  /**
   * Returns a node with the value of a parameter in its place.
   *
   * @throws org.entopic.QueryException if the parameter has no value, or several
   */
  ExpressionNode resolve(EntityTypeModel root, ExpressionNode node) {
    if (!(node instanceof Parameter parameter)) {
      return node;
    }
    List<@Nullable Object> given = given(root, parameter);
    if (given.size() != 1) {
      throw ExpressionMessages.severalValues(root, parameter, given.size());
    }
    return new Constant(given.get(0));
  }

  /**
   * Returns the values of a parameter.
   *
   * @throws org.entopic.QueryException if it has none
   */
  List<@Nullable Object> given(EntityTypeModel root, Parameter parameter) {
    List<@Nullable Object> given = values.get(parameter);
    if (given == null) {
      throw ExpressionMessages.unbound(root, parameter, values.keySet());
    }
    return given;
  }
}
