package org.entopic.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.entopic.EntityContextFactory;
import org.junit.jupiter.api.Test;

class LoadingTest {

  @Test
  void loadsLazily() {
    try (var factory =
        EntityContextFactory.of(Novels::new)
            .database("novels")
            .backend("memory")
            .serializer("json")
            .open()) {
      try (var db = factory.create()) {
        db.writers.add(new Novels.Writer(1, "Ann"));
        db.novels.add(new Novels.Novel(1, "First", 1));
        db.novels.add(new Novels.Novel(2, "Second", 1));
        db.saveChanges();
      }
      try (var db = factory.create()) {
        // region:lazy
        Novels.Novel novel = db.novels.find(1).orElseThrow();
        String name = novel.writer().get().name; // read now
        int written = novel.writer().get().novels.get().size(); // both novels
        // end:lazy
        assertThat(name).isEqualTo("Ann");
        assertThat(written).isEqualTo(2);
      }
    }
  }

  @Test
  void loadsAndRefreshes() {
    try (var factory =
        EntityContextFactory.of(BloggingContext::new)
            .database("loading")
            .backend("memory")
            .serializer("json")
            .open()) {
      try (var db = factory.create()) {
        var blog = new Blog("https://example.org", 5);
        blog.getPosts().add(new Post("Hello", blog));
        db.blogs.add(blog);
        db.saveChanges();
      }
      try (var db = factory.create()) {
        List<String> titles = new ArrayList<>();
        // region:load
        Blog blog = db.blogs.where(BlogFields.url.eq("https://example.org")).single();
        var posts = db.entry(blog).collection(BlogFields.posts);
        if (!posts.isLoaded()) {
          posts.load();
        }
        long hellos = posts.query().where(PostFields.title.startsWith("Hello")).count();
        // end:load
        blog.getPosts().forEach(post -> titles.add(post.getTitle()));
        assertThat(titles).containsExactly("Hello");
        assertThat(hellos).isEqualTo(1);

        try (var elsewhere = factory.create()) {
          elsewhere.blogs.single().setRating(1);
          elsewhere.saveChanges();
        }
        List<Object> toldOf = new ArrayList<>();
        blog.setRating(2);
        // region:refresh
        var result = db.tracking().refresh();
        result.conflicts().forEach(conflict -> toldOf.add(conflict.entry().entity()));
        // end:refresh
        assertThat(toldOf).containsExactly(blog);
        assertThat(blog.getRating()).isEqualTo(2);
      }
    }
  }
}
