package org.entopic.engine.lazy;

import org.entopic.EntityContext;
import org.entopic.EntitySet;

/** Entities whose relations load lazily. */
class Library extends EntityContext {
  final EntitySet<Author> authors = set(Author.class);
  final EntitySet<Book> books = set(Book.class);
  final EntitySet<Tag> tags = set(Tag.class);
  final EntitySet<Cover> covers = set(Cover.class);
  final EntitySet<Note> notes = set(Note.class);
}
