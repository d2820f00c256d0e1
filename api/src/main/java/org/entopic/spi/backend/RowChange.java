package org.entopic.spi.backend;

import org.apiguardian.api.API;
import org.entopic.model.EntityTypeModel;
import org.jspecify.annotations.Nullable;

/**
 * What a publication did to one key; at least one of the rows is there.
 *
 * @param type the entity type
 * @param key the key
 * @param before the row it replaced, null if there was none
 * @param after the row that is there now, null if the key was deleted
 * @param partition the partition of the record
 * @param offset the offset of the record
 * @param timestamp the record's timestamp in milliseconds since the epoch
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record RowChange(
    EntityTypeModel type,
    Object key,
    @Nullable Row before,
    @Nullable Row after,
    int partition,
    long offset,
    long timestamp) {}
