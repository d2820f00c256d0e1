package org.entopic.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.entopic.ConcurrencyConflictException;
import org.entopic.EntityContextFactory;
import org.entopic.UniqueConstraintException;
import org.entopic.engine.blog.Blog;
import org.entopic.engine.blog.BloggingContext;
import org.entopic.engine.blog.Post;
import org.entopic.model.EntityState;
import org.entopic.model.ModelBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Saves of checked types that two factories make of the same rows. */
class ConflictTest {
  /** Blogs have a unique URL and are checked; posts have a version. */
  static final class CheckedContext extends BloggingContext {
    @Override
    protected void configureModel(ModelBuilder model) {
      model.entity(Blog.class).checked().index("url").unique();
    }
  }

  private final EntityContextFactory<CheckedContext> factory;
  private final EntityContextFactory<CheckedContext> others;
  private CheckedContext db;

  ConflictTest(TestInfo test) {
    String database = "conflict-" + test.getTestMethod().orElseThrow().getName();
    factory = open(database);
    others = open(database);
  }

  private static EntityContextFactory<CheckedContext> open(String database) {
    return EntityContextFactory.of(CheckedContext::new)
        .database(database)
        .backend("memory")
        .serializer("json")
        .open();
  }

  @BeforeEach
  void store() {
    try (var first = factory.create()) {
      first.blogs.add(new Blog(1, "one"));
      first.blogs.add(new Blog(2, "two"));
      first.posts.add(new Post("p", "title", null));
      first.saveChanges();
    }
    db = factory.create();
  }

  @AfterEach
  void close() {
    db.close();
    factory.close();
    others.close();
  }

  private void rename(String title) {
    try (var other = others.create()) {
      other.posts.find("p").orElseThrow().setTitle(title);
      other.saveChanges();
    }
  }

  private ConcurrencyConflictException conflict() {
    return catchThrowableOfType(ConcurrencyConflictException.class, () -> db.saveChanges());
  }

  private String stored() {
    try (var reading = others.create()) {
      return reading.posts.find("p").orElseThrow().title();
    }
  }

  @Test
  void theClientWinsByWritingOverWhatIsStored() {
    db.posts.find("p").orElseThrow().setTitle("mine");
    rename("theirs");
    conflict().clientWins();
    assertThat(db.saveChanges().entitiesWritten()).isEqualTo(1);
    assertThat(stored()).isEqualTo("mine");
  }

  @Test
  void theStoreWinsByBeingTakenOver() {
    Post mine = db.posts.find("p").orElseThrow();
    mine.setTitle("mine");
    rename("theirs");
    conflict().storeWins();
    assertThat(mine.title()).isEqualTo("theirs");
    assertThat(db.saveChanges().entitiesWritten()).isZero();
  }

  @Test
  void mergingKeepsWhatEachSideChanged() {
    Post mine = db.posts.find("p").orElseThrow();
    mine.setTitle("mine");
    try (var other = others.create()) {
      other.entry(other.posts.find("p").orElseThrow()).property("blogId").setCurrent(1);
      other.saveChanges();
    }
    conflict().merge();
    assertThat(db.saveChanges().entitiesWritten()).isEqualTo(1);
    try (var reading = others.create()) {
      Post post = reading.posts.find("p").orElseThrow();
      assertThat(post.title()).isEqualTo("mine");
      assertThat(reading.entry(post).property("blogId").current()).isEqualTo(1);
    }
  }

  @Test
  void anUpdateOfARowThatIsGoneIsAConflictThatTheClientCanWin() {
    db.blogs.find(1).orElseThrow().setRating(5);
    try (var other = others.create()) {
      other.blogs.remove(other.blogs.find(1).orElseThrow());
      other.saveChanges();
    }
    var failure = conflict();
    assertThat(failure.entries(Blog.class)).hasSize(1);
    assertThat(failure.entries(Blog.class).get(0).databaseValues()).isEmpty();
    failure.clientWins();
    assertThat(db.saveChanges().entitiesWritten()).isEqualTo(1);
  }

  @Test
  void aDeletionOfARowThatIsGoneIsAConflictAndForgottenByTheClientsWin() {
    Blog mine = db.blogs.find(1).orElseThrow();
    db.blogs.remove(mine);
    try (var other = others.create()) {
      other.blogs.remove(other.blogs.find(1).orElseThrow());
      other.saveChanges();
    }
    conflict().clientWins();
    assertThat(db.entry(mine).state()).isEqualTo(EntityState.DETACHED);
    assertThat(db.saveChanges().entitiesWritten()).isZero();
  }

  @Test
  void uniqueValuesCanBeSwappedInOneSaveAndNotTakenByTwo() {
    db.blogs.find(1).orElseThrow().setUrl("two");
    db.blogs.find(2).orElseThrow().setUrl("one");
    assertThat(db.saveChanges().entitiesWritten()).isEqualTo(2);
    try (var other = others.create()) {
      other.blogs.add(new Blog(3, "one"));
      assertThatThrownBy(other::saveChanges).isInstanceOf(UniqueConstraintException.class);
    }
  }

  @Test
  void aValueThatAnotherOneTookAfterItWasGivenUpIsStillSeen() {
    Blog mine = db.blogs.find(1).orElseThrow();
    mine.setRating(9);
    try (var other = others.create()) {
      other.blogs.find(1).orElseThrow().setUrl("changed");
      other.blogs.add(new Blog(3, "one"));
      other.saveChanges();
    }
    assertThatThrownBy(db::saveChanges).isInstanceOf(UniqueConstraintException.class);
  }

  @Test
  void ofSavesThatCountAtOnceNoneIsLost() {
    List<CompletableFuture<Void>> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      EntityContextFactory<CheckedContext> own = i % 2 == 0 ? factory : others;
      threads.add(CompletableFuture.runAsync(() -> IntStream.range(0, 50).forEach(n -> add(own))));
    }
    CompletableFuture.allOf(threads.toArray(CompletableFuture[]::new)).join();
    assertThat(stored()).isEqualTo("title" + "+".repeat(200));
  }

  private static void add(EntityContextFactory<CheckedContext> factory) {
    while (true) {
      try (var counting = factory.create()) {
        Post post = counting.posts.find("p").orElseThrow();
        post.setTitle(post.title() + "+");
        counting.saveChanges();
        return;
      } catch (ConcurrencyConflictException e) {
        assertThat(e.entries()).hasSize(1);
      }
    }
  }
}
