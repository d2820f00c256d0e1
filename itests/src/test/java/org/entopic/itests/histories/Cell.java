package org.entopic.itests.histories;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** A number that many change: a counter, or the balance of an account. */
@Entity
public class Cell implements Authored {
  @Id private @Nullable String id;
  private long value;
  private @Nullable String author;
  @Version private long version;

  protected Cell() {}

  public Cell(String id, long value) {
    this(id, value, 0);
  }

  Cell(String id, long value, long version) {
    this.id = id;
    this.value = value;
    this.version = version;
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

  /** Says which operation writes the cell. */
  Cell by(String operation) {
    author = operation;
    return this;
  }

  @Override
  public @Nullable String author() {
    return author;
  }

  public long getVersion() {
    return version;
  }
}
