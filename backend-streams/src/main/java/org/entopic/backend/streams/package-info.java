/**
 * Views of whole topics, fed by global stores of Kafka Streams. Start at {@link
 * org.entopic.backend.streams.StreamsBackendProvider}.
 */
@NullMarked
package org.entopic.backend.streams;

import org.jspecify.annotations.NullMarked;
