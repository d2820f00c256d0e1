package org.entopic.benchmarks.harness;

import org.entopic.EntityContext;
import org.entopic.EntitySet;

/** Tickets, and the seats they are joined with. */
public final class TicketContext extends EntityContext {
  public final EntitySet<Ticket> tickets = set(Ticket.class);
  public final EntitySet<Seat> seats = set(Seat.class);
}
