package org.entopic.model;

import org.apiguardian.api.API;

/** What a context does with the entities that a query returns, unless the query says. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum QueryTrackingBehavior {
  /** It tracks them: one instance for each key, whose changes a save writes. */
  TRACK_ALL,
  /** It leaves them alone: each result is a fresh instance. */
  NO_TRACKING,
  /** It leaves them alone, and a query makes one instance for each key. */
  NO_TRACKING_WITH_IDENTITY_RESOLUTION
}
