/**
 * Writing to Kafka without views. Start at {@link
 * org.entopic.backend.producer.ProducerOnlyBackendProvider}.
 */
@NullMarked
package org.entopic.backend.producer;

import org.jspecify.annotations.NullMarked;
