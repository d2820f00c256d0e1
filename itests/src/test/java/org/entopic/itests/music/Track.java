package org.entopic.itests.music;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.jspecify.annotations.Nullable;

/** Cannot be without its album. */
@Entity
public class Track {
  @Id private @Nullable String id;

  @ManyToOne(optional = false)
  private @Nullable Album album;

  protected Track() {}

  Track(String id, Album album) {
    this.id = id;
    this.album = album;
  }
}
