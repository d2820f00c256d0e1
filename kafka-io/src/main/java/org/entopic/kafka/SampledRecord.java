package org.entopic.kafka;

import org.jspecify.annotations.Nullable;

/**
 * A record as it is in a topic.
 *
 * @param key the key's bytes, null where there are none
 * @param value the value's bytes
 * @param entity the name of the entity type, null where the record does not say
 * @param fingerprint the writer's schema, 0 where the record does not say
 */
@SuppressWarnings("ArrayRecordComponent")
public record SampledRecord(
    byte @Nullable [] key, byte[] value, @Nullable String entity, long fingerprint) {}
