package org.entopic.itests.music;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** What tracks must refer to. */
@Entity
public class Album {
  @Id private @Nullable String id;
  @Version private long version;

  protected Album() {}

  Album(String id) {
    this.id = id;
  }
}
