package org.entopic.itests.reader;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.lang.invoke.MethodHandles;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntitySet;
import org.entopic.itests.broker.SharedBroker;
import org.entopic.reader.EntityReaderBuilder;
import org.jspecify.annotations.Nullable;

/** What the tests read. */
final class Library {
  private Library() {}

  enum Genre {
    NOVEL,
    ESSAY
  }

  @Embeddable
  record Size(int pages, @Nullable Double weight) {}

  @Entity
  record Book(
      @Id int id,
      String title,
      @Nullable String subtitle,
      BigDecimal price,
      Instant published,
      Genre genre,
      Size size,
      List<String> tags) {}

  @Entity
  record Reader(@Id UUID id, String name) {}

  static final class LibraryContext extends EntityContext {
    final EntitySet<Book> books = set(Book.class);
    final EntitySet<Reader> readers = set(Reader.class);
  }

  static Book book(int id, String title) {
    return new Book(
        id,
        title,
        id % 2 == 0 ? null : "part " + id,
        new BigDecimal("12.50"),
        Instant.parse("2024-02-29T12:34:56.789Z"),
        Genre.ESSAY,
        new Size(100 + id, id % 2 == 0 ? 0.5 : null),
        List.of("a", "b" + id));
  }

  static String freshName() {
    return "library-" + UUID.randomUUID().toString().substring(0, 8);
  }

  static EntityContextFactory<LibraryContext> open(String database, String serializer) {
    return EntityContextFactory.of(LibraryContext::new)
        .database(database)
        .backend("replica")
        .serializer(serializer)
        .bootstrapServers(SharedBroker.address())
        .openTimeout(Duration.ofSeconds(30))
        .lookup(MethodHandles.lookup())
        .open();
  }

  static void save(EntityContextFactory<LibraryContext> factory, Book... books) {
    try (var db = factory.create()) {
      for (Book book : books) {
        db.books.add(book);
      }
      db.saveChanges();
    }
  }

  static <T> EntityReaderBuilder<T> on(String database, EntityReaderBuilder<T> builder) {
    return builder
        .database(database)
        .bootstrapServers(SharedBroker.address())
        .timeout(Duration.ofSeconds(20))
        .lookup(MethodHandles.lookup());
  }
}
