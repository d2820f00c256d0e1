package org.entopic.benchmarks.harness;

/** The status of an {@link Order}. */
public enum OrderStatus {
  OPEN,
  PAID,
  SHIPPED,
  CANCELLED
}
