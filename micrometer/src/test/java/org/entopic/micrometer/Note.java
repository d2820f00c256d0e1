package org.entopic.micrometer;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

/** What is saved here. */
@Entity
class Note {
  @Id int id;
  @Version int version;

  Note() {}

  Note(int id) {
    this.id = id;
  }
}
