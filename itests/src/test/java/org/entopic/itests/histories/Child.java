package org.entopic.itests.histories;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.jspecify.annotations.Nullable;

/** What must have a parent. */
@Entity
public class Child implements Authored {
  @Id private @Nullable String id;

  @ManyToOne(optional = false)
  private @Nullable Parent parent;

  private @Nullable String author;

  protected Child() {}

  public Child(String id, Parent parent, String author) {
    this.id = id;
    this.parent = parent;
    this.author = author;
  }

  public @Nullable String getId() {
    return id;
  }

  @Override
  public @Nullable String author() {
    return author;
  }

  public @Nullable Parent getParent() {
    return parent;
  }
}
