package org.entopic.model;

import org.apiguardian.api.API;

/** How much a description of a model tells. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum DebugView {
  /** Types with their properties, keys and relations. */
  SHORT,
  /** All facts, the values attached, and who decided each: annotations or the fluent builders. */
  LONG
}
