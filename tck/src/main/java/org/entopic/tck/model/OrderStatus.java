package org.entopic.tck.model;

import java.util.Locale;

/**
 * The state of an order; its text differs from its name, and one constant has a class of its own.
 */
public enum OrderStatus {
  /** Not yet paid. */
  NEW,
  /** Paid and not yet on its way. */
  PAID,
  /** On its way. */
  SHIPPED {
    @Override
    boolean isMoving() {
      return true;
    }
  },
  /** Given up. */
  CANCELLED;

  boolean isMoving() {
    return false;
  }

  @Override
  public String toString() {
    return (isMoving() ? "moving: " : "") + name().toLowerCase(Locale.ROOT);
  }
}
