package org.entopic.engine.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.entopic.EntityContextFactory;
import org.entopic.EntityContextFactoryBuilder;
import org.entopic.QueryException;
import org.entopic.engine.blog.Blog;
import org.entopic.engine.blog.BloggingContext;
import org.entopic.engine.blog.Post;
import org.entopic.event.DiagnosticEvent.WarningRaised;
import org.entopic.event.Warning;
import org.entopic.event.WarningAction;
import org.entopic.query.CollectionProperty;
import org.entopic.query.ComparableProperty;
import org.junit.jupiter.api.Test;

class QueryWarningsTest {
  private static final ComparableProperty<Blog, Integer> ID =
      ComparableProperty.comparable(Blog.class, "id", Integer.class);
  private static final CollectionProperty<Blog, Post> POSTS =
      CollectionProperty.of(Blog.class, "posts", Post.class);

  private final List<Warning> raised = new CopyOnWriteArrayList<>();
  private final List<String> messages = new CopyOnWriteArrayList<>();

  private EntityContextFactoryBuilder<BloggingContext> builder() {
    return EntityContextFactory.of(BloggingContext::new)
        .database("warned-" + System.identityHashCode(this))
        .backend("memory")
        .serializer("json")
        .diagnostics(
            event -> {
              if (event instanceof WarningRaised warning) {
                raised.add(warning.warning());
                messages.add(warning.message());
              }
            });
  }

  @Test
  void theFirstOfAnyIsWarnedOfOnceForEachKindOfQuery() {
    try (var factory = builder().open();
        var db = factory.create();
        var other = factory.create()) {
      db.blogs.first();
      other.blogs.first();
      db.blogs.where(ID.gt(1)).first();
      db.blogs.filter(blog -> true).first();
      db.blogs.orderBy(ID.asc()).first();
      db.blogs.singleOrEmpty();
      db.blogs.any();
      assertThat(raised).containsExactly(Warning.FIRST_WITHOUT_ORDER_AND_FILTER);
      db.posts.first();
      db.blogs.tag("another kind").first();
      assertThat(raised).hasSize(3);
      assertThat(messages.get(0)).contains("query of Blog is asked");
      assertThat(messages.get(2)).contains("query of Blog (another kind) is asked");
    }
  }

  @Test
  void limitsOfWhatIsInNoOrderAreWarnedOf() {
    try (var factory = builder().open();
        var db = factory.create()) {
      db.blogs.orderBy(ID.asc()).skip(1).take(2).toList();
      assertThat(raised).isEmpty();
      for (int page = 0; page < 5; page++) {
        db.blogs.where(ID.gt(page)).skip(page).toList();
      }
      assertThat(raised).containsExactly(Warning.ROW_LIMIT_WITHOUT_ORDER);
      db.blogs.take(2).orderBy(ID.asc()).count();
      db.blogs.orderBy(ID.asc()).union(db.blogs.where(ID.gt(3))).take(2).toList();
      assertThat(raised).hasSize(3).containsOnly(Warning.ROW_LIMIT_WITHOUT_ORDER);
    }
  }

  @Test
  void includesOfWhatSelectsSomethingElseAreWarnedOf() {
    try (var factory = builder().open();
        var db = factory.create()) {
      db.blogs.include(POSTS).toList();
      db.blogs.include(POSTS).count();
      assertThat(raised).isEmpty();
      db.blogs.include(POSTS).select(ID).toList();
      assertThat(raised).containsExactly(Warning.INCLUDE_IGNORED);
    }
  }

  @Test
  void whatIsThrownIsThrownEachTimeAndWhatIsIgnoredNever() {
    try (var factory =
            builder()
                .warning(Warning.FIRST_WITHOUT_ORDER_AND_FILTER, WarningAction.THROW)
                .warning(Warning.ROW_LIMIT_WITHOUT_ORDER, WarningAction.IGNORE)
                .open();
        var db = factory.create()) {
      for (int i = 0; i < 2; i++) {
        assertThatExceptionOfType(QueryException.class)
            .isThrownBy(db.blogs::first)
            .withMessageStartingWith("QRY-82: ")
            .withMessageContaining("of Blog");
      }
      db.blogs.take(1).toList();
      assertThat(raised).isEmpty();
    }
  }
}
