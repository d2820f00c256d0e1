package org.entopic.itests.histories;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** A name that only one may have. */
@Entity
public class Name implements Authored {
  @Id private @Nullable String id;
  private @Nullable String text;

  private @Nullable String author;

  protected Name() {}

  public Name(String id, String text, String author) {
    this.id = id;
    this.text = text;
    this.author = author;
  }

  public @Nullable String getId() {
    return id;
  }

  @Override
  public @Nullable String author() {
    return author;
  }

  public @Nullable String getText() {
    return text;
  }
}
