package org.entopic.engine.lazy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.entopic.model.LazyLoading;
import org.junit.jupiter.api.Test;

/** References and collections of entities that nobody tracks load themselves too. */
class UntrackedLazyLoadingTest extends LibraryFixture {

  private Book untracked(int id) {
    return db.books.where(BookFields.id.eq(id)).asNoTracking().single();
  }

  @Test
  void referencesAndCollectionsLoadAndNothingIsTracked() {
    Book book = untracked(4);
    assertThat(book.author.isLoaded()).isFalse();

    Author bob = book.author.get();

    assertThat(bob.name).isEqualTo("bob");
    assertThat(book.author.isLoaded()).isTrue();
    assertThat(book.author.get()).isSameAs(bob);
    assertThat(book.tags.get()).hasSize(2);
    assertThat(book.cover.get().book.get()).as("the other side").isSameAs(book);
    assertThat(bob.books.get()).extracting(b -> b.id).containsExactly(4);
    assertThat(untracked(1).cover.get()).isNull();
    assertThat(db.entries()).isEmpty();
  }

  @Test
  void theOtherSideOfACollectionIsConnected() {
    Author ann = db.authors.where(AuthorFields.id.eq(1)).asNoTracking().single();
    assertThat(ann.books.get())
        .hasSize(3)
        .allSatisfy(b -> assertThat(b.author.get()).isSameAs(ann));
  }

  @Test
  void recordsLoadToo() {
    Note first = db.notes.where(NoteFields.id.eq(1)).asNoTracking().single();
    List<Note> replies = first.replies().get();
    assertThat(replies).extracting(Note::id).containsExactlyInAnyOrder(2, 3);
    assertThat(replies.get(0).replyTo().get()).isSameAs(first);
    assertThat(first.author().get().name).isEqualTo("ann");
    assertThat(db.notes.asNoTracking().include(NoteFields.author).toList())
        .allSatisfy(note -> assertThat(note.author().isLoaded()).isTrue());
  }

  @Test
  void includedIsNotLoadedAgain() {
    Book book =
        db.books.where(BookFields.id.eq(4)).asNoTracking().include(BookFields.tags).single();
    memory.reads.clear();
    assertThat(book.tags.get()).hasSize(2);
    assertThat(memory.reads).isEmpty();
    assertThat(book.author.get().name).isEqualTo("bob");
  }

  @Test
  void theContextSaysWhetherAndHowLong() {
    Book book = untracked(4);
    db.tracking().lazyLoading(LazyLoading.OFF);
    assertThat(book.author.get()).isNull();
    db.tracking().lazyLoading(LazyLoading.ON);
    db.close();
    assertThatThrownBy(() -> book.author.get())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ENG-45");
  }

  @Test
  void onceTrackedTheyLoadTracked() {
    Cover cover = db.covers.asNoTracking().single();
    db.covers.attach(cover);
    assertThat(cover.book.get()).isSameAs(db.books.find(4).orElseThrow());
  }

  @Test
  void streamsAndFiltersInMemoryGiveEntitiesThatLoad() {
    try (var stream = db.books.asNoTracking().stream()) {
      assertThat(stream.map(b -> b.author.get().name)).containsOnly("ann", "bob");
    }
  }
}
