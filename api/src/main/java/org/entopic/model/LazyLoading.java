package org.entopic.model;

import org.apiguardian.api.API;

/** Whether a context loads what entities declare as {@link org.entopic.Lazy}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum LazyLoading {
  /** When it is first asked for. */
  ON,
  /** Not by itself: what was not loaded otherwise is null, or an incomplete collection. */
  OFF
}
