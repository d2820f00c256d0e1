package org.entopic.itests.karaf.stock;

import org.entopic.EntityContext;
import org.entopic.EntitySet;

/** The unit of work of the stock bundle. */
public class StockContext extends EntityContext {
  public final EntitySet<Part> parts = set(Part.class);
  public final EntitySet<Shortage> shortages = set(Shortage.class);
}
