package org.entopic.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.entopic.ChangeTracking;
import org.entopic.ConfigurationException;
import org.entopic.EntityContextFactory;
import org.entopic.EntityContextFactoryBuilder;
import org.entopic.SaveFailedException;
import org.entopic.engine.blog.Blog;
import org.entopic.engine.blog.BloggingContext;
import org.entopic.engine.blog.Post;
import org.entopic.model.CascadeTiming;
import org.entopic.model.ChangeDetection;
import org.entopic.model.EntityState;
import org.entopic.model.ModelBuilder;
import org.entopic.model.OnWrite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What a factory's options do to its contexts. */
class FactoryOptionsTest {
  static class QuietPosts extends BloggingContext {
    @Override
    protected void configureModel(ModelBuilder model) {
      model.entity(Post.class).readOnly(OnWrite.SKIP).withoutChangeEvents();
    }
  }

  private final String database;
  private final EntityContextFactory<BloggingContext> writing;

  FactoryOptionsTest(TestInfo test) {
    database = "options-" + test.getTestMethod().orElseThrow().getName();
    writing = builder().open();
  }

  private EntityContextFactoryBuilder<BloggingContext> builder() {
    return on(EntityContextFactory.of(BloggingContext::new));
  }

  private <C extends BloggingContext> EntityContextFactoryBuilder<C> on(
      EntityContextFactoryBuilder<C> builder) {
    return builder.database(database).backend("memory").serializer("json");
  }

  @AfterEach
  void close() {
    writing.close();
  }

  @Test
  void aReadOnlyFactoryReadsWhatOthersWriteAndWritesNothing() {
    try (var reading = builder().readOnly(OnWrite.FAIL).open();
        var db = writing.create();
        var reader = reading.create()) {
      db.blogs.add(new Blog(1, "a"));
      db.saveChanges();
      Blog blog = reader.blogs.find(1).orElseThrow();
      reader.blogs.remove(blog);
      assertThatThrownBy(reader::saveChanges)
          .isInstanceOf(SaveFailedException.class)
          .hasMessageContaining("SAV-01")
          .hasMessageContaining("'Blog'");
      assertThat(writing.status().sets().get(0).count()).isEqualTo(1);
    }
  }

  @Test
  void changesOfTypesThatAreSkippedStayChangesAndTheOthersAreSaved() {
    try (var factory = on(EntityContextFactory.of(QuietPosts::new)).open();
        var db = factory.create()) {
      var blog = new Blog(1, "a");
      var post = new Post("p", "first", blog);
      db.posts.add(post);
      assertThat(db.saveChanges().entitiesWritten()).as("the blog alone").isEqualTo(1);
      assertThat(db.entry(blog).state()).isEqualTo(EntityState.UNCHANGED);
      assertThat(db.entry(post).state()).isEqualTo(EntityState.ADDED);
      assertThat(db.saveChanges().entitiesWritten()).isZero();
      assertThat(db.saveChangesAsync().join().entitiesWritten()).isZero();
      assertThat(db.posts.count()).isZero();
      assertThat(db.blogs.count()).isEqualTo(1);
    }
  }

  @Test
  void changeFeedsCanBeSwitchedOffForATypeAndForAll() {
    try (var factory = on(EntityContextFactory.of(QuietPosts::new)).open();
        var quiet = builder().withoutChangeEvents().open()) {
      factory.changes(Blog.class).subscribe(change -> {}).close();
      assertThatThrownBy(() -> factory.changes(Post.class))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("ENG-20")
          .hasMessageContaining("'Post'");
      assertThatThrownBy(() -> quiet.changes(Blog.class)).hasMessageContaining("ENG-20");
    }
  }

  @Test
  void aNewContextHasNothingOfAnEarlierOne() {
    List<Object> heard = new ArrayList<>();
    try (var first = writing.create()) {
      first.tracking().detection(ChangeDetection.MANUAL).cascadeTiming(CascadeTiming.NEVER);
      first.tracking().orphanTiming(CascadeTiming.NEVER);
      first.tracking().onTracked(heard::add);
      first.tracking().onStateChanged(heard::add);
      first.blogs.attach(new Blog(1, "a"));
      assertThat(heard).hasSize(1);
    }
    try (var second = writing.create()) {
      ChangeTracking tracking = second.tracking();
      assertThat(tracking.detection()).isEqualTo(ChangeDetection.AUTOMATIC);
      assertThat(tracking.cascadeTiming()).isEqualTo(CascadeTiming.IMMEDIATE);
      assertThat(tracking.orphanTiming()).isEqualTo(CascadeTiming.IMMEDIATE);
      assertThat(second.entries()).isEmpty();
      assertThat(second.hasChanges()).isFalse();
      second.blogs.add(new Blog(1, "b"));
      assertThat(second.saveChanges().entitiesWritten()).isEqualTo(1);
    }
    assertThat(heard).hasSize(1);
  }
}
