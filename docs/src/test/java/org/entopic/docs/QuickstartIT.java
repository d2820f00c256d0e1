package org.entopic.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.entopic.EntityContextFactory;
import org.entopic.embedded.EmbeddedKafka;
import org.entopic.event.ChangeEvent;
import org.junit.jupiter.api.Test;

class QuickstartIT {

  @Test
  void savesQueriesAndListens() throws Exception {
    var events = new LinkedBlockingQueue<ChangeEvent<Blog>>();
    // region:broker
    try (var kafka = EmbeddedKafka.start();
        var factory =
            EntityContextFactory.of(BloggingContext::new)
                .database("blogging")
                .backend("replica")
                .bootstrapServers(kafka.bootstrapServers())
                .open()) {
      // end:broker
      // region:events
      var subscription =
          factory.changes(Blog.class).subscribe(change -> events.add(change)); // on another thread
      // end:events
      // region:save
      try (var db = factory.create()) {
        var blog = new Blog("https://example.org", 5);
        blog.getPosts().add(new Post("Hello", blog));
        db.blogs.add(blog); // and everything reachable from it
        db.saveChanges(); // acknowledged, all or nothing, readable
      }
      // end:save
      // region:query
      try (var db = factory.create()) {
        List<Blog> top =
            db.blogs
                .where(BlogFields.rating.gt(3))
                .orderBy(BlogFields.url.asc())
                .include(BlogFields.posts)
                .toList();
        top.get(0).setRating(4);
        db.saveChanges(); // one record: only what changed is written
      }
      // end:query
      // region:delete
      try (var db = factory.create()) {
        Blog blog = db.blogs.where(BlogFields.url.eq("https://example.org")).single();
        db.blogs.remove(blog); // its posts go with it: CascadeType.REMOVE
        db.saveChanges();
      }
      // end:delete
      try (var db = factory.create()) {
        assertThat(db.blogs.count()).isZero();
        assertThat(db.posts.count()).isZero();
      }
      assertThat(events.poll(30, TimeUnit.SECONDS)).isInstanceOf(ChangeEvent.Added.class);
      assertThat(events.poll(30, TimeUnit.SECONDS)).isInstanceOf(ChangeEvent.Modified.class);
      assertThat(events.poll(30, TimeUnit.SECONDS)).isInstanceOf(ChangeEvent.Removed.class);
      subscription.close();
    }
  }

  @Test
  void runsWithoutKafkaInUnitTests() {
    // region:memory
    try (var factory =
            EntityContextFactory.of(BloggingContext::new)
                .database("unit-test")
                .backend("memory")
                .open();
        var db = factory.create()) {
      db.blogs.add(new Blog("https://example.org", 1));
      db.saveChanges();
      assertThat(db.blogs.count()).isEqualTo(1);
    }
    // end:memory
  }

  @Test
  void explainsItself() {
    try (var factory =
            EntityContextFactory.of(BloggingContext::new)
                .database("explain")
                .backend("memory")
                .open();
        var db = factory.create()) {
      // region:explain
      String plan =
          db.posts.where(PostFields.blog.then(BlogFields.rating).gt(3)).explain().toString();
      // end:explain
      assertThat(plan).contains("FullScan");
    }
  }
}
