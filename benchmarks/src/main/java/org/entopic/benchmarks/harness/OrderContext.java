package org.entopic.benchmarks.harness;

import org.entopic.EntityContext;
import org.entopic.EntitySet;

/** The context of all measurements. */
public class OrderContext extends EntityContext {
  public final EntitySet<Order> orders = set(Order.class);
}
