package org.entopic.benchmarks.harness;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;

/** A row of {@link IndexReads}: ten of a batch, scores in no order. */
@Entity
@Table(indexes = {@Index(columnList = "batch"), @Index(columnList = "score")})
public class Ticket {
  @Id public int id;
  public int batch;
  public int score;
  public String title;

  /** Creates an empty ticket, to be filled from a row. */
  @SuppressWarnings("NullAway.Init")
  public Ticket() {}

  /** Creates the ticket of a number. */
  public Ticket(int id, int count) {
    this.id = id;
    this.batch = id % (count / 10);
    this.score = Integer.reverse(id * 0x9E3779B9) >>> 1;
    this.title = "ticket " + id;
  }
}
