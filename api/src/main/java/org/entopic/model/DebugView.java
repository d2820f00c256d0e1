package org.entopic.model;

import org.apiguardian.api.API;

/** How much a description of a model, or of what a context tracks, tells. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum DebugView {
  /** Types with their properties, keys and relations; of tracked entities, type, key and state. */
  SHORT,
  /**
   * All facts, the values attached, and who decided each: annotations or the fluent builders; of
   * tracked entities, the values too.
   */
  LONG
}
