/**
 * Starts and stops a real Kafka cluster of one or three nodes inside the running JVM; for everybody
 * who wants Kafka without installing it. Begin at {@link org.entopic.embedded.EmbeddedKafka}.
 */
@NullMarked
package org.entopic.embedded;

import org.jspecify.annotations.NullMarked;
