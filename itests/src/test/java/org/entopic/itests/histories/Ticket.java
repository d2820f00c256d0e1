package org.entopic.itests.histories;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** Has a number that is given out. */
@Entity
public class Ticket implements Authored {
  @Id @GeneratedValue private long number;
  private @Nullable String author;

  protected Ticket() {}

  public Ticket(String author) {
    this.author = author;
  }

  public long getNumber() {
    return number;
  }

  @Override
  public @Nullable String author() {
    return author;
  }
}
