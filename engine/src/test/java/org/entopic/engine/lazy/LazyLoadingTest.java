package org.entopic.engine.lazy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.entopic.Lazy;
import org.entopic.model.EntityState;
import org.entopic.model.LazyLoading;
import org.junit.jupiter.api.Test;

/** References and collections of tracked entities that load themselves. */
class LazyLoadingTest extends LibraryFixture {

  @Test
  void aReferenceIsLoadedWhenItIsAskedFor() {
    Book book = book(4);
    assertThat(book.author.isLoaded()).isFalse();
    memory.reads.clear();

    Author author = book.author.get();

    assertThat(author.name).isEqualTo("bob");
    assertThat(author).isSameAs(author(2));
    assertThat(book.author.isLoaded()).isTrue();
    assertThat(memory.reads).hasSize(1);
    book.author.get();
    assertThat(memory.reads).hasSize(1);
    assertThat(db.hasChanges()).isFalse();
  }

  @Test
  void aCollectionIsLoadedOnceAndConnectedOnBothSides() {
    Author ann = author(1);
    Book known = book(2);
    assertThat(ann.books.isLoaded()).isFalse();
    memory.reads.clear();

    assertThat(ann.books.get()).extracting(b -> b.id).containsExactlyInAnyOrder(1, 2, 3);

    assertThat(ann.books.get()).contains(known);
    assertThat(known.author.isLoaded()).isTrue();
    assertThat(known.author.get()).isSameAs(ann);
    assertThat(memory.reads).hasSize(1);
    assertThat(db.hasChanges()).isFalse();
  }

  @Test
  void whatIsTrackedAlreadyIsConnectedWithoutLoading() {
    Author ann = author(1);
    Book book = book(1);

    assertThat(book.author.isLoaded()).isTrue();
    assertThat(ann.books.isLoaded()).isFalse();
  }

  @Test
  void manyToManyIsLoadedFromBothSides() {
    assertThat(book(4).tags.get())
        .extracting(t -> t.word)
        .containsExactlyInAnyOrder("old", "short");
    Tag old = db.tags.find("old").orElseThrow();
    assertThat(old.books.get()).extracting(b -> b.id).containsExactlyInAnyOrder(1, 4);
    assertThat(db.hasChanges()).isFalse();
  }

  @Test
  void oneToOneIsLoadedFromTheSideWithoutForeignKey() {
    Cover cover = book(4).cover.get();
    assertThat(cover.id).isEqualTo(1);
    assertThat(cover.book.get()).isSameAs(book(4));
    assertThat(book(1).cover.get()).isNull();
  }

  @Test
  void cyclesAreWalkedAndEndWhereTheyBegan() {
    Book book = book(1);
    Author ann = book.author.get();
    assertThat(ann.books.get().get(0).author.get().books.get()).contains(book);
  }

  @Test
  void recordsLoadLazilyToo() {
    Note second = note(2);

    assertThat(second.author().get()).isSameAs(author(2));
    assertThat(second.replyTo().get()).isSameAs(note(1));
    assertThat(note(1).replies().get()).extracting(Note::id).containsExactlyInAnyOrder(2, 3);
    assertThat(note(3).author().get()).isNull();
    assertThat(author(1).notes.get()).containsExactly(note(1));
    assertThat(db.hasChanges()).isFalse();
  }

  @Test
  void anotherInstanceOfARecordRefersToWhatItsKeySays() {
    Note second = note(2);
    assertThat(second.author().get().name).isEqualTo("bob");

    db.entry(second).replace(second.by(1));

    Note now = db.entry(second).entity();
    assertThat(now.author().get()).isSameAs(author(1));
    assertThat(db.saveChanges().entitiesWritten()).isEqualTo(1);
    db.entry(now).replace(now.by(null));
    assertThat(db.entry(now).entity().author().get()).isNull();
  }

  @Test
  void includedAndExplicitlyLoadedIsNotLoadedAgain() {
    Author ann = db.authors.where(AuthorFields.id.eq(1)).include(AuthorFields.books).single();
    assertThat(ann.books.isLoaded()).isTrue();
    db.entry(ann).collection(AuthorFields.notes).load();
    assertThat(ann.notes.isLoaded()).isTrue();
    assertThat(db.entry(ann).collection(AuthorFields.notes).isLoaded()).isTrue();
    memory.reads.clear();

    ann.books.get();
    ann.notes.get();

    assertThat(memory.reads).isEmpty();
    assertThat(db.entry(book(4)).reference(BookFields.author).isLoaded()).isFalse();
    book(4).author.get();
    assertThat(db.entry(book(4)).reference(BookFields.author).isLoaded()).isTrue();
  }

  @Test
  void changesThroughLazyMembersAreSaved() {
    Book first = book(1);
    first.author.set(author(2));
    author(2).books.get().add(new Book(9, "new"));
    book(4).author.set(null);
    book(4).tags.get().removeIf(tag -> tag.word.equals("old"));

    db.saveChanges();

    try (var other = factory.create()) {
      assertThat(other.authors.find(2).orElseThrow().books.get())
          .extracting(b -> b.id)
          .containsExactlyInAnyOrder(1, 9);
      assertThat(other.books.find(4).orElseThrow().author.get()).isNull();
      assertThat(other.books.find(4).orElseThrow().tags.get()).hasSize(1);
    }
  }

