package org.entopic.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.entopic.ConcurrencyConflictException;
import org.entopic.EntityContextFactory;
import org.entopic.EntityEntry;
import org.entopic.ForeignKeyException;
import org.entopic.SaveFailedException;
import org.entopic.UniqueConstraintException;
import org.entopic.engine.blog.Blog;
import org.entopic.engine.blog.BloggingContext;
import org.entopic.engine.blog.Post;
import org.entopic.model.EntityState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What a failed save says of the entities that are to blame. */
class SaveFailureEntriesTest {
  private final EntityContextFactory<BloggingContext> factory;
  private BloggingContext db;

  SaveFailureEntriesTest(TestInfo test) {
    factory =
        EntityContextFactory.of(BloggingContext::new)
            .database("failures-" + test.getTestMethod().orElseThrow().getName())
            .backend("memory")
            .serializer("json")
            .open();
  }

  @BeforeEach
  void store() {
    try (var first = factory.create()) {
      first.posts.add(new Post("p", "stored", new Blog(1, "stored")));
      first.saveChanges();
    }
    db = factory.create();
  }

  @AfterEach
  void close() {
    db.close();
    factory.close();
  }

  @Test
  void aConflictNamesTheEntityAndWhatIsStored() {
    Post mine = db.posts.find("p").orElseThrow();
    mine.setTitle("mine");
    db.blogs.find(1).orElseThrow().setRating(3);
    try (var other = factory.create()) {
      other.posts.find("p").orElseThrow().setTitle("theirs");
      other.saveChanges();
    }

    var failure = catchThrowableOfType(ConcurrencyConflictException.class, () -> db.saveChanges());

    assertThat(failure.entries()).hasSize(1);
    EntityEntry<Post> entry = failure.entries(Post.class).get(0);
    assertThat(entry.entity()).isSameAs(mine);
    assertThat(entry.databaseValues().orElseThrow().get("title")).isEqualTo("theirs");
    assertThat(failure.entries(Blog.class)).isEmpty();

    entry.originalValues().setAll(entry.databaseValues().orElseThrow());
    assertThat(db.saveChanges().entitiesWritten()).isEqualTo(2);
  }

  @Test
  void aTakenKeyNamesTheEntity() {
    var again = new Blog(1, "again");
    db.blogs.add(again);
    db.blogs.add(new Blog(2, "fine"));

    var failure = catchThrowableOfType(UniqueConstraintException.class, () -> db.saveChanges());

    assertThat(failure.entries()).hasSize(1);
    assertThat(failure.entries().get(0).entity()).isSameAs(again);
    assertThat(failure.entries().get(0).state()).isEqualTo(EntityState.ADDED);
  }

  @Test
  void missingValuesNameTheEntities() {
    var nameless = new Blog(2, null);
    db.blogs.add(nameless);
    db.blogs.add(new Blog(3, "fine"));

    var failure = catchThrowableOfType(SaveFailedException.class, () -> db.saveChanges());

    assertThat(failure.entries(Blog.class))
        .extracting(EntityEntry::entity)
        .containsExactly(nameless);
  }

  @Test
  void aRefusedDeletionNamesThePrincipalWhetherDependentsAreTrackedOrNot() {
    Blog blog = db.blogs.find(1).orElseThrow();
    db.blogs.remove(blog);

    var stored = catchThrowableOfType(ForeignKeyException.class, () -> db.saveChanges());
    assertThat(stored.entries(Blog.class)).extracting(EntityEntry::entity).containsExactly(blog);

    db.posts.find("p");
    var tracked = catchThrowableOfType(ForeignKeyException.class, () -> db.saveChanges());
    assertThat(tracked.entries(Blog.class)).extracting(EntityEntry::entity).containsExactly(blog);
  }

  @Test
  void anAsynchronousSaveTellsToo() {
    var again = new Blog(1, "again");
    db.blogs.add(again);

    Throwable failure = db.saveChangesAsync().handle((result, thrown) -> thrown).join();

    assertThat(failure).isInstanceOf(UniqueConstraintException.class);
    assertThat(((SaveFailedException) failure).entries().get(0).entity()).isSameAs(again);
  }
}
