package org.entopic.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.entopic.ConcurrencyConflictException;
import org.entopic.EntityContextFactory;
import org.entopic.UniqueConstraintException;
import org.entopic.engine.blog.Blog;
import org.entopic.engine.blog.BlogFields;
import org.entopic.engine.blog.BloggingContext;
import org.entopic.engine.blog.Post;
import org.entopic.event.ChangeEvent;
import org.entopic.model.ModelBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** The whole way with providers found by the service loader. */
class MemoryStoreTest {
  private final String database;
  private final EntityContextFactory<BloggingContext> factory;

  MemoryStoreTest(TestInfo test) {
    database = "memory-" + test.getTestMethod().orElseThrow().getName();
    factory = open();
  }

  private EntityContextFactory<BloggingContext> open() {
    return EntityContextFactory.of(BloggingContext::new)
        .database(database)
        .backend("memory")
        .serializer("json")
        .open();
  }

  @AfterEach
  void close() {
    factory.close();
  }

  @Test
  void entitiesAreSavedFoundChangedAndDeleted() {
    try (var db = factory.create()) {
      var blog = new Blog(1, "a");
      db.posts.add(new Post("p", "first", blog));
      assertThat(db.saveChanges().entitiesWritten()).as("the graph").isEqualTo(2);
    }
    try (var db = factory.create()) {
      Post post = db.posts.find("p").orElseThrow();
      post.setTitle("second");
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(1);
    }
    try (var db = factory.create()) {
      Post post = db.posts.find("p").orElseThrow();
      assertThat(post.title()).isEqualTo("second");
      db.posts.remove(post);
      db.saveChanges();
      assertThat(db.posts.find("p")).isEmpty();
      assertThat(db.blogs.find(1)).isPresent();
    }
  }

  @Test
  void anotherFactorySeesSavesAndHearsOfThem() throws InterruptedException {
    var heard = new LinkedBlockingQueue<ChangeEvent<Blog>>();
    try (var other = open();
        var subscription = other.changes(Blog.class).subscribe(heard::add)) {
      try (var db = factory.create()) {
        db.blogs.add(new Blog(1, "a"));
        db.saveChanges();
        db.blogs.find(1).orElseThrow().setRating(3);
        db.saveChanges();
      }
      assertThat(heard.poll(10, TimeUnit.SECONDS)).isInstanceOf(ChangeEvent.Added.class);
      ChangeEvent<Blog> modified = heard.poll(10, TimeUnit.SECONDS);
      assertThat(modified.before().orElseThrow().rating()).isZero();
      assertThat(modified.after().orElseThrow().rating()).isEqualTo(3);
      try (var db = other.create()) {
        assertThat(db.blogs.find(1).orElseThrow().rating()).isEqualTo(3);
      }
    }
  }

  @Test
  void aKeyThatAnotherFactoryTookIsRefused() {
    try (var other = open();
        var db = factory.create();
        var theirs = other.create()) {
      theirs.blogs.add(new Blog(1, "theirs"));
      theirs.saveChanges();
      db.blogs.add(new Blog(1, "ours"));
      assertThatThrownBy(db::saveChanges)
          .isInstanceOf(UniqueConstraintException.class)
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain("ours", "theirs"));
    }
  }

  @Test
  void incrementsWithAVersionAreNeverLostInOneFactory() {
    try (var db = factory.create()) {
      db.posts.add(new Post("p", "0", null));
      db.saveChanges();
    }
    var workers = new ArrayList<CompletableFuture<Void>>();
    for (int i = 0; i < 4; i++) {
      workers.add(CompletableFuture.runAsync(() -> increment(50)));
    }
    workers.forEach(CompletableFuture::join);
    try (var db = factory.create()) {
      assertThat(db.posts.find("p").orElseThrow().title()).isEqualTo("200");
    }
  }

  private void increment(int times) {
    for (int done = 0; done < times; ) {
      try (var db = factory.create()) {
        Post post = db.posts.find("p").orElseThrow();
        post.setTitle(Integer.toString(Integer.parseInt(post.title()) + 1));
        db.saveChanges();
        done++;
      } catch (ConcurrencyConflictException lost) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void asynchronousSavesFollowOneAnother() throws Exception {
    try (var db = factory.create()) {
      db.blogs.add(new Blog(1, "a"));
      int total =
          db.saveChangesAsync()
              .thenCompose(
                  first -> {
                    db.blogs.find(1).orElseThrow().setRating(9);
                    return db.saveChangesAsync()
                        .thenApply(second -> first.entitiesWritten() + second.entitiesWritten());
                  })
              .get(10, TimeUnit.SECONDS);
      assertThat(total).isEqualTo(2);
    }
    try (var db = factory.create()) {
      assertThat(db.blogs.find(1).orElseThrow().rating()).isEqualTo(9);
    }
  }

  @Test
  void nothingRunsOnAfterClosing() throws InterruptedException {
    try (var other = open()) {
      other.changes(Blog.class).subscribe(event -> {});
      try (var db = other.create()) {
        db.blogs.addAll(List.of(new Blog(1, "a"), new Blog(2, "b")));
        db.saveChangesAsync().join();
      }
    }
    factory.close();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("entopic-" + database)) {
        thread.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
        assertThat(thread.isAlive()).as(thread.getName()).isFalse();
      }
    }
  }

  @Test
  void findHonoursTheFiltersOfTheModel() {
    try (var db = factory.create()) {
      db.blogs.add(new Blog(1, "mine"));
      db.blogs.add(new Blog(2, "theirs"));
      db.saveChanges();
    }
    try (var tenants =
            EntityContextFactory.of(TenantContext::new)
                .database(database)
                .backend("memory")
                .open();
        var db = tenants.create()) {
      db.tenant = "mine";
      assertThat(db.blogs.find(1)).isPresent();
      assertThat(db.blogs.find(2)).isEmpty();
      assertThat(db.blogs.findAsync(2).join()).isEmpty();
      db.tenant = "theirs";
      assertThat(db.blogs.find(2)).containsSame(db.blogs.first().orElseThrow());
    }
  }

  /** Sees the blogs of one tenant only. */
  static final class TenantContext extends BloggingContext {
    private String tenant = "";

    @Override
    protected void configureModel(ModelBuilder model) {
      model
          .entity(Blog.class)
          .filter(TenantContext.class, context -> BlogFields.url.eq(context.tenant));
    }
  }
}