  @Test
  void aReferenceThatReplacesOneNotLoadedDisplacesIt() {
    Book fourth = book(4);
    Cover other = new Cover(2, null);

    fourth.cover.set(other);
    db.saveChanges();

    try (var second = factory.create()) {
      assertThat(second.covers.find(1).orElseThrow().bookId).isNull();
      assertThat(second.covers.find(2).orElseThrow().bookId).isEqualTo(4);
    }
  }

  @Test
  void aReferenceFollowsTheForeignKey() {
    Cover cover = db.covers.find(1).orElseThrow();
    assertThat(cover.book.get().id).isEqualTo(4);

    cover.bookId = 1;
    db.detectChanges();

    assertThat(cover.book.isLoaded()).isFalse();
    assertThat(cover.book.get()).isSameAs(book(1));
    assertThat(book(4).cover.get()).isNull();
  }

  @Test
  void aNewEntityLoadsWhatItsForeignKeySays() {
    Cover cover = new Cover(5, 2);
    db.covers.add(cover);

    assertThat(cover.book.get()).isSameAs(book(2));
    Author fresh = new Author(7, "new");
    db.authors.add(fresh);
    memory.reads.clear();
    assertThat(fresh.books.get()).isEmpty();
    assertThat(memory.reads).as("nothing stored can belong to it").isEmpty();
  }

  @Test
  void aContextLoadsLazilyOnlyAsLongAsItIsTo() {
    Book book = book(4);
    db.tracking().lazyLoading(LazyLoading.OFF);

    assertThat(book.author.get()).isNull();
    assertThat(book.tags.get()).isEmpty();
    assertThat(book.author.isLoaded()).isFalse();

    db.tracking().lazyLoading(LazyLoading.ON);
    assertThat(book.author.get()).isNotNull();
    assertThat(db.tracking().lazyLoading()).isEqualTo(LazyLoading.ON);
  }

  @Test
  void afterCloseWhatIsLoadedStaysAndTheRestIsRefused() {
    Book book = book(4);
    Author author = book.author.get();
    db.close();

    assertThat(book.author.get()).isSameAs(author);
    assertThatThrownBy(() -> book.tags.get())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ENG-45")
        .hasMessageContaining("'Book.tags' is not loaded")
        .hasMessageContaining("closed");
    book.cover.set(null);
    assertThat(book.cover.get()).as("a plain object now").isNull();
  }

  @Test
  void detachedEntitiesDoNotLoad() {
    Book book = book(4);
    db.entry(book).setState(EntityState.DETACHED);
    assertThatThrownBy(() -> book.author.get())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("TRK-14");
    db.clear();
  }

  @Test
  void anotherThreadMayNotLoadWhileTheContextIsInUse() throws Exception {
    Book book = book(4);
    var failure = new java.util.concurrent.atomic.AtomicReference<Throwable>();
    db.tracking()
        .trackGraph(
            new Tag("seen"),
            node -> {
              var other =
                  new Thread(
                      () -> {
                        try {
                          book.author.get();
                        } catch (IllegalStateException e) {
                          failure.set(e);
                        }
                      });
              other.start();
              try {
                other.join();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });

    assertThat(failure.get()).hasMessageContaining("ENG-01");
    var handedOver = java.util.concurrent.CompletableFuture.supplyAsync(() -> book.author.get());
    assertThat(handedOver.get().name).isEqualTo("bob");
  }

  @Test
  void anEntityOfAnotherOpenContextIsRefused() {
    try (var other = factory.create()) {
      Cover theirs = other.covers.find(1).orElseThrow();
      assertThatThrownBy(() -> db.covers.attach(theirs))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("TRK-20");
      other.clear();
      db.covers.attach(theirs);
      assertThat(theirs.book.get()).isSameAs(book(4));
    }
  }

  @Test
  void attachedEntitiesOfAClosedContextLoadThroughTheNewOne() {
    Book theirs;
    try (var other = factory.create()) {
      theirs = other.books.find(4).orElseThrow();
      theirs.tags.get();
    }
    db.books.attach(theirs);

    assertThat(theirs.tags.isLoaded()).isTrue();
    assertThat(theirs.tags.get()).hasSize(2);
    assertThat(theirs.cover.get().id).isEqualTo(1);
    Author stub = new Author(1, "stub");
    db.authors.attach(stub);
    assertThat(stub.books.get()).hasSize(3);
  }

  @Test
  void textAndEqualityLoadNothing() {
    Book book = book(4);
    memory.reads.clear();
    assertThat(book.author).hasToString("Lazy[not loaded]").isNotEqualTo(Lazy.of(null));
    assertThat(note(2).toString()).contains("Lazy[not loaded]");
    assertThat(memory.reads).isEmpty();
  }
}
