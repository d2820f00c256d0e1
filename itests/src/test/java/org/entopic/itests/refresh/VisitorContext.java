package org.entopic.itests.refresh;

import org.entopic.EntityContext;
import org.entopic.EntitySet;

/** Has visitors. */
public class VisitorContext extends EntityContext {
  public final EntitySet<Visitor> visitors = set(Visitor.class);
}
