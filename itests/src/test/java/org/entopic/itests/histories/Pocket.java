package org.entopic.itests.histories;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** What lies in it and in its cell is the same in sum, whatever is moved between the two. */
@Entity
public class Pocket implements Authored {
  @Id private @Nullable String id;
  private long value;
  private @Nullable String author;
  @Version private long version;

  @ManyToOne(optional = false)
  private @Nullable Cell cell;

  protected Pocket() {}

  public Pocket(String id, Cell cell, long value, String author) {
    this.id = id;
    this.cell = cell;
    this.value = value;
    this.author = author;
  }

  public @Nullable String getId() {
    return id;
  }

  public @Nullable Cell getCell() {
    return cell;
  }

  public long getValue() {
    return value;
  }

  public long getVersion() {
    return version;
  }

  public void add(long difference, String operation) {
    value += difference;
    author = operation;
  }

  @Override
  public @Nullable String author() {
    return author;
  }
}
