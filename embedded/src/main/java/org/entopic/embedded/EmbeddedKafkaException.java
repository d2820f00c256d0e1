package org.entopic.embedded;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Tells that an embedded Kafka node could not be started, or its data could not be handled.
 *
 * <p>The message names the node or directory, what is wrong with it and what to do; the cause is
 * what Kafka or the file system reported.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class EmbeddedKafkaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EmbeddedKafkaException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
