package org.entopic.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntitySet;
import org.entopic.engine.blog.Blog;
import org.entopic.engine.blog.Post;
import org.entopic.event.MaterializationEvent;
import org.entopic.event.MaterializationInterceptor;
import org.entopic.model.EntityState;
import org.entopic.query.CollectionProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class MaterializationInterceptorTest {
  /** Shared by all contexts: a record is made by its constructor. */
  @Entity
  public record Coin(@Id int id, String name) {}

  static final class Shelf extends EntityContext {
    final EntitySet<Blog> blogs = set(Blog.class);
    final EntitySet<Post> posts = set(Post.class);
    final EntitySet<Coin> coins = set(Coin.class);
  }

  /** A blog that an interceptor makes. */
  static final class SuppliedBlog extends Blog {}

  private final List<String> calls = new ArrayList<>();
  private final String database;

  MaterializationInterceptorTest(TestInfo test) {
    database = "materialized-" + test.getTestMethod().orElseThrow().getName();
  }

  private EntityContextFactory<Shelf> open(MaterializationInterceptor... interceptors) {
    var builder =
        EntityContextFactory.of(Shelf::new).database(database).backend("memory").serializer("json");
    List.of(interceptors).forEach(builder::interceptor);
    var factory = builder.open();
    try (var db = factory.create()) {
      var blog = new Blog(1, "one");
      db.blogs.add(blog);
      db.posts.add(new Post("p", "title", blog));
      db.coins.add(new Coin(5, "five"));
      db.saveChanges();
    }
    calls.clear();
    return factory;
  }

  private class Recording implements MaterializationInterceptor {
    private final int order;

    Recording(int order) {
      this.order = order;
    }

    @Override
    public int order() {
      return order;
    }

    @Override
    public Optional<Object> creating(MaterializationEvent event) {
      calls.add(order + " creating " + event.type().name() + " " + event.value("id"));
      return Optional.empty();
    }

    @Override
    public Object created(MaterializationEvent event, Object entity) {
      calls.add(order + " created " + (entity instanceof Blog blog ? blog.url() : ""));
      return entity;
    }

    @Override
    public Object initialized(MaterializationEvent event, Object entity) {
      calls.add(order + " initialized " + (entity instanceof Blog blog ? blog.url() : ""));
      return entity;
    }
  }

  @Test
  void entitiesThatAreReadAreMadeInStepsInTheOrderOfTheInterceptors() {
    try (var factory = open(new Recording(2), new Recording(1));
        var db = factory.create()) {
      db.blogs.find(1);
      assertThat(calls)
          .containsExactly(
              "1 creating Blog 1",
              "2 creating Blog 1",
              "1 created null",
              "2 created null",
              "1 initialized one",
              "2 initialized one");
      calls.clear();
      db.blogs.toList();
      assertThat(calls).as("it is tracked").isEmpty();
      db.blogs.asNoTracking().toList();
      assertThat(calls).hasSize(6);
    }
  }

  @Test
  void relatedEntitiesAreMadeTheSameWayTrackedOrNot() {
    try (var factory = open(new Recording(0));
        var db = factory.create()) {
      var posts = CollectionProperty.of(Blog.class, "posts", Post.class);
      db.blogs.asNoTracking().include(posts).toList();
      assertThat(calls).contains("0 creating Blog 1", "0 creating Post p");
      calls.clear();
      db.blogs.include(posts).toList();
      assertThat(calls).contains("0 creating Blog 1", "0 creating Post p");
    }
  }

  @Test
  void whatIsSavedAndCopiesOfEntriesAreNotMadeFromRows() {
    try (var factory = open(new Recording(0));
        var db = factory.create()) {
      var entry = db.blogs.add(new Blog(2, "two"));
      db.saveChanges();
      entry.currentValues().toEntity();
      assertThat(calls).isEmpty();
    }
  }

  @Test
  void aSuppliedInstanceGetsTheValuesAndIsTracked() {
    MaterializationInterceptor supplying =
        new MaterializationInterceptor() {
          @Override
          public Optional<Object> creating(MaterializationEvent event) {
            return event.type().name().equals("Blog")
                ? Optional.of(new SuppliedBlog())
                : Optional.empty();
          }
        };
    try (var factory = open(supplying, new Recording(0));
        var db = factory.create()) {
      Blog blog = db.blogs.find(1).orElseThrow();
      assertThat(blog).isInstanceOf(SuppliedBlog.class);
      assertThat(blog.url()).isEqualTo("one");
      assertThat(calls).containsExactly("0 created null", "0 initialized one");
      assertThat(db.entry(blog).state()).isEqualTo(EntityState.UNCHANGED);
      blog.setUrl("new");
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(1);
    }
  }

  @Test
  void recordsAreReplacedAsAWhole() {
    MaterializationInterceptor renaming =
        new MaterializationInterceptor() {
          @Override
          public Object initialized(MaterializationEvent event, Object entity) {
            return entity instanceof Coin coin ? new Coin(coin.id(), "changed") : entity;
          }
        };
    try (var factory = open(renaming);
        var db = factory.create()) {
      assertThat(db.coins.asNoTracking().single().name()).isEqualTo("changed");
      Coin coin = db.coins.find(5).orElseThrow();
      assertThat(coin.name()).isEqualTo("changed");
      assertThat(db.entry(coin).property("name").original()).isEqualTo("five");
      assertThat(db.saveChanges().entitiesWritten())
          .as("what differs from the row is a change")
          .isEqualTo(1);
    }
  }

  @Test
  void anInstanceOfAnotherClassAndAnUnknownPropertyAreRefused() {
    MaterializationInterceptor wrong =
        new MaterializationInterceptor() {
          @Override
          public Object created(MaterializationEvent event, Object entity) {
            return event.type().name().equals("Blog") ? "text" : event.value("nothing");
          }
        };
    try (var factory = open(wrong);
        var db = factory.create()) {
      assertThatIllegalStateException()
          .isThrownBy(() -> db.blogs.find(1))
          .withMessageStartingWith("MOD-131: ")
          .withMessageContaining("java.lang.String");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> db.posts.find("p"))
          .withMessageStartingWith("MOD-130: ");
      assertThat(db.entries()).isEmpty();
    }
  }
}
