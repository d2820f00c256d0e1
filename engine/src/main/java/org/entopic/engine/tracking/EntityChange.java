package org.entopic.engine.tracking;

import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/**
 * One entity that a save has to write.
 *
 * @param type the entity type
 * @param kind what happens to the row
 * @param key the key
 * @param original the row the entity was read or saved with; null for an insert
 * @param current the row to write; null for a delete
 */
public record EntityChange(
    EntityTypeModel type,
    ChangeKind kind,
    Object key,
    @Nullable Row original,
    @Nullable Row current) {}
