package org.entopic.engine.lazy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToOne;
import org.entopic.Lazy;
import org.jspecify.annotations.Nullable;

/** The cover of a book. */
@Entity
public class Cover {
  @Id int id;
  @Nullable Integer bookId;
  @OneToOne Lazy<@Nullable Book> book;

  Cover() {}

  Cover(int id, @Nullable Integer bookId) {
    this.id = id;
    this.bookId = bookId;
  }
}
