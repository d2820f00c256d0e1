package org.entopic.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.util.UUID;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntityEntry;
import org.entopic.EntitySet;
import org.entopic.model.EntityState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Records as entities: changed by taking another instance. */
class RecordEntityTest {

  @Entity
  record Note(
      @Id @GeneratedValue(strategy = GenerationType.UUID) UUID id,
      String text,
      @ManyToOne @Nullable Book book,
      @Version long version) {
    Note text(String newText) {
      return new Note(id, newText, book, version);
    }
  }

  @Entity
  static class Book {
    @Id int id;
    String title;

    Book() {}

    Book(int id, String title) {
      this.id = id;
      this.title = title;
    }
  }

  static class Notes extends EntityContext {
    final EntitySet<Note> notes = set(Note.class);
    final EntitySet<Book> books = set(Book.class);
  }

  private final EntityContextFactory<Notes> factory =
      EntityContextFactory.of(Notes::new)
          .database("notes" + System.nanoTime())
          .backend("memory")
          .serializer("json")
          .open();

  @AfterEach
  void close() {
    factory.close();
  }

  private UUID stored() {
    try (var db = factory.create()) {
      EntityEntry<Note> entry = db.notes.add(new Note(null, "first", null, 0));
      db.saveChanges();
      return entry.entity().id();
    }
  }

  @Test
  void generatedKeysAndVersionsArriveInTheEntry() {
    try (var db = factory.create()) {
      var given = new Note(null, "first", null, 0);

      EntityEntry<Note> entry = db.notes.add(given);

      assertThat(entry.entity().id()).isNotNull();
      assertThat(entry.entity().text()).isEqualTo("first");
      db.saveChanges();
      assertThat(entry.entity().version()).isEqualTo(1);
      assertThat(entry.state()).isEqualTo(EntityState.UNCHANGED);
      assertThat(db.notes.find(entry.entity().id())).containsSame(entry.entity());
      assertThat(db.entry(given).entity()).as("the first instance").isSameAs(entry.entity());
    }
  }

  @Test
  void anotherInstanceIsAChange() {
    UUID id = stored();
    try (var db = factory.create()) {
      Note note = db.notes.find(id).orElseThrow();
      EntityEntry<Note> entry = db.entry(note);

      entry.replace(note.text("second"));

      assertThat(entry.state()).isEqualTo(EntityState.MODIFIED);
      assertThat(entry.property("text").isModified()).isTrue();
      assertThat(entry.property("text").original()).isEqualTo("first");
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(1);
      assertThat(entry.entity().version()).isEqualTo(2);
    }
    try (var db = factory.create()) {
      assertThat(db.notes.find(id).orElseThrow().text()).isEqualTo("second");
    }
  }

  @Test
  void valuesSetThroughTheEntryMakeAnotherInstance() {
    UUID id = stored();
    try (var db = factory.create()) {
      Note note = db.notes.find(id).orElseThrow();
      EntityEntry<Note> entry = db.entry(note);

      entry.property("text").setCurrent("by the entry");
      assertThat(note.text()).isEqualTo("first");
      assertThat(entry.entity().text()).isEqualTo("by the entry");

      entry.setState(EntityState.UNCHANGED);
      assertThat(entry.entity().text()).isEqualTo("first");
      assertThat(db.hasChanges()).isFalse();
    }
  }

  @Test
  void aReferenceGivesTheForeignKeyAndIsNotFixedUp() {
    UUID id;
    try (var db = factory.create()) {
      var book = new Book(7, "a book");
      EntityEntry<Note> entry = db.notes.add(new Note(null, "in a book", book, 0));
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(2);
      assertThat(entry.entity().book()).isSameAs(book);
      id = entry.entity().id();
    }
    try (var db = factory.create()) {
      assertThat(db.books.find(7)).isPresent();
      Note note = db.notes.find(id).orElseThrow();
      assertThat(note.book()).isNull();
      assertThat(db.entry(note).property("bookId").current()).isEqualTo(7);
      db.entry(note).replace(note.text("changed"));
      db.saveChanges();
    }
    try (var db = factory.create()) {
      Note note = db.notes.find(id).orElseThrow();
      assertThat(db.entry(note).property("bookId").current()).as("kept").isEqualTo(7);
    }
  }

  @Test
  void refreshAndRemoveWorkWithAnyInstance() {
    UUID id = stored();
    try (var db = factory.create()) {
      Note note = db.notes.find(id).orElseThrow();
      try (var elsewhere = factory.create()) {
        Note theirs = elsewhere.notes.find(id).orElseThrow();
        elsewhere.entry(theirs).replace(theirs.text("theirs"));
        elsewhere.saveChanges();
      }
      db.tracking().refresh();
      assertThat(db.entry(note).entity().text()).isEqualTo("theirs");

      db.notes.remove(note);
      db.saveChanges();
      assertThat(db.notes.find(id)).isEmpty();
      assertThat(db.entry(note).state()).isEqualTo(EntityState.DETACHED);
    }
  }

  @Test
  void badReplacementsAreRefused() {
    UUID id = stored();
    try (var db = factory.create()) {
      Note note = db.notes.find(id).orElseThrow();
      EntityEntry<Note> entry = db.entry(note);
      var book = new Book(1, "a");
      db.books.add(book);

      assertThatThrownBy(() -> entry.replace(new Note(UUID.randomUUID(), "x", null, 1)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("TRK-04");
      assertThatThrownBy(() -> db.entry(book).replace(new Book(1, "b")))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("TRK-16");
      assertThatThrownBy(
              () -> db.entry(new Note(null, "untracked", null, 0)).replace(note.text("x")))
          .isInstanceOf(IllegalStateException.class);
      assertThat(entry.state()).isEqualTo(EntityState.UNCHANGED);
    }
  }
}
