package org.entopic.model;

import org.apiguardian.api.API;

/** Configures one index; not thread-safe. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface IndexBuilder {

  /** Refuses two rows that share a value. */
  IndexBuilder unique();

  /** Names the index. */
  IndexBuilder name(String name);
}
