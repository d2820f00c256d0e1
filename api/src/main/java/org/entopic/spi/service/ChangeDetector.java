package org.entopic.spi.service;

import java.util.Set;
import org.apiguardian.api.API;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.PropertyModel;
import org.entopic.spi.backend.Row;

/**
 * Decides which differences between an entity and the row it was read with are changes.
 *
 * <p>Implementations are thread-safe and quick: change detection asks for every entity that differs
 * from its row. The engine's own takes every difference for a change.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
@FunctionalInterface
public interface ChangeDetector {

  /**
   * Returns the properties that count as changed.
   *
   * @param type the entity type
   * @param entity the entity as it is now
   * @param original the row it was read or saved with
   * @param different the properties whose values differ
   */
  Set<PropertyModel> changes(
      EntityTypeModel type, Object entity, Row original, Set<PropertyModel> different);
}
