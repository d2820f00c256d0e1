package org.entopic.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.entopic.EntityContextFactory;
import org.entopic.LocalView;
import org.entopic.engine.blog.Blog;
import org.entopic.engine.blog.BloggingContext;
import org.entopic.engine.blog.Post;
import org.entopic.model.EntityState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class TrackingEventsTest {
  private final EntityContextFactory<BloggingContext> factory;
  private final List<String> heard = new ArrayList<>();
  private BloggingContext db;

  TrackingEventsTest(TestInfo test) {
    factory =
        EntityContextFactory.of(BloggingContext::new)
            .database("events-" + test.getTestMethod().orElseThrow().getName())
            .backend("memory")
            .serializer("json")
            .open();
  }

  @BeforeEach
  void store() {
    try (var first = factory.create()) {
      var blog = new Blog(1, "stored");
      first.posts.add(new Post("p", "stored", blog));
      first.saveChanges();
    }
    db = factory.create();
    db.tracking().onTracked(event -> heard.add(event.origin() + " " + event.entry().type().name()));
    db.tracking()
        .onStateChanged(
            event ->
                heard.add(
                    event.entry().type().name() + " " + event.before() + " " + event.after()));
  }

  @AfterEach
  void close() {
    db.close();
    factory.close();
  }

  @Test
  void eventsTellWhereEntitiesComeFromAndWhatBecomesOfThem() {
    Blog blog = db.blogs.find(1).orElseThrow();
    assertThat(heard).containsExactly("QUERY Blog");
    heard.clear();

    blog.setRating(4);
    assertThat(heard).as("nobody looked").isEmpty();
    db.detectChanges();
    assertThat(heard).containsExactly("Blog UNCHANGED MODIFIED");
    heard.clear();

    db.blogs.add(new Blog(2, "new"));
    assertThat(heard).containsExactly("PROGRAM Blog");
    heard.clear();

    db.saveChanges();
    assertThat(heard).containsExactlyInAnyOrder("Blog MODIFIED UNCHANGED", "Blog ADDED UNCHANGED");
    heard.clear();

    db.posts.remove(db.posts.find("p").orElseThrow());
    db.saveChanges();
    assertThat(heard)
        .containsExactly("QUERY Post", "Post UNCHANGED DELETED", "Post DELETED DETACHED");
  }

  @Test
  void anAsynchronousSaveTellsToo() {
    db.blogs.find(1).orElseThrow().setRating(9);
    heard.clear();

    db.saveChangesAsync().join();

    assertThat(heard).containsExactly("Blog UNCHANGED MODIFIED", "Blog MODIFIED UNCHANGED");
  }

  @Test
  void clearAndClosedSubscriptionsAreSilent() {
    List<Object> also = new ArrayList<>();
    var subscription = db.tracking().onTracked(also::add);
    db.blogs.find(1);
    subscription.close();
    db.clear();
    db.blogs.find(1);

    assertThat(also).hasSize(1);
    assertThat(heard).containsExactly("QUERY Blog", "QUERY Blog");
  }

  @Test
  void listenersMayUseTheContext() {
    db.tracking()
        .onTracked(
            event -> {
              if (event.entry().entity() instanceof Post) {
                db.blogs.find(1).orElseThrow().setRating(7);
              }
            });

    db.posts.find("p");

    assertThat(db.entries()).hasSize(2);
    assertThat(db.saveChanges().entitiesWritten()).isEqualTo(1);
  }

  @Test
  void whatAListenerThrowsReachesTheCallerAndTheContextGoesOn() {
    db.tracking()
        .onTracked(
            event -> {
              throw new IllegalStateException("on purpose");
            });

    assertThatThrownBy(() -> db.blogs.find(1)).hasMessage("on purpose");
    assertThat(db.blogs.local()).hasSize(1);
  }

  @Test
  void theLocalViewIsLive() {
    LocalView<Blog> local = db.blogs.local();
    List<String> changes = new ArrayList<>();
    local.onChange(event -> changes.add(event.before() + " " + event.after()));
    assertThat(local).isEmpty();

    Blog blog = db.blogs.find(1).orElseThrow();
    db.posts.find("p");
    assertThat(local).containsExactly(blog);
    assertThat(local.find(1)).containsSame(blog);
    assertThat(local.find(2)).isEmpty();
    assertThat(local.contains(blog)).isTrue();

    db.posts.remove(db.posts.find("p").orElseThrow());
    db.blogs.remove(blog);
    assertThat(local).isEmpty();
    assertThat(local.find(1)).isEmpty();
    db.entry(blog).setState(EntityState.UNCHANGED);
    assertThat(local).containsExactly(blog);
    assertThat(changes)
        .containsExactly("DETACHED UNCHANGED", "UNCHANGED DELETED", "DELETED UNCHANGED");
    assertThatThrownBy(() -> local.add(blog)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(local::clear).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void guardedEntriesShareTheRulesOfTheContext() {
    Blog blog = db.blogs.find(1).orElseThrow();
    var values = db.entry(blog).currentValues();
    var local = db.blogs.local();
    db.close();

    assertThatThrownBy(() -> values.get("url")).hasMessageContaining("closed");
    assertThatThrownBy(local::size).hasMessageContaining("closed");
    assertThatThrownBy(() -> db.tracking()).hasMessageContaining("closed");
  }
}
