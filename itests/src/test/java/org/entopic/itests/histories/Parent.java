package org.entopic.itests.histories;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** What children must not lose. */
@Entity
public class Parent {
  @Id private @Nullable String id;

  protected Parent() {}

  public Parent(String id) {
    this.id = id;
  }

  public @Nullable String getId() {
    return id;
  }
}
