package org.entopic;

import org.apiguardian.api.API;
import org.entopic.model.CascadeTiming;

/**
 * How a context keeps track of its entities; see {@link EntityContext#tracking()}.
 *
 * <p>Belongs to one context and shares its rules on threads and closing.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface ChangeTracking {

  /** Returns when tracked dependents follow a deleted principal; at first immediately. */
  CascadeTiming cascadeTiming();

  /**
   * Sets when tracked dependents follow a deleted principal. Dependents of a principal that was
   * never saved follow at once in any case.
   */
  ChangeTracking cascadeTiming(CascadeTiming timing);

  /** Returns when dependents that lost a principal they need are deleted; at first immediately. */
  CascadeTiming orphanTiming();

  /** Sets when dependents that lost a principal they need are deleted. */
  ChangeTracking orphanTiming(CascadeTiming timing);

  /** Looks for changes and carries deletions and orphans on now, whatever the timing. */
  void cascadeChanges();
}
