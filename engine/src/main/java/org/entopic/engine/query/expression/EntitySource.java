package org.entopic.engine.query.expression;

import org.entopic.spi.backend.Row;

/** Makes the entities that are among the values of results. */
@FunctionalInterface
public interface EntitySource {

  /**
   * Returns the entity of a row.
   *
   * @param value the value of results whose row it is
   */
  Object entity(RowExpression value, Row row);
}
