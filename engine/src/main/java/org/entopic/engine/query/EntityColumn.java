package org.entopic.engine.query;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.entopic.engine.query.expression.RowExpression;
import org.entopic.model.EntityTypeModel;
import org.entopic.query.tree.ExpressionNode.Entity;

/**
 * A value of results that is an entity.
 *
 * @param value its rows
 * @param type its type
 * @param includes what is loaded beside it
 */
record EntityColumn(RowExpression value, EntityTypeModel type, List<IncludeNode> includes) {

  /**
   * Returns the values of results that are entities.
   *
   * @param values what is selected
   * @param includes returns what is loaded beside entities, of a type or of the query itself
   */
  static List<EntityColumn> of(
      Selection selection, List<RowExpression> values, Function<Source, List<IncludeNode>> includes) {
    var columns = new ArrayList<EntityColumn>();
    for (int i = 0; i < values.size(); i++) {
      EntityTypeModel type = values.get(i).entity();
      if (type != null) {
        boolean direct =
            selection.values().get(i) instanceof Entity entity && entity.names().isEmpty();
        List<IncludeNode> loaded = includes.apply(new Source(type, direct));
        columns.add(new EntityColumn(values.get(i), type, loaded));
      }
    }
    return List.copyOf(columns);
  }

  /**
   * Where the entities come from.
   *
   * @param direct whether from the rows themselves, not by a path
   */
  record Source(EntityTypeModel type, boolean direct) {}
}
