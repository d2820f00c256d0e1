package org.entopic.itests.histories;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** A number that many change: a counter, or the balance of an account. */
@Entity
public class Cell {
  @Id private @Nullable String id;
  private long value;
  @Version private long version;

  protected Cell() {}

  public Cell(String id, long value) {
    this.id = id;
    this.value = value;
  }

  public @Nullable String getId() {
    return id;
  }

  public long getValue() {
    return value;
  }

  public void add(long difference) {
    value += difference;
  }

  public long getVersion() {
    return version;
  }
}
