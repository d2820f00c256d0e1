package org.entopic.engine.query.expression;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entopic.model.EntityTypeModel;
import org.entopic.query.tree.ExpressionNode.Path;
import org.jspecify.annotations.Nullable;

/**
 * Records made of values of rows: their components stand for the values.
 *
 * @param root the type that the query is of
 * @param record the record class
 * @param components the values by name
 */
public record SelectionScope(
    EntityTypeModel root, Class<?> record, Map<String, RowExpression> components) implements Scope {

  /** Copies the components. */
  public SelectionScope {
    components = Map.copyOf(components);
  }

  /**
   * Returns the scope after values have been selected.
   *
   * @param record the class of the results, which has components if it is a record; null where none
   *     are made
   * @param values the values, as many as the record has components
   */
  public static SelectionScope of(
      EntityTypeModel root, @Nullable Class<?> record, List<RowExpression> values) {
    var components = new HashMap<String, RowExpression>();
    if (record != null && record.isRecord()) {
      for (int i = 0; i < values.size(); i++) {
        components.put(record.getRecordComponents()[i].getName(), values.get(i));
      }
    }
    return new SelectionScope(root, record == null ? Object.class : record, components);
  }

  @Override
  public boolean offers(Class<?> rootClass) {
    return rootClass == record;
  }

  @Override
  public RowExpression path(Path path) {
    RowExpression found = components.get(path.names().get(0));
    if (path.root() != record || found == null || path.names().size() > 1) {
      throw ExpressionMessages.noComponent(root, path, record, components.keySet());
    } else if (found.entity() != null) {
      throw ExpressionMessages.navigationAsValue(root, path);
    }
    return found;
  }
}
