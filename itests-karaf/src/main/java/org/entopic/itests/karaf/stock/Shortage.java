package org.entopic.itests.karaf.stock;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** What is missing of a kind, in memory. */
@Entity
public class Shortage {
  @Id private int id;
  private @Nullable Kind kind;

  protected Shortage() {}

  Shortage(int id, Kind kind) {
    this.id = id;
    this.kind = kind;
  }

  int getId() {
    return id;
  }

  @Nullable Kind getKind() {
    return kind;
  }
}
