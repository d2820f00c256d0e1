package org.entopic.tck.backend;

import static org.entopic.model.ScalarType.INT;
import static org.entopic.model.ScalarType.LONG;
import static org.entopic.model.ScalarType.STRING;

import java.util.List;
import java.util.function.Consumer;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.IndexModel;
import org.entopic.model.KeyValues;
import org.entopic.spi.backend.EncodedRecord;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.StoreDefinition;
import org.entopic.tck.model.EntityDefinition;
import org.entopic.tck.model.TestModels;
import org.entopic.tck.model.TestRows;
import org.jspecify.annotations.Nullable;

/** Two entity types over several partitions: authors with a simple key, books with two values. */
final class Library {
  final EntityTypeModel author;
  final EntityTypeModel book;
  private final PlainCodec authors;
  private final PlainCodec books;
  private final boolean keepsGroups;

  Library(String database) {
    this(database, definition -> {}, false);
  }

  private Library(String database, Consumer<EntityDefinition> authorSettings, boolean keepsGroups) {
    this.keepsGroups = keepsGroups;
    EntityDefinition definition =
        TestModels.entity("Author")
            .topic(database + ".Author")
            .partitions(3)
            .key("id", LONG)
            .property("name", STRING)
            .property("edition", INT);
    authorSettings.accept(definition);
    author = definition.build();
    book =
        TestModels.entity("Book")
            .topic(database + ".Book")
            .partitions(2)
            .key("publisher", STRING)
            .key("number", INT)
            .property("title", STRING)
            .nullable("authorId", LONG)
            .index("authorId")
            .index("title", "authorId")
            .descendingIndex("title")
            .build();
    authors = new PlainCodec(author);
    books = new PlainCodec(book);
  }

  /** Returns a library whose authors are checked. */
  static Library checked(String database) {
    return new Library(database, EntityDefinition::checked, false);
  }

  /** Returns a library whose authors have a number that is given out. */
  static Library numbered(String database) {
    return new Library(database, definition -> definition.sequence("serial"), false);
  }

  /** Returns a library of whose authors views keep groups. */
  static Library grouped(String database) {
    return new Library(database, definition -> {}, true);
  }

  /** Returns how many records of authors have been decoded. */
  int decodedAuthors() {
    return authors.decoded();
  }

  /** Returns the groups of authors that views keep. */
  EditionsByName editionsByName() {
    return new EditionsByName(author);
  }

  StoreDefinition authors() {
    return keepsGroups ? authors.definition(List.of(editionsByName())) : authors.definition();
  }

  StoreDefinition books() {
    return books.definition();
  }

  List<StoreDefinition> definitions() {
    return List.of(authors(), books());
  }

  EncodedRecord author(long id, String name, int edition) {
    return authors.put(TestRows.row(author, id, name, edition));
  }

  EncodedRecord noAuthor(long id) {
    return authors.delete(id);
  }

  EncodedRecord damagedAuthor(long id) {
    return authors.damaged(id);
  }

  EncodedRecord book(String publisher, int number, String title, @Nullable Long authorId) {
    return books.put(TestRows.row(book, publisher, number, title, authorId));
  }

  EncodedRecord noBook(String publisher, int number) {
    return books.delete(bookKey(publisher, number));
  }

  static KeyValues bookKey(String publisher, int number) {
    return KeyValues.of(publisher, number);
  }

  IndexModel index(int number) {
    return book.indexes().get(number);
  }

  int edition(Row authorRow) {
    return authorRow.getInt(author.property("edition").orElseThrow().ordinal());
  }

  Object title(Row bookRow) {
    return String.valueOf(bookRow.get(book.property("title").orElseThrow().ordinal()));
  }
}
