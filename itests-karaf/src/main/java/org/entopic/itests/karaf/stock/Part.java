package org.entopic.itests.karaf.stock;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.entopic.annotation.StoredIn;
import org.entopic.model.StoreKind;
import org.jspecify.annotations.Nullable;

/** A part, on disk. */
@Entity
@StoredIn(StoreKind.ROCKSDB)
public class Part {
  @Id private int id;
  private @Nullable Kind kind;

  protected Part() {}

  Part(int id, Kind kind) {
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
