package org.entopic.itests.music;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** Should have its album. */
@Entity
public class Review {
  @Id private @Nullable String id;
  @Version private long version;
  @ManyToOne private @Nullable Album album;

  protected Review() {}

  Review(String id) {
    this.id = id;
  }
}
