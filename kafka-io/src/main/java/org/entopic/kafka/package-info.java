/**
 * Kafka clients, topics, the schema topic and the writer that the Kafka backends share. Start at
 * {@link org.entopic.kafka.KafkaDatabase}.
 */
@NullMarked
package org.entopic.kafka;

import org.jspecify.annotations.NullMarked;
