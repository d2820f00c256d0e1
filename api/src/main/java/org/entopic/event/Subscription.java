package org.entopic.event;

import org.apiguardian.api.API;

/** Something that goes on until it is closed; thread-safe, closing again does nothing. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
@FunctionalInterface
public interface Subscription extends AutoCloseable {

  /** Ends it; what is being delivered at this moment is not interrupted. */
  @Override
  void close();
}
