package org.entopic.engine.tracking;

import java.util.Objects;
import org.entopic.model.CascadeTiming;
import org.entopic.model.ChangeAcceptance;
import org.entopic.model.ChangeDetection;
import org.entopic.model.LazyLoading;
import org.entopic.model.QueryTrackingBehavior;
import org.entopic.model.TemporaryKeys;

/** What a program chose for the tracker of one context. */
public final class TrackingSettings {
  private ChangeDetection detection = ChangeDetection.AUTOMATIC;
  private CascadeTiming cascadeTiming = CascadeTiming.IMMEDIATE;
  private CascadeTiming orphanTiming = CascadeTiming.IMMEDIATE;
  private ChangeAcceptance acceptance = ChangeAcceptance.AUTOMATIC;
  private TemporaryKeys temporaryKeys = TemporaryKeys.IN_ENTRY;

  private LazyLoading lazyLoading = LazyLoading.ON;
  private QueryTrackingBehavior queryTrackingBehavior = QueryTrackingBehavior.TRACK_ALL;
  private int cascadeLimit = Integer.MAX_VALUE;

  TrackingSettings() {}

  /** Returns who starts the search for changes. */
  public ChangeDetection detection() {
    return detection;
  }

  /** Sets who starts the search for changes. */
  public void detection(ChangeDetection newDetection) {
    detection = Objects.requireNonNull(newDetection, "detection");
  }

  boolean isAutomatic() {
    return detection == ChangeDetection.AUTOMATIC;
  }

  /** Returns when deletions are carried on to tracked dependents. */
  public CascadeTiming cascadeTiming() {
    return cascadeTiming;
  }

  /** Sets when deletions are carried on to tracked dependents. */
  public void cascadeTiming(CascadeTiming timing) {
    cascadeTiming = Objects.requireNonNull(timing, "timing");
  }

  /** Returns when orphans are deleted. */
  public CascadeTiming orphanTiming() {
    return orphanTiming;
  }

  /** Sets when orphans are deleted. */
  public void orphanTiming(CascadeTiming timing) {
    orphanTiming = Objects.requireNonNull(timing, "timing");
  }

  /** Returns where temporary keys are to be seen. */
  public TemporaryKeys temporaryKeys() {
    return temporaryKeys;
  }

  /** Sets where temporary keys are to be seen. */
  public void temporaryKeys(TemporaryKeys visibility) {
    temporaryKeys = Objects.requireNonNull(visibility, "visibility");
  }

  /** Returns who takes what a save has written as saved. */
  public ChangeAcceptance acceptance() {
    return acceptance;
  }

  /** Sets who takes what a save has written as saved. */
  public void acceptance(ChangeAcceptance newAcceptance) {
    acceptance = Objects.requireNonNull(newAcceptance, "acceptance");
  }

  /** Returns how many rows that are not tracked a save may change by cascades. */
  public int cascadeLimit() {
    return cascadeLimit;
  }

  /** Sets how many rows that are not tracked a save may change by cascades. */
  public void cascadeLimit(int rows) {
    if (rows < 0) {
      throw TrackingMessages.negativeLimit(rows);
    }
    cascadeLimit = rows;
  }

  /** Returns what queries that do not say do with their entities. */
  public QueryTrackingBehavior queryTrackingBehavior() {
    return queryTrackingBehavior;
  }

  /** Sets what queries that do not say do with their entities. */
  public void queryTrackingBehavior(QueryTrackingBehavior behavior) {
    queryTrackingBehavior = Objects.requireNonNull(behavior, "behavior");
  }

  /** Returns whether lazy references and collections load themselves. */
  public LazyLoading lazyLoading() {
    return lazyLoading;
  }

  /** Sets whether lazy references and collections load themselves. */
  public void lazyLoading(LazyLoading loading) {
    lazyLoading = Objects.requireNonNull(loading, "loading");
  }
}
