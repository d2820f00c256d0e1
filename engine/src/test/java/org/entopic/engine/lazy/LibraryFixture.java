package org.entopic.engine.lazy;

import static org.assertj.core.api.Assertions.assertThat;

import org.entopic.EntityContextFactory;
import org.entopic.engine.query.shop.WatchedMemory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Two authors with books, and notes. */
abstract class LibraryFixture {
  final WatchedMemory memory = new WatchedMemory();
  final EntityContextFactory<Library> factory =
      EntityContextFactory.of(Library::new)
          .database("library-" + System.nanoTime())
          .providers(memory)
          .open();
  Library db;

  @BeforeEach
  void store() {
    try (var first = factory.create()) {
      Author ann = new Author(1, "ann");
      for (int id = 1; id <= 3; id++) {
        ann.books.get().add(new Book(id, "book " + id));
      }
      Author bob = new Author(2, "bob");
      Book fourth = new Book(4, "book 4");
      fourth.author.set(bob);
      Tag old = new Tag("old");
      fourth.tags.get().add(old);
      fourth.tags.get().add(new Tag("short"));
      ann.books.get().get(0).tags.get().add(old);
      first.authors.add(ann);
      first.authors.add(bob);
      first.books.add(fourth);
      first.covers.add(new Cover(1, 4));
      first.notes.add(new Note(1, "first", 1, null));
      first.notes.add(new Note(2, "second", 2, 1));
      first.notes.add(new Note(3, "third", null, 1));
      first.saveChanges();
    }
    db = factory.create();
    memory.reads.clear();
  }

  @AfterEach
  void close() {
    db.close();
    assertThat(memory.openViews).hasValue(0);
    factory.close();
  }

  Author author(int id) {
    return db.authors.find(id).orElseThrow();
  }

  Book book(int id) {
    return db.books.find(id).orElseThrow();
  }

  Note note(int id) {
    return db.notes.find(id).orElseThrow();
  }
}
