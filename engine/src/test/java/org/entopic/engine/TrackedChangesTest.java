package org.entopic.engine;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntitySet;
import org.entopic.TrackedChange;
import org.entopic.model.EntityState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a save will do, read before it and after it. */
class TrackedChangesTest {

  static class Book {
    @Id @GeneratedValue long id;
    @Nullable String title;

    Book() {}

    Book(String title) {
      this.title = title;
    }
  }

  static class Review {
    @Id @GeneratedValue long id;
    int stars;
    @Nullable Long bookId;
    @Nullable Book book;

    Review() {}

    Review(Book book, int stars) {
      this.book = book;
      this.stars = stars;
    }
  }

  static final class Books extends EntityContext {
    final EntitySet<Book> books = set(Book.class);
    final EntitySet<Review> reviews = set(Review.class);
  }

  @Test
  void statesAreThoseBeforeTheSaveAndKeysThoseAfterIt() {
    try (var factory =
            EntityContextFactory.of(Books::new)
                .database("changes-of-books")
                .backend("memory")
                .serializer("json")
                .open();
        Books db = factory.create()) {
      var known = new Book("known");
      var gone = new Review(known, 1);
      db.books.add(known);
      db.reviews.add(gone);
      db.saveChanges();

      known.title = "changed";
      db.reviews.remove(gone);
      var fresh = new Book("fresh");
      var review = new Review(fresh, 5);
      db.reviews.add(review);

      Map<Object, TrackedChange<?>> changes = new HashMap<>();
      List<TrackedChange<?>> before = db.tracking().changes();
      before.forEach(change -> changes.put(change.entry().entity(), change));
      assertThat(changes.keySet()).containsExactlyInAnyOrder(known, gone, fresh, review);
      assertThat(changes.get(known).state()).isEqualTo(EntityState.MODIFIED);
      assertThat(changes.get(known).modified()).containsExactly("title");
      assertThat(changes.get(review).modified()).isEmpty();
      long goneId = gone.id;

      db.saveChanges();

      assertThat(db.tracking().changes()).isEmpty();
      assertThat(changes.get(known).state()).isEqualTo(EntityState.MODIFIED);
      assertThat(changes.get(known).original().get("title")).isEqualTo("known");
      assertThat(changes.get(gone).state()).isEqualTo(EntityState.DELETED);
      assertThat(changes.get(gone).key()).isEqualTo(goneId);
      assertThat(changes.get(gone).original().get("bookId")).isEqualTo(known.id);
      assertThat(changes.get(fresh).state()).isEqualTo(EntityState.ADDED);
      assertThat(fresh.id).isPositive();
      assertThat(changes.get(fresh).key()).isEqualTo(fresh.id);
      assertThat(changes.get(review).entry().property("bookId").current()).isEqualTo(fresh.id);
    }
  }
}
