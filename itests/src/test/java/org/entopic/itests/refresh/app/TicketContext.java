package org.entopic.itests.refresh.app;

import org.entopic.EntityContext;
import org.entopic.EntitySet;

/** Has tickets. */
public class TicketContext extends EntityContext {
  public final EntitySet<Ticket> tickets = set(Ticket.class);
}
