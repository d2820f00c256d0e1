package org.entopic.model;

import org.apiguardian.api.API;

/**
 * What happens to dependents when their principal is deleted or the relation is severed.
 *
 * <p>Two things differ: what is done to dependents that the context tracks, and what the save does
 * about dependents that are stored and not tracked. {@link CascadeTiming} says when.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum DeleteBehavior {
  /** Dependents are deleted, tracked or not. */
  CASCADE,
  /** Tracked dependents are deleted; the save is refused while others refer to the principal. */
  CLIENT_CASCADE,
  /** The foreign key of dependents is set to null, tracked or not. */
  SET_NULL,
  /**
   * The foreign key of tracked dependents is set to null; the save is refused while others refer to
   * the principal.
   */
  CLIENT_SET_NULL,
  /**
   * The foreign key of dependents is set to the {@linkplain PropertyBuilder#defaultValue defaults}
   * of its properties, tracked or not. The save is refused where these still refer to the
   * principal.
   */
  SET_DEFAULT,
  /**
   * The foreign key of tracked dependents is set to the defaults of its properties; the save is
   * refused while others refer to the principal.
   */
  CLIENT_SET_DEFAULT,
  /** The save is refused while dependents refer to the principal, tracked or not. */
  RESTRICT,
  /** Nothing is done and nothing is refused: dependents keep the foreign key. */
  NO_ACTION,
  /**
   * Nothing is done to tracked dependents; the save is refused while stored rows refer to the
   * principal, those of tracked dependents too.
   */
  CLIENT_NO_ACTION
}
