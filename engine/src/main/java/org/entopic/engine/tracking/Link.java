package org.entopic.engine.tracking;

import org.jspecify.annotations.Nullable;

/**
 * What is known about one foreign key of one entity; the links that share a principal form a ring
 * in {@link DependentIndex}.
 */
final class Link {
  final TrackedEntity dependent;

  /** The value of the foreign key when it was last looked at. */
  @Nullable Object value;

  /** The tracked principal that both sides are wired to. */
  @Nullable TrackedEntity principal;

  /** Whether the principal was taken away although the foreign key cannot be null, or orphaned. */
  boolean severed;

  /** What the link is filed under: the principal's key, or the principal while it has no key. */
  @Nullable Object filedUnder;

  @Nullable Link previous;
  @Nullable Link next;

  Link(TrackedEntity dependent) {
    this.dependent = dependent;
  }
}
