package org.entopic.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.entopic.ConcurrencyConflictException;
import org.entopic.EntityContextFactory;
import org.entopic.EntityContextFactoryBuilder;
import org.entopic.ForeignKeyException;
import org.entopic.SaveFailedException;
import org.entopic.SaveNotVisibleException;
import org.entopic.SaveOutcomeUnknownException;
import org.entopic.SaveResult;
import org.entopic.UniqueConstraintException;
import org.entopic.engine.blog.Blog;
import org.entopic.engine.blog.BloggingContext;
import org.entopic.engine.blog.Post;
import org.entopic.event.ChangeEvent;
import org.entopic.model.EntityState;
import org.entopic.model.ModelBuilder;
import org.entopic.model.ReferencePolicy;
import org.entopic.query.CollectionProperty;
import org.entopic.query.ReferenceProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionTest {
  private final TestBackend backend = new TestBackend();
  private EntityContextFactory<BloggingContext> factory = builder().open();

  private EntityContextFactoryBuilder<BloggingContext> builder() {
    return EntityContextFactory.of(BloggingContext::new).database("blogging").providers(backend);
  }

  @AfterEach
  void close() {
    factory.close();
  }

  private void store(Blog blog) {
    try (var db = factory.create()) {
      db.blogs.add(blog);
      db.saveChanges();
    }
  }

  @Test
  void whatIsSavedIsFoundByAnotherContext() {
    store(new Blog(1, "a"));
    try (var db = factory.create()) {
      Blog blog = db.blogs.find(1).orElseThrow();
      assertThat(blog.url()).isEqualTo("a");
      assertThat(db.blogs.find(1)).containsSame(blog);
      assertThat(db.blogs.find(2)).isEmpty();
      assertThat(db.entry(blog).state()).isEqualTo(EntityState.UNCHANGED);
    }
  }

  @Test
  void onlyWhatChangedIsWritten() {
    try (var db = factory.create()) {
      var blog = new Blog(1, "a");
      db.blogs.addAll(List.of(blog, new Blog(2, "b")));
      db.posts.add(new Post("p", "title", blog));
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(3);
      assertThat(db.hasChanges()).isFalse();
      assertThat(db.saveChanges()).isEqualTo(new SaveResult(0, null));
      blog.setRating(5);
      SaveResult result = db.saveChanges();
      assertThat(result.entitiesWritten()).isEqualTo(1);
      assertThat(result.token()).isNotNull();
      assertThat(backend.written).hasSize(2);
      assertThat(backend.written.get(1).records()).hasSize(1);
      db.blogs.remove(db.blogs.find(2).orElseThrow());
      assertThat(db.blogs.find(2)).as("deleted in this context").isEmpty();
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(1);
    }
    try (var db = factory.create()) {
      assertThat(db.blogs.find(1).orElseThrow().rating()).isEqualTo(5);
      assertThat(db.blogs.find(2)).isEmpty();
    }
  }

  @Test
  void aFailedSaveLeavesTheContextAsItWas() {
    try (var db = factory.create()) {
      var blog = new Blog(1, "a");
      db.blogs.add(blog);
      backend.mayWrite = CompletableFuture.failedFuture(new SaveFailedException("broker away"));
      assertThatThrownBy(db::saveChanges)
          .isInstanceOf(SaveFailedException.class)
          .hasMessage("broker away");
      assertThat(db.entry(blog).state()).isEqualTo(EntityState.ADDED);
      backend.mayWrite =
          CompletableFuture.failedFuture(new SaveOutcomeUnknownException("no answer"));
      assertThatThrownBy(db::saveChanges).isInstanceOf(SaveOutcomeUnknownException.class);
      assertThat(db.entry(blog).state()).isEqualTo(EntityState.ADDED);
      backend.mayWrite = CompletableFuture.completedFuture(null);
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(1);
      assertThat(db.entry(blog).state()).isEqualTo(EntityState.UNCHANGED);
    }
  }

  @Test
  void aSaveInDoubtThatCameToBeCanBeRepeated() {
    try (var db = factory.create();
        var other = factory.create()) {
      var blog = new Blog(1, "a");
      db.blogs.add(blog);
      var post = new Post("p", "one", blog);
      db.posts.add(post);
      inDoubt(db);
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(2);
      post.setTitle("two");
      inDoubt(db);
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(1);
      assertThat(other.posts.find("p").orElseThrow().title()).isEqualTo("two");

      post.setTitle("three");
      inDoubt(db);
      other.clear();
      other.posts.find("p").orElseThrow().setTitle("four");
      other.saveChanges();
      assertThatThrownBy(db::saveChanges).isInstanceOf(ConcurrencyConflictException.class);
    }
  }

  private void inDoubt(BloggingContext db) {
    backend.mayConfirm =
        CompletableFuture.failedFuture(new SaveOutcomeUnknownException("no answer"));
    assertThatThrownBy(db::saveChanges).isInstanceOf(SaveOutcomeUnknownException.class);
    backend.mayConfirm = CompletableFuture.completedFuture(null);
  }

  @Test
  void aTakenKeyAndAStaleVersionAreReported() {
    store(new Blog(1, "a"));
    try (var db = factory.create();
        var other = factory.create()) {
      db.blogs.add(new Blog(1, "b"));
      assertThatThrownBy(db::saveChanges).isInstanceOf(UniqueConstraintException.class);
      db.clear();
      var post = new Post("p", "one", db.blogs.find(1).orElseThrow());
      db.posts.add(post);
      db.saveChanges();
      other.posts.find("p").orElseThrow().setTitle("two");
      other.saveChanges();
      post.setTitle("three");
      assertThatThrownBy(db::saveChanges).isInstanceOf(ConcurrencyConflictException.class);
      db.entry(post).reload();
      assertThat(post.title()).isEqualTo("two");
      post.setTitle("three");
      db.saveChanges();
      assertThat(post.version()).isGreaterThan(1);
    }
  }

  @Test
  void missingRequiredValuesAreRefusedBeforeAnythingIsWritten() {
    try (var db = factory.create()) {
      var blog = new Blog(1, null);
      db.blogs.add(blog);
      assertThatThrownBy(db::saveChanges)
          .isInstanceOf(SaveFailedException.class)
          .hasMessageContaining("url");
      assertThatThrownBy(() -> db.posts.add(new Post(null, "t", null)))
          .isInstanceOf(RuntimeException.class)
          .hasMessageContaining("Post");
      assertThat(backend.written).isEmpty();
      blog.setUrl("a");
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(1);
    }
  }

  @Test
  void anAsynchronousSaveHoldsTheContextUntilItIsDone() throws Exception {
    try (var db = factory.create()) {
      backend.mayWrite = new CompletableFuture<>();
      var entry = db.blogs.add(new Blog(1, "a"));
      CompletableFuture<Optional<Blog>> then =
          db.saveChangesAsync().thenApply(saved -> db.blogs.find(1));
      assertThatThrownBy(() -> db.blogs.find(1))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("ENG-01");
      assertThatThrownBy(entry::state).hasMessageContaining("ENG-01");
      assertThatThrownBy(() -> entry.property("rating").setCurrent(1))
          .hasMessageContaining("ENG-01");
      backend.mayWrite.complete(null);
      assertThat(then.get(10, TimeUnit.SECONDS)).isPresent();
      assertThat(db.blogs.find(1)).isPresent();
      assertThat(db.saveChangesAsync().get(10, TimeUnit.SECONDS).entitiesWritten()).isZero();
      assertThat(db.blogs.findAsync(1).get(10, TimeUnit.SECONDS)).isPresent();
    }
  }

  @Test
  void anAsynchronousSaveFailsAsTheOtherDoes() {
    try (var db = factory.create()) {
      var blog = new Blog(1, "a");
      db.blogs.add(blog);
      backend.mayWrite = CompletableFuture.failedFuture(new SaveFailedException("broker away"));
      assertThatThrownBy(() -> db.saveChangesAsync().join())
          .hasCauseInstanceOf(SaveFailedException.class);
      backend.mayWrite = CompletableFuture.completedFuture(null);
      assertThat(db.saveChangesAsync().join().entitiesWritten()).isEqualTo(1);
      assertThat(db.entry(blog).state()).isEqualTo(EntityState.UNCHANGED);
    }
  }

  @Test
  void aWrittenSaveThatIsNotVisibleInTimeIsAcceptedAllTheSame() {
    factory.close();
    factory = builder().visibilityTimeout(Duration.ofMillis(20)).open();
    backend.mayShow = new CompletableFuture<>();
    try (var db = factory.create()) {
      var blog = new Blog(1, "a");
      db.blogs.add(blog);
      assertThatThrownBy(db::saveChanges)
          .isInstanceOf(SaveNotVisibleException.class)
          .hasMessageContaining("SAV-08: The save of 1 of 'Blog' is written");
      assertThat(db.entry(blog).state()).isEqualTo(EntityState.UNCHANGED);
      assertThat(db.hasChanges()).isFalse();
      blog.setRating(2);
      assertThatThrownBy(() -> db.saveChangesAsync().join())
          .hasCauseInstanceOf(SaveNotVisibleException.class);
      assertThat(db.hasChanges()).isFalse();
      backend.mayShow.complete(null);
    }
    assertThat(backend.written).hasSize(2);
  }

  @Test
  void withoutVisibilityTimeoutNobodyWaits() {
    factory.close();
    factory = builder().visibilityTimeout(Duration.ZERO).open();
    backend.mayShow = new CompletableFuture<>();
    store(new Blog(1, "a"));
    assertThat(backend.count("Blog")).isZero();
  }

  @Test
  void anInterruptDoesNotHideTheOutcomeOfASave() {
    try (var db = factory.create()) {
      db.blogs.add(new Blog(1, "a"));
      Thread.currentThread().interrupt();
      try {
        assertThat(db.saveChanges().entitiesWritten()).isEqualTo(1);
      } catch (SaveNotVisibleException notVisible) {
        assertThat(notVisible).hasMessageContaining("is written");
      }
      assertThat(Thread.interrupted()).isTrue();
      assertThat(db.hasChanges()).isFalse();
    }
  }

  @Test
  void useAfterCloseIsRefused() {
    var db = factory.create();
    db.close();
    db.close();
    assertThatThrownBy(() -> db.blogs.find(1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ENG-02")
        .hasMessageContaining(BloggingContext.class.getName());
    assertThatThrownBy(db::saveChanges).isInstanceOf(IllegalStateException.class);
    var open = factory.create();
    factory.close();
    factory.close();
    assertThat(backend.closed).isEqualTo(1);
    assertThatThrownBy(() -> open.blogs.find(1)).hasMessageContaining("ENG-03");
    assertThatThrownBy(factory::create).hasMessageContaining("ENG-03");
    assertThatThrownBy(() -> factory.changes(Blog.class)).hasMessageContaining("ENG-03");
  }

  @Test
  void closingDuringAnAsynchronousSaveLeavesNothingWaiting() {
    var db = factory.create();
    backend.mayWrite = new CompletableFuture<>();
    db.blogs.add(new Blog(1, "a"));
    var save = db.saveChangesAsync();
    factory.close();
    backend.mayWrite.completeExceptionally(new SaveFailedException("closed"));
    assertThatThrownBy(save::join).hasCauseInstanceOf(SaveFailedException.class);
  }

  @Test
  void aClassOutsideTheModelIsNamed() {
    assertThatThrownBy(() -> factory.changes(String.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ENG-04: java.lang.String is no entity type");
    assertThatThrownBy(() -> factory.changes(Other.Blog.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("The model has " + Blog.class.getName() + ": was that meant?");
  }

  /** Holds a class whose simple name the model knows. */
  static final class Other {
    static final class Blog {}
  }

  @Test
  void eventsTellOfTheSavesOfEveryFactory() throws InterruptedException {
    var heard = new LinkedBlockingQueue<ChangeEvent<Blog>>();
    try (var other = builder().open();
        var subscription = factory.changes(Blog.class).subscribe(heard::add)) {
      try (var db = other.create()) {
        db.blogs.add(new Blog(1, "a"));
        db.saveChanges();
        db.blogs.find(1).orElseThrow().setRating(3);
        db.saveChanges();
        db.blogs.remove(db.blogs.find(1).orElseThrow());
        db.saveChanges();
      }
      assertThat(heard.poll(10, TimeUnit.SECONDS))
          .isInstanceOfSatisfying(
              ChangeEvent.Added.class,
              event -> assertThat(((Blog) event.entity()).url()).isEqualTo("a"));
      ChangeEvent<Blog> modified = heard.poll(10, TimeUnit.SECONDS);
      assertThat(modified.before().orElseThrow().rating()).isZero();
      assertThat(modified.after().orElseThrow().rating()).isEqualTo(3);
      assertThat(modified.origin().saveId()).isEqualTo(backend.written.get(1).saveId());
      assertThat(heard.poll(10, TimeUnit.SECONDS)).isInstanceOf(ChangeEvent.Removed.class);
    }
  }

  @Test
  void deletingWhatIsReferredToIsRefused() {
    var blog = new Blog(1, "a");
    try (var db = factory.create()) {
      db.blogs.add(blog);
      db.posts.add(new Post("p", "t", blog));
      db.saveChanges();
    }
    try (var db = factory.create()) {
      db.blogs.remove(db.blogs.find(1).orElseThrow());
      assertThatThrownBy(db::saveChanges)
          .isInstanceOf(ForeignKeyException.class)
          .hasMessageContaining("'Post' refers to 'Blog'");
      db.posts.remove(db.posts.find("p").orElseThrow());
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(2);
    }
  }

  @Test
  void aMissingPrincipalIsToleratedOrRejectedAsConfigured() {
    try (var db = factory.create()) {
      var post = new Post("p", "t", null);
      db.posts.add(post);
      db.entry(post).property("blogId").setCurrent(7);
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(1);
    }
    try (var strict =
            EntityContextFactory.of(StrictContext::new)
                .database("blogging")
                .providers(backend)
                .open();
        var db = strict.create()) {
      var post = new Post("q", "t", null);
      db.posts.add(post);
      db.entry(post).property("blogId").setCurrent(8);
      assertThatThrownBy(db::saveChanges)
          .isInstanceOf(ForeignKeyException.class)
          .hasMessageContaining("SAV-06");
      db.blogs.add(new Blog(8, "h"));
      assertThat(db.saveChanges().entitiesWritten()).as("both at once").isEqualTo(2);
    }
  }

  /** Refuses references to rows that are missing. */
  static final class StrictContext extends BloggingContext {
    @Override
    protected void configureModel(ModelBuilder model) {
      model
          .entity(Post.class)
          .hasOne(ReferenceProperty.of(Post.class, "blog", Blog.class))
          .withMany(CollectionProperty.of(Blog.class, "posts", Post.class))
          .policy(ReferencePolicy.REJECT);
    }
  }
}
