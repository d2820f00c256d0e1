package org.entopic.spi.backend;

import org.apiguardian.api.API;
import org.entopic.CreationPlan;

/**
 * Creates and deletes what a database consists of, without reading it.
 *
 * <p>Implementations are thread-safe, hold nothing open between calls, and take the open time-out
 * at the most. What {@link org.entopic.DatabaseAdmin} says of failures holds here.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface StoreAdmin {

  /** What {@link #create} has created. */
  enum Created {
    /** Everything was there. */
    NOTHING,
    /** Topics of a database that was there. */
    TOPICS,
    /** The database; of several processes that try at once one alone is told so. */
    DATABASE
  }

  /** Returns whether the store answers. */
  boolean canConnect();

  /** Returns the topics that are wanted and what is there of them. */
  CreationPlan plan();

  /** Creates what is missing. */
  Created create();

  /** Deletes everything and returns when it is gone; returns whether anything was there. */
  boolean delete();
}
