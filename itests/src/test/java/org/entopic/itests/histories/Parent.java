package org.entopic.itests.histories;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** What children must not lose. */
@Entity
public class Parent implements Authored {
  @Id private @Nullable String id;

  private @Nullable String author;

  protected Parent() {}

  public Parent(String id, String author) {
    this.id = id;
    this.author = author;
  }

  @Override
  public @Nullable String author() {
    return author;
  }

  public @Nullable String getId() {
    return id;
  }
}
