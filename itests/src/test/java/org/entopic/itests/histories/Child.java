package org.entopic.itests.histories;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.jspecify.annotations.Nullable;

/** What must have a parent. */
@Entity
public class Child {
  @Id private @Nullable String id;

  @ManyToOne(optional = false)
  private @Nullable Parent parent;

  protected Child() {}

  public Child(String id, Parent parent) {
    this.id = id;
    this.parent = parent;
  }

  public @Nullable String getId() {
    return id;
  }

  public @Nullable Parent getParent() {
    return parent;
  }
}
