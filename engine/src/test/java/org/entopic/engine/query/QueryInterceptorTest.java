package org.entopic.engine.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.QueryException;
import org.entopic.engine.blog.Blog;
import org.entopic.engine.blog.BloggingContext;
import org.entopic.event.QueryInterceptor;
import org.entopic.query.ComparableProperty;
import org.entopic.query.tree.QueryTree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class QueryInterceptorTest {
  private static final ComparableProperty<Blog, Integer> ID =
      ComparableProperty.comparable(Blog.class, "id", Integer.class);
  private static final ComparableProperty<Blog, String> URL =
      ComparableProperty.comparable(Blog.class, "url", String.class);

  private final List<QueryTree> seen = new ArrayList<>();
  private UnaryOperator<QueryTree> change = query -> query;
  private final EntityContextFactory<BloggingContext> factory;
  private final BloggingContext db;

  QueryInterceptorTest(TestInfo test) {
    factory =
        EntityContextFactory.of(BloggingContext::new)
            .database("rewritten-" + test.getTestMethod().orElseThrow().getName())
            .backend("memory")
            .serializer("json")
            .interceptor(
                new QueryInterceptor() {
                  @Override
                  public QueryTree planning(EntityContext context, QueryTree query) {
                    assertThat(context).isInstanceOf(BloggingContext.class);
                    seen.add(query);
                    return change.apply(query);
                  }
                })
            .open();
    try (var first = factory.create()) {
      for (int i = 1; i <= 4; i++) {
        first.blogs.add(new Blog(i, "u" + (5 - i)));
      }
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
  void operatorsAreSeenInTheOrderWritten() {
    db.blogs.where(ID.gt(1)).orderBy(URL.asc()).thenBy(ID.desc()).skip(1).take(2).tag("t").toList();
    assertThat(seen).hasSize(1);
    assertThat(seen.get(0).type().name()).isEqualTo("Blog");
    assertThat(seen.get(0).isOrdered()).isTrue();
    assertThat(seen.get(0).operators())
        .hasExactlyElementsOfTypes(
            QueryTree.Where.class,
            QueryTree.OrderBy.class,
            QueryTree.ThenBy.class,
            QueryTree.Skip.class,
            QueryTree.Take.class,
            QueryTree.Tag.class);
    assertThat(seen.get(0).operators().get(0).toString()).isEqualTo("Where[predicate=Blog.id > ?]");
  }

  @Test
  void everythingThatAsksForResultsIsSeenOnce() {
    db.blogs.first();
    db.blogs.where(ID.eq(1)).single();
    db.blogs.where(ID.eq(1)).singleOrEmpty();
    db.blogs.any();
    db.blogs.count();
    db.blogs.where(ID.eq(1)).contains(db.blogs.find(1).orElseThrow());
    db.blogs.select(URL).toList();
    db.blogs.toGroups(URL);
    db.blogs.explain();
    db.blogs.explainAnalyze();
    db.blogs.toListAsync().join();
    try (var stream = db.blogs.stream()) {
      assertThat(stream).hasSize(4);
    }
    db.blogs.where(ID.gt(9)).executeDelete();
    db.blogs.where(ID.gt(9)).executeUpdate(set -> set.set(URL, "x"));
    assertThat(seen).hasSize(14);
  }

  @Test
  void queriesInsideOthersAreSeenBeforeThem() {
    db.blogs.where(ID.lt(3)).union(db.blogs.where(ID.gt(3))).toList();
    assertThat(seen).hasSize(2);
    assertThat(seen.get(1).operators())
        .hasSize(2)
        .last()
        .isInstanceOf(QueryTree.Other.class)
        .asString()
        .contains("UNION");
  }

  @Test
  void anotherQueryRunsInItsPlace() {
    change =
        query ->
            query.isOrdered()
                ? query.with(new QueryTree.Where(ID.gt(2).node()))
                : query.with(new QueryTree.OrderBy(URL.asc()));
    assertThat(db.blogs.first().orElseThrow().id()).isEqualTo(4);
    assertThat(db.blogs.orderBy(ID.asc()).toList()).extracting(Blog::id).containsExactly(3, 4);
    assertThat(db.blogs.orderBy(ID.asc()).count()).isEqualTo(2);
    assertThat(db.blogs.orderBy(ID.asc()).explain()).hasToString("KeyRange Blog id > ? ascending");
    db.blogs.orderBy(ID.asc()).executeDelete();
    change = query -> query.with(List.of());
    assertThat(db.blogs.where(ID.gt(9)).toList()).extracting(Blog::id).containsExactly(1, 2);
  }

  @Test
  void whatMakesNoQueryIsRefused() {
    change = query -> query.with(new QueryTree.ThenBy(ID.asc()));
    assertThatExceptionOfType(QueryException.class)
        .isThrownBy(db.blogs::toList)
        .withMessageStartingWith("QRY-02: ");
    change = query -> query.with(new QueryTree.Take(-1));
    assertThatIllegalArgumentException()
        .isThrownBy(db.blogs::toList)
        .withMessageStartingWith("QRY-03: ");
    change = query -> query.with(new QueryTree.Other() {});
    assertThatExceptionOfType(QueryException.class)
        .isThrownBy(db.blogs::toList)
        .withMessageStartingWith("QRY-81: ");
    change =
        query ->
            new QueryTree(
                factory.model().entityType(org.entopic.engine.blog.Post.class).orElseThrow(),
                List.of());
    assertThatExceptionOfType(QueryException.class)
        .isThrownBy(db.blogs::toList)
        .withMessageStartingWith("QRY-80: ");
  }
}
