package org.entopic.itests.shop;

import org.entopic.EntityContext;
import org.entopic.EntitySet;

/** The unit of work of the broker tests. */
public class ShopContext extends EntityContext {
  public final EntitySet<Order> orders = set(Order.class);
  public final EntitySet<OrderLine> lines = set(OrderLine.class);
}
