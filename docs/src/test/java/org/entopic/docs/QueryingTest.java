package org.entopic.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.SaveResult;
import org.entopic.event.MaterializationEvent;
import org.entopic.event.MaterializationInterceptor;
import org.entopic.event.QueryInterceptor;
import org.entopic.query.Expressions;
import org.entopic.query.JoinKeys;
import org.entopic.query.JoinQuery;
import org.entopic.query.NumberProperty;
import org.entopic.query.Parameter;
import org.entopic.query.Query;
import org.entopic.query.TextProperty;
import org.entopic.query.Tuple;
import org.entopic.query.tree.QueryTree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QueryingTest {
  private EntityContextFactory<BloggingContext> factory;
  private BloggingContext db;

  // region:records
  record Line(String url, int rating, long posts) {}

  record Rating(int rating, long blogs, long points) {}

  record View(String url, List<String> posts) {}

  // end:records

  @BeforeEach
  void store() {
    factory =
        EntityContextFactory.of(BloggingContext::new)
            .database("querying")
            .backend("memory")
            .serializer("json")
            .open();
    db = factory.create();
    for (int i = 1; i <= 6; i++) {
      var blog = new Blog("https://example.org/" + i, i % 3);
      db.blogs.add(blog);
      for (int post = 0; post < i; post++) {
        db.posts.add(new Post("Post " + post, blog));
      }
    }
    db.saveChanges();
  }

  @AfterEach
  void close() {
    db.close();
    factory.close();
  }

  // region:entities
  record Authored(Post post, Blog blog) {}

  static List<Authored> authored(BloggingContext db) {
    return db.blogs
        .join(BlogFields.posts)
        .where(PostFields.title.like("%1"))
        .select(Authored.class, Expressions.entity(Post.class), Expressions.entity(Blog.class))
        .toList();
  }

  // end:entities

  @Test
  void entitiesOfPairs() {
    assertThat(authored(db))
        .hasSize(5)
        .allMatch(pair -> pair.post().getTitle().equals("Post 1"))
        .allMatch(pair -> pair.post().getBlog() == pair.blog());
  }

  // region:limits
  static class Limits implements QueryInterceptor {
    @Override
    public QueryTree planning(EntityContext context, QueryTree query) {
      boolean isLimited = query.operators().stream().anyMatch(QueryTree.Take.class::isInstance);
      return isLimited ? query : query.with(new QueryTree.Take(3));
    }
  }

  // end:limits

  // region:capped
  static class Capped implements MaterializationInterceptor {
    @Override
    public Object initialized(MaterializationEvent event, Object entity) {
      if (entity instanceof Blog blog && blog.getRating() > 1) {
        blog.setRating(1);
      }
      return entity;
    }
  }

  // end:capped

  @Test
  void interceptors() {
    try (var intercepted =
            EntityContextFactory.of(BloggingContext::new)
                .database("querying")
                .backend("memory")
                .serializer("json")
                .interceptor(new Limits())
                .interceptor(new Capped())
                .open();
        var context = intercepted.create()) {
      List<Blog> blogs = context.blogs.asNoTracking().orderBy(BlogFields.rating.desc()).toList();
      assertThat(blogs).extracting(Blog::getRating).containsExactly(1, 1, 1);
    }
  }

  @Test
  void conditions() {
    // region:where
    List<Blog> active =
        db.blogs
            .where(
                BlogFields.url
                    .lower()
                    .startsWith("https:")
                    .and(BlogFields.posts.any(PostFields.title.like("%1")))
                    .and(BlogFields.posts.count().ge(2L)))
            .orderBy(BlogFields.rating.times(2).plus(1).desc())
            .thenBy(BlogFields.url.asc())
            .toList();
    // end:where
    assertThat(active).extracting(Blog::getRating).containsExactly(2, 2, 1, 0, 0);
  }

  @Test
  void selection() {
    // region:select
    List<String> urls = db.blogs.orderBy(BlogFields.url.asc()).select(BlogFields.url).toList();

    Query<Line> lines =
        db.blogs
            .select(Line.class, BlogFields.url, BlogFields.rating, BlogFields.posts.count())
            .where(NumberProperty.integral(Line::posts).gt(3L))
            .orderBy(TextProperty.text(Line::url).asc());

    for (Tuple tuple : db.blogs.select(BlogFields.url, BlogFields.rating).toList()) {
      String url = tuple.get(BlogFields.url);
      assertThat(urls).contains(url);
    }
    // end:select
    assertThat(lines.toList()).extracting(Line::posts).containsExactly(4L, 5L, 6L);
  }

  @Test
  void aggregates() {
    // region:aggregates
    long points = db.blogs.sum(BlogFields.rating);
    Optional<String> last = db.blogs.max(BlogFields.url);
    boolean rated = db.blogs.all(BlogFields.rating.ge(0));
    long ratings = db.blogs.countDistinct(BlogFields.rating);
    // end:aggregates
    assertThat(points).isEqualTo(6);
    assertThat(last).contains("https://example.org/6");
    assertThat(rated).isTrue();
    assertThat(ratings).isEqualTo(3);
  }

  @Test
  void groups() {
    // region:groups
    List<Rating> ratings =
        db.blogs
            .groupBy(BlogFields.rating)
            .having(Expressions.count().gt(1L))
            .orderBy(BlogFields.rating.desc())
            .select(Rating.class, BlogFields.rating, Expressions.count(), BlogFields.rating.sum())
            .toList();
    // end:groups
    assertThat(ratings)
        .containsExactly(new Rating(2, 2, 4), new Rating(1, 2, 2), new Rating(0, 2, 0));
  }

  @Test
  void choices() {
    // region:choices
    var label =
        Expressions.when(
            BlogFields.rating.ge(2), Expressions.constant("good"), BlogFields.url.substring(0, 5));
    List<String> labels = db.blogs.select(label).distinct().toList();
    // end:choices
    assertThat(labels).containsExactlyInAnyOrder("good", "https");
  }

  @Test
  void joins() {
    // region:join
    List<Tuple> sameLength =
        db.blogs
            .leftJoin(db.posts, BlogFields.url.length(), PostFields.title.length().plus(15))
            .where(BlogFields.rating.gt(1))
            .orderBy(BlogFields.url.asc())
            .select(BlogFields.url, PostFields.title)
            .toList();
    // end:join
    assertThat(sameLength).hasSize(42);
  }

  @Test
  void combinations() {
    // region:combine
    Query<String> names =
        db.blogs
            .select(BlogFields.url)
            .union(db.posts.select(PostFields.title))
            .except(db.blogs.where(BlogFields.rating.eq(0)).select(BlogFields.url));
    // end:combine
    assertThat(names.count()).isEqualTo(6 + 6 - 2);
  }

  @Test
  void includes() {
    // region:include
    List<Blog> blogs =
        db.blogs
            .tag("front page")
            .include(BlogFields.posts, posts -> posts.orderBy(PostFields.title.desc()).take(3))
            .asNoTracking()
            .toList();
    // end:include
    assertThat(blogs).allMatch(blog -> blog.getPosts().size() <= 3).hasSize(6);
  }

  // region:parameter
  static final Parameter<Integer> LOWEST = Parameter.of("lowest", Integer.class);

  static Query<String> good(BloggingContext db) {
    return db.blogs.where(BlogFields.rating.ge(LOWEST)).select(BlogFields.url);
  }

  // end:parameter

  @Test
  void parameters() {
    // region:bind
    List<String> best = good(db).bind(LOWEST, 2).toList();
    List<Blog> some =
        db.blogs.where(BlogFields.rating.in(LOWEST)).bindAll(LOWEST, List.of(0, 2)).toList();
    // end:bind
    assertThat(best).hasSize(2);
    assertThat(some).hasSize(4);
  }

  @Test
  void bulk() {
    // region:bulk
    SaveResult raised =
        db.blogs
            .where(BlogFields.rating.lt(2))
            .executeUpdate(set -> set.set(BlogFields.rating, BlogFields.rating.plus(1)));
    SaveResult deleted = db.posts.where(PostFields.title.eq("Post 0")).executeDelete();
    // end:bulk
    assertThat(raised.entitiesWritten()).isEqualTo(4);
    assertThat(deleted.entitiesWritten()).isEqualTo(6);
  }

  @Test
  void time() {
    // region:parallel
    long loved = db.blogs.where(BlogFields.url.like("%kafka%")).parallel().count();
    // end:parallel
    assertThat(loved).isZero();
    // region:time
    CompletableFuture<Optional<Blog>> last =
        db.blogs.timeout(Duration.ofSeconds(5)).orderBy(BlogFields.url.asc()).async(Query::last);
    // end:time
    assertThat(last.join()).isPresent();
  }

  @Test
  void lists() {
    // region:lists
    List<View> views =
        db.blogs
            .select(View.class, BlogFields.url, BlogFields.posts.toList(PostFields.title))
            .toList();
    List<View> partners =
        db.blogs
            .groupJoin(db.posts, BlogFields.url.length(), PostFields.title.length().plus(15))
            .select(View.class, BlogFields.url, Expressions.toList(PostFields.title))
            .toList();
    Map<Integer, List<Blog>> byRating = db.blogs.toGroups(BlogFields.rating);
    // end:lists
    assertThat(views).extracting(view -> view.posts().size()).containsOnlyOnce(1, 2, 3, 4, 5, 6);
    assertThat(partners).allMatch(view -> view.posts().size() == 21);
    assertThat(byRating).hasSize(3);
  }

  @Test
  void severalKeys() {
    // region:keys
    JoinQuery pairs =
        db.blogs.join(
            db.posts,
            JoinKeys.on(BlogFields.url.length(), PostFields.title.length().plus(15))
                .and(BlogFields.rating.toText(), PostFields.title.substring(5)));
    // end:keys
    assertThat(pairs.select(BlogFields.url, PostFields.title).count()).isEqualTo(30);
  }

  @Test
  void text() {
    // region:text
    List<Blog> good =
        db.query(
                Blog.class,
                "from Blog where rating >= :lowest and size(posts) > 1 order by url",
                Map.of("lowest", 2))
            .toList();

    List<Rating> ratings =
        db.query(
                Rating.class,
                """
                select b.rating, count(b), sum(b.rating) from Blog b
                where exists (select p from b.posts p where p.title like '%1')
                group by b.rating having count(b) > 1
                order by b.rating desc limit 10""")
            .toList();
    // end:text
    assertThat(good).extracting(Blog::getRating).containsOnly(2);
    assertThat(ratings)
        .isEqualTo(
            db.blogs
                .where(BlogFields.posts.any(PostFields.title.like("%1")))
                .groupBy(BlogFields.rating)
                .having(Expressions.count().gt(1L))
                .orderBy(BlogFields.rating.desc())
                .select(
                    Rating.class, BlogFields.rating, Expressions.count(), BlogFields.rating.sum())
                .toList())
        .isNotEmpty();
  }
}
