package org.entopic.engine.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.entopic.engine.query.expression.RowExpression;
import org.entopic.model.EntityTypeModel;
import org.entopic.query.tree.ExpressionNode.Entity;

/**
 * A value of results that is an entity, or entities among its elements.
 *
 * @param value its rows
 * @param type its type
 * @param includes what is loaded beside it
 */
record EntityColumn(RowExpression value, EntityTypeModel type, List<IncludeNode> includes) {

  /**
   * Returns the entities among the values of results.
   *
   * @param values what is selected
   * @param includes returns what is loaded beside entities, of a type or of the query itself
   */
  static List<EntityColumn> of(
      Selection selection,
      List<RowExpression> values,
      Function<Source, List<IncludeNode>> includes) {
    var columns = new ArrayList<EntityColumn>();
    for (int i = 0; i < values.size(); i++) {
      boolean direct =
          selection.values().get(i) instanceof Entity entity && entity.names().isEmpty();
      for (RowExpression value : values.get(i).entities()) {
        EntityTypeModel type = Objects.requireNonNull(value.entity(), "entity");
        columns.add(new EntityColumn(value, type, includes.apply(new Source(type, direct))));
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
