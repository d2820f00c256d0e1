package org.entopic.itests.histories;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** A name that only one may have. */
@Entity
public class Name {
  @Id private @Nullable String id;
  private @Nullable String text;

  protected Name() {}

  public Name(String id, String text) {
    this.id = id;
    this.text = text;
  }

  public @Nullable String getId() {
    return id;
  }

  public @Nullable String getText() {
    return text;
  }
}
