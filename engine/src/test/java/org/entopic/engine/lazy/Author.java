package org.entopic.engine.lazy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;
import org.entopic.Lazy;

/** Has books, and notes that are records; the class is final. */
@Entity
public final class Author {
  @Id int id;
  String name;

  @OneToMany(mappedBy = "author")
  final Lazy<List<Book>> books = Lazy.of(new ArrayList<>());

  @OneToMany(mappedBy = "author")
  Lazy<List<Note>> notes;

  Author() {}

  Author(int id, String name) {
    this.id = id;
    this.name = name;
  }
}
