package org.entopic.engine.query;

import java.util.List;
import org.entopic.engine.model.EntityMapping;
import org.entopic.engine.query.expression.QueryMessages;
import org.entopic.model.KeyValues;
import org.entopic.model.PropertyModel;
import org.entopic.query.tree.ExpressionNode.Constant;
import org.entopic.query.tree.ExpressionNode.Path;
import org.entopic.query.tree.PredicateNode.Comparison;
import org.entopic.query.tree.PredicateNode.Operator;

/**
 * The condition that a result has the key of an entity.
 *
 * @param spec the query
 */
record KeyCondition(QuerySpec spec) {

  /** Returns the query of what has the key of an entity. */
  QuerySpec of(QueryContext context, Object entity) {
    if (spec.type().isKeyless()) {
      throw QueryMessages.keyless(spec.type());
    }
    EntityMapping mapping = context.model().mapping(spec.resultType());
    Object key = mapping.key(entity);
    if (key == null) {
      return spec.with(new QueryStep.Take(0));
    }
    QuerySpec limited = spec;
    List<PropertyModel> properties = spec.type().primaryKey().properties();
    for (int i = 0; i < properties.size(); i++) {
      PropertyModel property = properties.get(i);
      Object stored = properties.size() == 1 ? key : ((KeyValues) key).get(i);
      var path = new Path(spec.resultType().javaType(), List.of(property.name().split("\\.")));
      limited =
          limited.with(
              new QueryStep.Where(
                  new Comparison(
                      Operator.EQ, path, new Constant(mapping.toJava(property, stored)))));
    }
    return limited;
  }
}
