package org.entopic.engine.query;

import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.Row;

/** A fresh entity for each row, for plans that ask once. */
record FreshEntities(UntrackedEntities.OfType made) implements ResultGraph {
  @Override
  public Object entity(EntityTypeModel type, Row row) {
    return made.make(row);
  }
}
