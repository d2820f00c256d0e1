/**
 * Entities from Kafka's own consumers and topologies, for readers of topics that open no context.
 * Start at {@link org.entopic.reader.EntityReader}.
 */
@NullMarked
package org.entopic.reader;

import org.jspecify.annotations.NullMarked;
