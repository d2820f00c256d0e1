package org.entopic.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.SaveFailedException;
import org.entopic.SaveResult;
import org.entopic.engine.blog.Blog;
import org.entopic.engine.blog.BloggingContext;
import org.entopic.event.TransactionEvent;
import org.entopic.event.TransactionInterceptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class TransactionInterceptorTest {
  private final List<String> calls = new ArrayList<>();
  private String throwing = "";
  private final EntityContextFactory<BloggingContext> factory;

  TransactionInterceptorTest(TestInfo test) {
    factory =
        EntityContextFactory.of(BloggingContext::new)
            .database("transacted-" + test.getTestMethod().orElseThrow().getName())
            .backend("memory")
            .serializer("json")
            .interceptor(new Recording())
            .open();
  }

  @AfterEach
  void close() {
    factory.close();
  }

  private final class Recording implements TransactionInterceptor {
    private void called(String what, Object more) {
      calls.add(what + " " + more);
      if (what.equals(throwing)) {
        throw new IllegalArgumentException(what);
      }
    }

    @Override
    public void beginning(EntityContext context) {
      called("beginning", context.getClass().getSimpleName());
    }

    @Override
    public void begun(TransactionEvent event) {
      called("begun", event.transaction().state());
    }

    @Override
    public void committing(TransactionEvent event) {
      called("committing", event.transaction().state());
    }

    @Override
    public void committed(TransactionEvent event, SaveResult result) {
      called("committed", result.entitiesWritten());
    }

    @Override
    public void failed(TransactionEvent event, RuntimeException failure) {
      called("failed", event.transaction().state());
    }

    @Override
    public void rollingBack(TransactionEvent event) {
      called("rollingBack", event.transaction().state());
    }

    @Override
    public void rolledBack(TransactionEvent event) {
      called("rolledBack", event.transaction().state());
    }
  }

  @Test
  void committedOnesAreTold() {
    try (var db = factory.create()) {
      try (var transaction = db.begin()) {
        db.blogs.add(new Blog(1, "one"));
        db.saveChanges();
        transaction.commit();
      }
      try (var transaction = db.begin()) {
        db.blogs.add(new Blog(2, "two"));
        db.saveChanges();
        transaction.commitAsync().join();
      }
      try (var transaction = db.begin()) {
        transaction.commit();
      }
      db.blogs.add(new Blog(3, "three"));
      db.saveChanges();
    }
    List<String> begun = List.of("beginning BloggingContext", "begun ACTIVE", "committing ACTIVE");
    List<String> expected = new ArrayList<>();
    for (int written : new int[] {1, 1, 0}) {
      expected.addAll(begun);
      expected.add("committed " + written);
    }
    assertThat(calls).containsExactlyElementsOf(expected);
  }

  @Test
  void whatIsRolledBackOrFailsIsTold() {
    try (var db = factory.create()) {
      db.begin().close();
      assertThat(calls)
          .containsExactly(
              "beginning BloggingContext",
              "begun ACTIVE",
              "rollingBack ACTIVE",
              "rolledBack ROLLED_BACK");
      calls.clear();
      var transaction = db.begin();
      db.blogs.add(new Blog(1, "one"));
      db.saveChanges();
      try (var other = factory.create()) {
        other.blogs.add(new Blog(1, "theirs"));
        other.saveChanges();
      }
      assertThatExceptionOfType(SaveFailedException.class).isThrownBy(transaction::commit);
      assertThat(calls).endsWith("committing ACTIVE", "failed ROLLED_BACK");
    }
  }

  @Test
  void beforeSomethingHappensItCanBePrevented() {
    try (var db = factory.create()) {
      throwing = "beginning";
      assertThatIllegalArgumentException().isThrownBy(db::begin);
      assertThat(db.transaction()).isEmpty();
      throwing = "begun";
      assertThatIllegalArgumentException().isThrownBy(db::begin);
      assertThat(db.transaction()).isEmpty();
      throwing = "committing";
      try (var transaction = db.begin()) {
        db.blogs.add(new Blog(1, "one"));
        db.saveChanges();
        assertThatIllegalArgumentException().isThrownBy(transaction::commit);
        CompletableFuture<SaveResult> commit = transaction.commitAsync();
        assertThat(commit).isCompletedExceptionally();
        throwing = "";
        assertThat(transaction.commit().entitiesWritten()).isEqualTo(1);
      }
    }
  }

  @Test
  void whatIsThrownAfterwardsChangesNothing() {
    try (var db = factory.create()) {
      throwing = "committed";
      try (var transaction = db.begin()) {
        db.blogs.add(new Blog(1, "one"));
        db.saveChanges();
        assertThatIllegalArgumentException().isThrownBy(transaction::commit);
      }
      throwing = "rollingBack";
      db.blogs.single().setUrl("other");
      var transaction = db.begin();
      db.saveChanges();
      assertThatIllegalArgumentException().isThrownBy(transaction::rollback);
      assertThat(db.transaction()).isEmpty();
    }
    try (var db = factory.create()) {
      assertThat(db.blogs.single().url()).isEqualTo("one");
    }
  }
}
