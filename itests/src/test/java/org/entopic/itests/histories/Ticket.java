package org.entopic.itests.histories;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** Has a number that is given out. */
@Entity
public class Ticket {
  @Id @GeneratedValue private long number;
  private @Nullable String worker;

  protected Ticket() {}

  public Ticket(String worker) {
    this.worker = worker;
  }

  public long getNumber() {
    return number;
  }

  public @Nullable String getWorker() {
    return worker;
  }
}
