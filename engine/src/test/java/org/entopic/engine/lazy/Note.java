package org.entopic.engine.lazy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.List;
import org.entopic.Lazy;
import org.jspecify.annotations.Nullable;

/** A record that refers to its author, to another note, and is referred to by others. */
@Entity
record Note(
    @Id int id,
    String text,
    @Nullable Integer authorId,
    @Nullable Integer replyToId,
    @ManyToOne Lazy<@Nullable Author> author,
    @ManyToOne Lazy<@Nullable Note> replyTo,
    @OneToMany(mappedBy = "replyTo") Lazy<List<Note>> replies) {

  Note(int id, String text, @Nullable Integer authorId, @Nullable Integer replyToId) {
    this(id, text, authorId, replyToId, Lazy.empty(), Lazy.empty(), Lazy.of(List.of()));
  }

  Note by(@Nullable Integer newAuthorId) {
    return new Note(id, text, newAuthorId, replyToId, author, replyTo, replies);
  }
}
