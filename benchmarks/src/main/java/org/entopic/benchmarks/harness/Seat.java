package org.entopic.benchmarks.harness;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A seat, which names its ticket. */
@Entity
public class Seat {
  @Id public int id;
  public int ticket;

  /** Creates an empty seat, to be filled from a row. */
  public Seat() {}

  /** Creates a seat of a ticket. */
  public Seat(int id, int ticket) {
    this.id = id;
    this.ticket = ticket;
  }
}
