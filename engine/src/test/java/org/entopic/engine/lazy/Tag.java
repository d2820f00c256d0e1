package org.entopic.engine.lazy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import java.util.ArrayList;
import java.util.List;
import org.entopic.Lazy;

/** A word that books have. */
@Entity
public class Tag {
  @Id String word;

  @ManyToMany(mappedBy = "tags")
  Lazy<List<Book>> books = Lazy.of(new ArrayList<>());

  Tag() {}

  Tag(String word) {
    this.word = word;
  }
}
