package org.entopic.engine.query;

import java.util.HashMap;
import java.util.Map;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.Row;

/** A fresh entity for each row, for plans that filter entities before they return them. */
final class RememberedEntities implements ResultGraph {
  private final UntrackedEntities.OfType made;
  private final Map<Object, Object> entities = new HashMap<>();

  RememberedEntities(UntrackedEntities.OfType made) {
    this.made = made;
  }

  @Override
  public Object entity(EntityTypeModel type, Row row) {
    return entities.computeIfAbsent(row.key(), key -> made.make(row));
  }

  @Override
  public void release(Row row) {
    entities.remove(row.key());
  }
}
