package org.entopic.engine.model.draft;

import org.jspecify.annotations.Nullable;

/** A relation as the fluent builders describe it, before the members are known. */
public final class RelationRequest {
  private final EntityDraft from;
  private final boolean manyTargets;
  private final @Nullable String navigation;
  private final @Nullable EntityDraft target;
  private @Nullable Boolean manySources;
  private @Nullable String inverse;
  private final RelationSettings settings = new RelationSettings();

  /** Creates the first half; either the navigation or the target is given. */
  public RelationRequest(
      EntityDraft from,
      boolean manyTargets,
      @Nullable String navigation,
      @Nullable EntityDraft target) {
    this.from = from;
    this.manyTargets = manyTargets;
    this.navigation = navigation;
    this.target = target;
  }

  /** Adds the second half. */
  public void complete(boolean many, @Nullable String inverseNavigation) {
    manySources = many;
    inverse = inverseNavigation;
  }

  /** Returns the type the relation starts from. */
  public EntityDraft from() {
    return from;
  }

  /** Returns the member the relation starts from, where there is one. */
  public @Nullable String navigation() {
    return navigation;
  }

  /** Returns the related type, where it was named instead of a member. */
  public @Nullable EntityDraft target() {
    return target;
  }

  /** Returns whether one source has many targets. */
  public boolean hasManyTargets() {
    return manyTargets;
  }

  /** Returns whether the second half was given. */
  public boolean isComplete() {
    return manySources != null;
  }

  /** Returns whether one target has many sources. */
  public boolean hasManySources() {
    return manySources != null && manySources;
  }

  /** Returns the member of the target, where there is one. */
  public @Nullable String inverse() {
    return inverse;
  }

  /** Returns what else was said. */
  public RelationSettings settings() {
    return settings;
  }

  @Override
  public String toString() {
    return from + (navigation != null ? "." + navigation : "");
  }
}
