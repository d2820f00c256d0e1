package org.entopic.engine.query.expression;

import java.util.List;
import org.entopic.model.StoreType;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/**
 * Lists of rows of which elements with entities are made last.
 *
 * @param elements makes the elements
 * @param entities the entities of an element
 * @param rows returns the list
 */
record EntityList(
    StoreType type,
    Projection elements,
    List<RowExpression> entities,
    ObjectExpression.ToObject rows)
    implements RowExpression {

  @Override
  public boolean isNull(ReadView view, Row row) {
    return getObject(view, row) == null;
  }

  @Override
  public @Nullable Object getObject(ReadView view, Row row) {
    return rows.of(view, row);
  }
}
