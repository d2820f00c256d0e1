package org.entopic.model;

import org.apiguardian.api.API;

/** Configures the join of a many-to-many relation; not thread-safe. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface ManyToManyBuilder {

  /** Sets the name of the join type, and so of its topic. */
  ManyToManyBuilder joinName(String name);
}
