package org.entopic.kafka;

import java.util.UUID;

/**
 * A topic as it is on the cluster.
 *
 * @param name the topic's name
 * @param id the topic's id, which tells it from a later topic of the same name
 * @param partitions the number of partitions
 */
public record TopicState(String name, UUID id, int partitions) {}
