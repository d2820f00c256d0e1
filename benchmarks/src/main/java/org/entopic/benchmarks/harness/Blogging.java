package org.entopic.benchmarks.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.entopic.EntityContextFactory;
import org.entopic.query.JoinQuery;

/**
 * KEFCore's own benchmark: 1,000 blogs with a post each, its queries one after the other in a new
 * context, beside the medians that it publishes for .NET 10 (benchmarks page of August 2026,
 * measured on its build machines). Its joins are only put together there; here their results are
 * read.
 */
final class Blogging {
  private static final int BLOGS = 1_000;
  private static final int ROUNDS = 400;

  private Blogging() {}

  /**
   * A query of the benchmark.
   *
   * @param published its median in milliseconds without and with KEFCore's cache of rows
   */
  private record Measured(String what, String published, Callable<?> call) {}

  static List<Comparison> run(String bootstrapServers) throws Exception {
    try (var factory =
        EntityContextFactory.of(BlogContext::new)
            .serializer("json")
            .database("blogging" + System.nanoTime())
            .backend("replica")
            .bootstrapServers(bootstrapServers)
            .open()) {
      try (var db = factory.create()) {
        for (int i = 0; i < BLOGS; i++) {
          var blog = new Blog(i + 1, "http://blogs.msdn.com/adonet" + i, i);
          db.blogs.add(blog);
          db.posts.add(new Post(i + 1, "title", String.valueOf(i), blog));
        }
        db.saveChanges();
      }
      List<Measured> described;
      try (var db = factory.create()) {
        described = queries(db);
      }
      int queries = described.size();
      var times = new long[queries][ROUNDS];
      for (int round = -ROUNDS; round < ROUNDS; round++) {
        try (var db = factory.create()) {
          List<Measured> measured = queries(db);
          for (int i = 0; i < queries; i++) {
            long start = System.nanoTime();
            Object result = measured.get(i).call().call();
            long time = System.nanoTime() - start;
            if (result == null) {
              throw new IllegalStateException("A query returned nothing.");
            }
            if (round >= 0) {
              times[i][round] = time;
            }
          }
        }
      }
      return rows(described, times);
    }
  }

  private static List<Comparison> rows(List<Measured> queries, long[][] times) {
    List<Comparison> rows = new ArrayList<>();
    for (int i = 0; i < queries.size(); i++) {
      Measured query = queries.get(i);
      double slow = Rounds.percentile(times[i], 0.99) / 1e3;
      rows.add(
          new Comparison(
              "KEFCore's benchmark: " + query.what() + ", p50",
              "us",
              Rounds.percentile(times[i], 0.5) / 1e3,
              Double.NaN,
              String.format("p99 %.1f; published: %s", slow, query.published())));
    }
    return rows;
  }

  private static List<Measured> queries(BlogContext db) {
    Callable<?> post = () -> db.posts.where(PostFields.blog.then(BlogFields.id).eq(2)).single();
    Callable<?> lastPost =
        () -> db.posts.where(PostFields.blog.then(BlogFields.id).eq(BLOGS - 1)).single();
    Callable<?> blog = () -> db.blogs.where(BlogFields.id.eq(1)).single();
    return List.of(
        new Measured("single post by blog, first", "12,602; cached 1,917", post),
        new Measured("single post by blog, second", "10,494; cached 156", post),
        new Measured("single post by another blog", "10,215; cached 224", lastPost),
        new Measured(
            "all posts fulfil", "10,424; cached 139", () -> db.posts.all(PostFields.id.ge(0))),
        new Measured("single blog by key, first", "168; cached 92", blog),
        new Measured("single blog by key, second", "72; cached 43", blog),
        new Measured(
            "scalar of one blog",
            "91; cached 66",
            () -> db.blogs.where(BlogFields.id.eq(1)).select(BlogFields.url).single()),
        new Measured(
            "count of a range of keys",
            "9,792; cached 182",
            () -> db.blogs.where(BlogFields.id.ge(100).and(BlogFields.id.lt(600))).count()),
        new Measured(
            "join of blogs and posts, read",
            "59; cached 38, not read",
            () -> read(joined(db), BLOGS)),
        new Measured(
            "join where rating >= 100, read",
            "60; cached 62, not read",
            () -> read(joined(db).where(BlogFields.rating.ge(100)), BLOGS - 100)));
  }

  private static JoinQuery joined(BlogContext db) {
    return db.blogs.join(db.posts, BlogFields.id, PostFields.blog.then(BlogFields.id));
  }

  private static List<?> read(JoinQuery join, int expected) {
    List<?> results =
        join.select(
                BlogFields.id,
                BlogFields.url,
                BlogFields.rating,
                PostFields.id,
                PostFields.title,
                PostFields.content)
            .toList();
    if (results.size() != expected) {
      throw new IllegalStateException("The join has " + results.size() + " results.");
    }
    return results;
  }
}
