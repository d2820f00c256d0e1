package org.entopic.benchmarks.harness;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;

/** A row whose number is given out. */
@Entity
public class Pass {
  @Id @GeneratedValue private long id;

  /** Creates a pass without a number. */
  public Pass() {}

  /** Returns the number. */
  public long getId() {
    return id;
  }
}
