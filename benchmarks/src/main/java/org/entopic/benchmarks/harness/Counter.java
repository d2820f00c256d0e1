package org.entopic.benchmarks.harness;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

/** A number that many change; its saves are checked. */
@Entity
public class Counter {
  @Id private int id;
  private long value;
  @Version private long version;

  /** For the engine. */
  protected Counter() {}

  Counter(int id) {
    this.id = id;
  }

  /** Returns the number. */
  public long getValue() {
    return value;
  }

  void increment() {
    value++;
  }
}
