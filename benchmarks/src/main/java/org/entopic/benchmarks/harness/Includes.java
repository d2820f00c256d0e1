package org.entopic.benchmarks.harness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entopic.EntityContextFactory;

/** 10,000 parents with 10 children each, included and put together by hand. */
final class Includes {
  private static final int BLOGS = 10_000;
  private static final int POSTS = 10;

  private Includes() {}

  static List<Comparison> run() throws Exception {
    try (var factory =
        EntityContextFactory.of(BlogContext::new)
            .serializer("json")
            .database("includes")
            .backend("memory")
            .open()) {
      try (var db = factory.create()) {
        for (int id = 0; id < BLOGS; id++) {
          var blog = new Blog(id, "http://example.org/" + id, id);
          db.blogs.add(blog);
          for (int post = 0; post < POSTS; post++) {
            db.posts.add(new Post(id * POSTS + post, "title", "content " + post, blog));
          }
        }
        db.saveChanges();
      }
      try (var db = factory.create()) {
        List<Post> posts = db.posts.asNoTracking().include(PostFields.blog).toList();
        List<Blog> blogs = db.blogs.asNoTracking().toList();
        double ours =
            Rounds.medianNanos(
                10, 15, () -> whole(db.blogs.asNoTracking().include(BlogFields.posts).toList()));
        double theirs = Rounds.medianNanos(10, 15, () -> whole(byHand(blogs, posts)));
        return List.of(
            new Comparison(
                "include of 10,000 parents with 10 children each / the graph by hand",
                "ms",
                ours / 1e6,
                theirs / 1e6,
                "ratio <= 2"));
      }
    }
  }

  private static List<Blog> byHand(List<Blog> blogs, List<Post> posts) {
    Map<Integer, Blog> byId = new LinkedHashMap<>();
    for (Blog blog : blogs) {
      byId.put(blog.id, new Blog(blog.id, blog.url, blog.rating));
    }
    for (Post post : posts) {
      Blog blog = byId.get(post.blog.id);
      if (blog != null) {
        blog.posts.add(new Post(post.id, post.title, post.content, blog));
      }
    }
    return new ArrayList<>(byId.values());
  }

  private static List<Blog> whole(List<Blog> blogs) {
    int posts = blogs.stream().mapToInt(blog -> blog.posts.size()).sum();
    if (posts != BLOGS * POSTS) {
      throw new IllegalStateException("The graph has " + posts + " children.");
    }
    return blogs;
  }
}
