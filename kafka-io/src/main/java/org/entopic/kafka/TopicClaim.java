package org.entopic.kafka;

import java.util.UUID;

/**
 * What a database recorded of a topic it writes.
 *
 * @param database the owning database
 * @param topic the topic's name
 * @param topicId the topic's id when it was claimed
 * @param partitions the number of partitions that keys are spread over
 * @param mode how the topic is written
 */
public record TopicClaim(
    String database, String topic, UUID topicId, int partitions, WriteMode mode) {}
