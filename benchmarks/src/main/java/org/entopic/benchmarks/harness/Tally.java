package org.entopic.benchmarks.harness;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** What a counter has, without a version: its saves are not checked. */
@Entity
public class Tally {
  @Id private int id;
  private long value;
  private long version;

  /** For the engine. */
  protected Tally() {}

  Tally(int id) {
    this.id = id;
  }

  /** Returns the number. */
  public long getValue() {
    return value;
  }

  void increment() {
    value++;
    version++;
  }
}
