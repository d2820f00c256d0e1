package org.entopic.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.entopic.ConcurrencyConflictException;
import org.entopic.EntityContextFactory;
import org.entopic.SaveFailedException;
import org.entopic.SaveResult;
import org.entopic.UniqueConstraintException;
import org.entopic.engine.blog.Blog;
import org.entopic.engine.blog.BloggingContext;
import org.entopic.engine.blog.Post;
import org.entopic.event.ConflictDecision;
import org.entopic.event.SaveConflictEvent;
import org.entopic.event.SaveDecision;
import org.entopic.event.SaveFailedEvent;
import org.entopic.event.SaveInterceptor;
import org.entopic.event.SavedEvent;
import org.entopic.event.SavingEvent;
import org.entopic.model.EntityState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class SaveInterceptorTest {
  private final List<String> calls = new ArrayList<>();
  private final String database;

  SaveInterceptorTest(TestInfo test) {
    database = "intercepted-" + test.getTestMethod().orElseThrow().getName();
  }

  private EntityContextFactory<BloggingContext> open(SaveInterceptor... interceptors) {
    var builder =
        EntityContextFactory.of(BloggingContext::new)
            .database(database)
            .backend("memory")
            .serializer("json")
            .saveTimeout(Duration.ofMillis(500));
    List.of(interceptors).forEach(builder::interceptor);
    return builder.open();
  }

  private class Recording implements SaveInterceptor {
    private final String name;
    private final int order;

    Recording(String name, int order) {
      this.name = name;
      this.order = order;
    }

    @Override
    public int order() {
      return order;
    }

    @Override
    public SaveDecision saving(SavingEvent event) {
      calls.add(name + " saving");
      return SaveDecision.proceed();
    }

    @Override
    public SaveResult saved(SavedEvent event) {
      calls.add(name + " saved " + event.result().entitiesWritten());
      return event.result();
    }

    @Override
    public void failed(SaveFailedEvent event) {
      calls.add(name + " failed " + event.failure().getClass().getSimpleName());
    }
  }

  @Test
  void interceptorsAndListenersAreCalledInTheirOrder() {
    try (var factory =
            open(new Recording("late", 5), new Recording("a", 0), new Recording("b", 0));
        var db = factory.create()) {
      var listening = db.onSaving(event -> calls.add("listener saving"));
      db.onSaved(event -> calls.add("listener saved"));
      db.onSaveFailed(event -> calls.add("listener failed"));
      db.blogs.add(new Blog(1, "one"));
      db.saveChanges();
      assertThat(calls)
          .containsExactly(
              "a saving",
              "b saving",
              "late saving",
              "listener saving",
              "a saved 1",
              "b saved 1",
              "late saved 1",
              "listener saved");
      calls.clear();
      listening.close();
      db.clear();
      db.blogs.add(new Blog(1, "again"));
      assertThatExceptionOfType(UniqueConstraintException.class).isThrownBy(db::saveChanges);
      assertThat(calls)
          .containsExactly(
              "a saving",
              "b saving",
              "late saving",
              "a failed UniqueConstraintException",
              "b failed UniqueConstraintException",
              "late failed UniqueConstraintException",
              "listener failed");
    }
  }

  @Test
  void whatIsChangedBeforeASaveIsSavedWithIt() {
    SaveInterceptor rating =
        new SaveInterceptor() {
          @Override
          public SaveDecision saving(SavingEvent event) {
            event
                .context()
                .tracking()
                .entries(Blog.class)
                .forEach(blog -> blog.entity().setRating(7));
            return SaveDecision.proceed();
          }
        };
    try (var factory = open(rating)) {
      try (var db = factory.create()) {
        db.blogs.add(new Blog(1, "one"));
        assertThat(db.saveChanges().entitiesWritten()).isEqualTo(1);
      }
      try (var db = factory.create()) {
        assertThat(db.blogs.find(1).orElseThrow().rating()).isEqualTo(7);
      }
    }
  }

  @Test
  void aSuppressedSaveWritesNothingAndReturnsWhatItIsTold() {
    SaveInterceptor suppressing =
        new SaveInterceptor() {
          @Override
          public SaveDecision saving(SavingEvent event) {
            return SaveDecision.suppress(new SaveResult(42, null));
          }
        };
    try (var factory = open(suppressing, new Recording("after", 1));
        var db = factory.create()) {
      db.blogs.add(new Blog(1, "one"));
      assertThat(db.saveChanges()).isEqualTo(new SaveResult(42, null));
      assertThat(db.hasChanges()).isTrue();
      assertThat(db.blogs.count()).isZero();
      assertThat(calls).containsExactly("after saved 42");
      assertThat(db.saveChangesAsync().join()).isEqualTo(new SaveResult(42, null));
    }
  }

  @Test
  void whatWasSavedIsToldWithItsKeysAndFormerStates() {
    List<String> told = new ArrayList<>();
    try (var factory = open();
        var db = factory.create()) {
      db.onSaved(
          event ->
              event
                  .entities()
                  .forEach(
                      saved ->
                          told.add(
                              saved.stateBefore()
                                  + " "
                                  + saved.entry().as(Blog.class).entity().id()
                                  + " "
                                  + saved.entry().state())));
      db.blogs.add(new Blog(1, "one"));
      db.blogs.add(new Blog(2, "two"));
      db.saveChanges();
      assertThat(told).containsExactlyInAnyOrder("ADDED 1 UNCHANGED", "ADDED 2 UNCHANGED");
      told.clear();
      db.blogs.find(1).orElseThrow().setRating(3);
      db.blogs.remove(db.blogs.find(2).orElseThrow());
      db.saveChanges();
      assertThat(told).containsExactlyInAnyOrder("MODIFIED 1 UNCHANGED", "DELETED 2 DETACHED");
    }
  }

  @Test
  void aConflictIsSettledAndSavedAgain() {
    var attempts = new AtomicInteger();
    SaveInterceptor merging =
        new SaveInterceptor() {
          @Override
          public ConflictDecision conflict(SaveConflictEvent event) {
            attempts.set(event.attempt());
            event.conflict().merge();
            return ConflictDecision.SAVE_AGAIN;
          }
        };
    try (var factory = open(merging);
        var db = factory.create();
        var other = factory.create()) {
      db.posts.add(new Post("p", "title", null));
      db.saveChanges();
      other.posts.find("p").orElseThrow().setTitle("theirs");
      other.saveChanges();
      db.posts.find("p").orElseThrow().setTitle("mine");
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(1);
      assertThat(attempts).hasValue(1);
      other.posts.find("p").orElseThrow().setTitle("theirs again");
      other.clear();
      assertThat(other.posts.find("p").orElseThrow().title()).isEqualTo("mine");
    }
  }

  @Test
  void conflictsThatAreNotSettledEndWithTheSaveTimeout() {
    SaveInterceptor stubborn =
        new SaveInterceptor() {
          @Override
          public ConflictDecision conflict(SaveConflictEvent event) {
            return ConflictDecision.SAVE_AGAIN;
          }
        };
    try (var factory = open(stubborn);
        var db = factory.create();
        var other = factory.create()) {
      db.posts.add(new Post("p", "title", null));
      db.saveChanges();
      other.posts.find("p").orElseThrow().setTitle("theirs");
      other.saveChanges();
      db.posts.find("p").orElseThrow().setTitle("mine");
      assertThatExceptionOfType(ConcurrencyConflictException.class).isThrownBy(db::saveChanges);
    }
  }

  @Test
  void asynchronousSavesCallTheTwins() {
    SaveInterceptor twins =
        new SaveInterceptor() {
          @Override
          public CompletableFuture<SaveDecision> savingAsync(SavingEvent event) {
            int entities = event.context().entries().size();
            return CompletableFuture.supplyAsync(
                () -> {
                  calls.add("savingAsync " + entities);
                  return SaveDecision.proceed();
                });
          }

          @Override
          public CompletableFuture<SaveResult> savedAsync(SavedEvent event) {
            return CompletableFuture.supplyAsync(
                () -> new SaveResult(event.result().entitiesWritten() + 100, null));
          }

          @Override
          public CompletableFuture<Void> failedAsync(SaveFailedEvent event) {
            return CompletableFuture.runAsync(() -> calls.add("failedAsync"));
          }
        };
    try (var factory = open(twins);
        var db = factory.create()) {
      db.blogs.add(new Blog(1, "one"));
      assertThat(db.saveChangesAsync().join().entitiesWritten()).isEqualTo(101);
      db.clear();
      db.blogs.add(new Blog(1, "again"));
      assertThatExceptionOfType(CompletionException.class)
          .isThrownBy(() -> db.saveChangesAsync().join())
          .withCauseInstanceOf(UniqueConstraintException.class);
      assertThat(calls).containsExactly("savingAsync 1", "savingAsync 1", "failedAsync");
      assertThat(db.entries().get(0).state()).isEqualTo(EntityState.ADDED);
    }
  }

  @Test
  void whatInterceptorsThrowReachesTheCaller() {
    SaveInterceptor refusing =
        new SaveInterceptor() {
          @Override
          public SaveDecision saving(SavingEvent event) {
            throw new SaveFailedException("not on Sundays");
          }

          @Override
          public void failed(SaveFailedEvent event) {
            throw new IllegalStateException("second");
          }
        };
    try (var factory = open(refusing, new Recording("other", 1));
        var db = factory.create()) {
      db.blogs.add(new Blog(1, "one"));
      assertThatExceptionOfType(SaveFailedException.class)
          .isThrownBy(db::saveChanges)
          .withMessage("not on Sundays")
          .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
      assertThat(calls).containsExactly("other failed SaveFailedException");
      assertThat(db.blogs.count()).isZero();
    }
  }

  @Test
  void whatIsThrownWhenASaveIsWrittenIsNotToldAsItsFailure() {
    SaveInterceptor late =
        new SaveInterceptor() {
          @Override
          public SaveResult saved(SavedEvent event) {
            throw new IllegalStateException("too late");
          }
        };
    try (var factory = open(late, new Recording("other", 1));
        var db = factory.create()) {
      db.blogs.add(new Blog(1, "one"));
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(db::saveChanges)
          .withMessage("too late");
      assertThat(calls).containsExactly("other saving");
      assertThat(db.blogs.count()).isEqualTo(1);
    }
  }

  @Test
  void savingWithinASaveIsRefused() {
    try (var factory = open();
        var db = factory.create()) {
      db.onSaving(event -> event.context().saveChanges());
      assertThatIllegalStateException()
          .isThrownBy(db::saveChanges)
          .withMessageStartingWith("ENG-34: ");
    }
  }
}
