package org.entopic.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.entopic.EntityContextFactory;
import org.entopic.ForeignKeyException;
import org.entopic.engine.blog.Blog;
import org.entopic.engine.blog.BloggingContext;
import org.entopic.engine.blog.Post;
import org.entopic.model.DeleteBehavior;
import org.entopic.model.EntityState;
import org.entopic.model.ModelBuilder;
import org.entopic.model.ReferencePolicy;
import org.entopic.query.CollectionProperty;
import org.entopic.query.ReferenceProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/**
 * Principals that one context deletes while another one adds dependents, where that is rejected.
 */
class RejectedReferencesTest {
  /** Posts need their blog. */
  static final class RejectingContext extends BloggingContext {
    @Override
    protected void configureModel(ModelBuilder model) {
      model
          .entity(Blog.class)
          .hasMany(CollectionProperty.of(Blog.class, "posts", Post.class))
          .withOne(ReferenceProperty.of(Post.class, "blog", Blog.class))
          .onDelete(DeleteBehavior.NO_ACTION)
          .policy(ReferencePolicy.REJECT);
    }
  }

  private final EntityContextFactory<RejectingContext> factory;
  private RejectingContext deleting;
  private RejectingContext adding;

  RejectedReferencesTest(TestInfo test) {
    factory =
        EntityContextFactory.of(RejectingContext::new)
            .database("rejected-" + test.getTestMethod().orElseThrow().getName())
            .backend("memory")
            .serializer("json")
            .open();
  }

  @BeforeEach
  void store() {
    try (var db = factory.create()) {
      db.blogs.add(new Blog(1, "one"));
      db.saveChanges();
    }
    deleting = factory.create();
    adding = factory.create();
  }

  @AfterEach
  void close() {
    deleting.close();
    adding.close();
    factory.close();
  }

  private void markDeleted() {
    deleting.blogs.remove(deleting.blogs.find(1).orElseThrow());
  }

  private void markAdded() {
    adding.posts.add(new Post("p", "title", adding.blogs.find(1).orElseThrow()));
  }

  @Test
  void aPrincipalThatGotADependentIsNotDeleted() {
    markDeleted();
    markAdded();
    adding.saveChanges();
    assertThatExceptionOfType(ForeignKeyException.class)
        .isThrownBy(deleting::saveChanges)
        .satisfies(
            e -> {
              assertThat(e.getMessage()).startsWith("SAV-07: ");
              assertThat(e.entries(Blog.class)).hasSize(1);
            });
    assertThat(deleting.blogs.asNoTracking().count()).isEqualTo(1);
    adding.posts.remove(adding.posts.find("p").orElseThrow());
    adding.saveChanges();
    assertThat(deleting.saveChanges().entitiesWritten()).as("the same context").isEqualTo(1);
  }

  @Test
  void aDependentOfAPrincipalThatIsGoneIsNotAdded() {
    markDeleted();
    markAdded();
    deleting.saveChanges();
    assertThatExceptionOfType(ForeignKeyException.class)
        .isThrownBy(adding::saveChanges)
        .satisfies(
            e -> {
              assertThat(e.getMessage()).startsWith("SAV-06: ");
              assertThat(e.entries(Post.class)).hasSize(1);
            });
    assertThat(adding.posts.asNoTracking().count()).isZero();
    assertThat(adding.tracking().entries(EntityState.ADDED)).hasSize(1);
  }

  @Test
  void whatATransactionCollectsCountsToo() {
    try (var transaction = adding.begin()) {
      markAdded();
      adding.saveChanges();
      markDeleted();
      deleting.saveChanges();
      assertThatExceptionOfType(ForeignKeyException.class).isThrownBy(transaction::commit);
    }
    assertThat(adding.posts.asNoTracking().count()).isZero();
  }
}
