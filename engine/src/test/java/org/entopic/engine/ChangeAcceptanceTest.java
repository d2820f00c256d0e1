package org.entopic.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.entopic.EntityContextFactory;
import org.entopic.SaveFailedException;
import org.entopic.engine.blog.Blog;
import org.entopic.engine.blog.BloggingContext;
import org.entopic.engine.blog.Post;
import org.entopic.model.ChangeAcceptance;
import org.entopic.model.EntityState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Saves whose changes the program takes as saved, later or never. */
class ChangeAcceptanceTest {
  private final EntityContextFactory<BloggingContext> factory;
  private BloggingContext db;

  ChangeAcceptanceTest(TestInfo test) {
    factory =
        EntityContextFactory.of(BloggingContext::new)
            .database("acceptance-" + test.getTestMethod().orElseThrow().getName())
            .backend("memory")
            .serializer("json")
            .open();
  }

  @BeforeEach
  void store() {
    try (var first = factory.create()) {
      first.posts.add(new Post("changed", "title", null));
      first.posts.add(new Post("removed", "title", null));
      first.saveChanges();
    }
    db = factory.create();
    db.tracking().acceptance(ChangeAcceptance.MANUAL);
  }

  @AfterEach
  void close() {
    db.close();
    factory.close();
  }

  @Test
  void aSaveLeavesTheTrackerAsItIsUntilTheProgramAccepts() {
    Post changed = db.posts.find("changed").orElseThrow();
    Post removed = db.posts.find("removed").orElseThrow();
    changed.setTitle("new title");
    db.posts.remove(removed);
    var added = new Blog(1, "added");
    db.blogs.add(added);

    assertThat(db.saveChanges().entitiesWritten()).isEqualTo(3);

    assertThat(db.entry(changed).state()).isEqualTo(EntityState.MODIFIED);
    assertThat(db.entry(changed).property("title").original()).isEqualTo("title");
    assertThat(db.entry(removed).state()).isEqualTo(EntityState.DELETED);
    assertThat(db.entry(added).state()).isEqualTo(EntityState.ADDED);
    try (var other = factory.create()) {
      assertThat(other.posts.find("removed")).isEmpty();
      assertThat(other.posts.find("changed").orElseThrow().title()).isEqualTo("new title");
    }

    db.tracking().acceptAllChanges();
    assertThat(db.entry(changed).state()).isEqualTo(EntityState.UNCHANGED);
    assertThat(db.entry(removed).state()).isEqualTo(EntityState.DETACHED);
    assertThat(db.entry(added).state()).isEqualTo(EntityState.UNCHANGED);
    assertThat(db.hasChanges()).isFalse();
  }

  @Test
  void acceptedEntitiesHaveTheVersionsThatWereWritten() {
    Post changed = db.posts.find("changed").orElseThrow();
    changed.setTitle("second");
    db.saveChanges();
    db.tracking().acceptAllChanges();

    db.tracking().acceptance(ChangeAcceptance.AUTOMATIC);
    changed.setTitle("third");
    assertThat(db.saveChanges().entitiesWritten()).isEqualTo(1);
    assertThat(db.entry(changed).databaseValues().orElseThrow().get("version"))
        .isEqualTo(db.entry(changed).property("version").current());
  }

  @Test
  void aSecondSaveWritesAgain() {
    db.blogs.add(new Blog(1, "added"));
    db.saveChanges();

    assertThatThrownBy(db::saveChanges)
        .isInstanceOf(SaveFailedException.class)
        .hasMessageContaining("'Blog'");
    db.tracking().acceptAllChanges();
    assertThat(db.saveChanges().entitiesWritten()).isZero();
  }

  @Test
  void aFailedSaveCanBeMendedAndSavedAgain() {
    db.tracking().acceptance(ChangeAcceptance.AUTOMATIC);
    var twice = new Post("changed", "there is one already", null);
    db.posts.add(twice);
    Post removed = db.posts.find("removed").orElseThrow();
    db.posts.remove(removed);

    assertThatThrownBy(db::saveChanges).isInstanceOf(SaveFailedException.class);
    assertThat(db.entry(twice).state()).isEqualTo(EntityState.ADDED);
    assertThat(db.entry(removed).state()).isEqualTo(EntityState.DELETED);

    db.entry(twice).setState(EntityState.DETACHED);
    assertThat(db.saveChanges().entitiesWritten()).isEqualTo(1);
  }
}
