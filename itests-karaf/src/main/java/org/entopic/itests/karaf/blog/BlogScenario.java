package org.entopic.itests.karaf.blog;

import java.util.List;
import java.util.stream.Collectors;
import org.entopic.itests.karaf.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/** Saves, queries, changes and deletes blogs. */
public final class BlogScenario extends Scenario<BlogContext> {
  public BlogScenario() {
    super("blog");
  }

  @Override
  protected BlogContext context() {
    return new BlogContext();
  }

  @Override
  protected Class<?> entity() {
    return Blog.class;
  }

  @Override
  protected String run(BlogContext db, List<String> words) {
    String word = words.get(0);
    if (word.equals("list")) {
      return db
          .blogs
          .where(BlogFields.rating.ge(3))
          .orderBy(BlogFields.url.asc())
          .include(BlogFields.posts)
          .stream()
          .map(blog -> blog.getUrl() + "=" + blog.getRating() + titles(blog))
          .collect(Collectors.joining(" "));
    }
    if (word.equals("blogs")) {
      return db.posts.orderBy(PostFields.title.asc()).stream()
          .map(post -> post.getTitle() + "@" + rating(post.getBlog()))
          .collect(Collectors.joining(" "));
    }
    String url = words.get(1);
    switch (word) {
      case "save" -> {
        var blog = new Blog(url, 3);
        blog.getPosts().add(new Post("about-" + url));
        db.blogs.add(blog);
      }
      case "rate" -> find(db, url).setRating(Integer.parseInt(words.get(2)));
      case "delete" -> db.blogs.remove(find(db, url));
      default -> throw new IllegalArgumentException(word);
    }
    db.saveChanges();
    return "done";
  }

  private static Blog find(BlogContext db, String url) {
    return db.blogs.where(BlogFields.url.eq(url)).include(BlogFields.posts).single();
  }

  private static String rating(@Nullable Blog blog) {
    return blog == null ? "nowhere" : blog.getUrl() + "=" + blog.getRating();
  }

  private static List<String> titles(Blog blog) {
    return blog.getPosts().stream().map(post -> String.valueOf(post.getTitle())).toList();
  }
}
