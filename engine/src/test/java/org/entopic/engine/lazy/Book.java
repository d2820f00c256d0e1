package org.entopic.engine.lazy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;
import java.util.LinkedHashSet;
import java.util.Set;
import org.entopic.Lazy;
import org.jspecify.annotations.Nullable;

/** Has an author, whose key is in a shadow property, tags and a cover. */
@Entity
public class Book {
  @Id int id;
  String title;
  @ManyToOne Lazy<@Nullable Author> author = Lazy.empty();
  @ManyToMany Lazy<Set<Tag>> tags = Lazy.of(new LinkedHashSet<>());

  @OneToOne(mappedBy = "book")
  Lazy<@Nullable Cover> cover = Lazy.empty();

  Book() {}

  Book(int id, String title) {
    this.id = id;
    this.title = title;
  }
}
