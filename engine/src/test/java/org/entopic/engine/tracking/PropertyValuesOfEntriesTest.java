package org.entopic.engine.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.entopic.model.EntityState.MODIFIED;
import static org.entopic.model.EntityState.UNCHANGED;

import java.util.Map;
import java.util.UUID;
import org.entopic.EntityEntry;
import org.entopic.PropertyValues;
import org.entopic.engine.tracking.Domain.Blog;
import org.entopic.engine.tracking.Domain.Comment;
import org.entopic.engine.tracking.Domain.Post;
import org.junit.jupiter.api.Test;

class PropertyValuesOfEntriesTest extends TrackerFixture {

  record BlogDto(String title, int rating, String unrelated) {}

  public static class BlogBean {
    public String getTitle() {
      return "from a bean";
    }

    public int getRating() {
      return 8;
    }
  }

  private EntityEntry<Blog> stored() {
    UUID id = storedBlog().id;
    return tracker.entries().of(load(Blog.class, id));
  }

  @Test
  void currentValuesAreThoseOfTheEntity() {
    EntityEntry<Blog> entry = stored();

    entry.currentValues().set("title", "changed");

    assertThat(entry.entity().title).isEqualTo("changed");
    assertThat(entry.currentValues().get("title")).isEqualTo("changed");
    assertThat(entry.originalValues().get("title")).isEqualTo("stored");
    assertThat(entry.state()).isEqualTo(MODIFIED);
    assertThat(entry.currentValues().toMap().keySet())
        .containsExactly("id", "title", "rating", "version");
  }

  @Test
  void valuesComeFromMapsRecordsBeansEntitiesAndOtherValues() {
    EntityEntry<Blog> entry = stored();

    entry.currentValues().setAll(Map.of("title", "map"));
    assertThat(entry.entity().title).isEqualTo("map");

    entry.currentValues().setAll(new BlogDto("record", 7, "passed over"));
    assertThat(entry.entity().title).isEqualTo("record");
    assertThat(entry.entity().rating).isEqualTo(7);

    entry.currentValues().setAll(new BlogBean());
    assertThat(entry.entity().title).isEqualTo("from a bean");

    var other = new Blog("entity");
    other.id = entry.entity().id;
    other.version = 1;
    entry.currentValues().setAll(other);
    assertThat(entry.entity().title).isEqualTo("entity");
    assertThat(entry.entity().rating).isZero();

    entry.currentValues().setAll(entry.originalValues());
    assertThat(entry.state()).isEqualTo(UNCHANGED);
  }

  @Test
  void badValuesAreRefusedAndNothingIsSet() {
    EntityEntry<Blog> entry = stored();
    PropertyValues<Blog> values = entry.currentValues();

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> values.setAll(Map.of("title", "new", "tytle", "x")))
        .withMessageContaining("TRK-07")
        .withMessageContaining("'tytle'");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> values.setAll(new BlogDtoWithText("new", "seven")))
        .withMessageContaining("'Blog.rating'");
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> values.setAll(Map.of("title", "new", "id", UUID.randomUUID())))
        .withMessageContaining("'Blog.id'");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> values.set("rating", null))
        .withMessageContaining("'Blog.rating'");
    assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> values.get("tytle"));
    assertThat(entry.state()).isEqualTo(UNCHANGED);
  }

  record BlogDtoWithText(String title, String rating) {}

  @Test
  void copiesStandAlone() {
    EntityEntry<Blog> entry = stored();
    PropertyValues<Blog> copy = entry.currentValues().copy();

    copy.set("title", "copy");
    entry.currentValues().set("rating", 9);

    assertThat(entry.entity().title).isEqualTo("stored");
    assertThat(copy.get("rating")).isEqualTo(0);
    Blog made = copy.toEntity();
    assertThat(made).isNotSameAs(entry.entity());
    assertThat(made.title).isEqualTo("copy");
    assertThat(made.id).isEqualTo(entry.entity().id);
    assertThat(tracker.find(made)).isNull();
  }

  @Test
  void databaseValuesAreThoseStoredNow() {
    EntityEntry<Blog> entry = stored();
    ChangeTracker mine = tracker;
    tracker = newTracker();
    Blog theirs = load(Blog.class, entry.entity().id);
    theirs.title = "theirs";
    save();
    tracker = mine;

    assertThat(entry.databaseValues().orElseThrow().get("title")).isEqualTo("theirs");
    assertThat(entry.currentValues().get("title")).isEqualTo("stored");
    assertThat(tracker.entries().of(new Blog("new")).databaseValues()).isEmpty();
  }

  @Test
  void originalValuesCanBeSetButNotThoseOfKeysOrNewEntities() {
    EntityEntry<Blog> entry = stored();

    entry.originalValues().setAll(Map.of("title", "older", "version", 4L));

    assertThat(entry.state()).isEqualTo(MODIFIED);
    assertThat(entry.property("title").original()).isEqualTo("older");
    assertThat(entry.entity().title).isEqualTo("stored");
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> entry.property("id").setOriginal(UUID.randomUUID()));
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> tracker.add(new Blog("new")).property("title").setOriginal("none"))
        .withMessageContaining("TRK-12");
  }

  @Test
  void settingAnOriginalValueKeepsShadowValues() {
    storedBlog(1);
    tracker.add(new Comment(9)).property("postId").setCurrent(1);
    saveAndStartAnew();
    EntityEntry<Comment> comment = tracker.entries().of(load(Comment.class, 9));

    comment.property("postId").setOriginal(null);

    assertThat(comment.property("postId").current()).isEqualTo(1);
    assertThat(comment.property("postId").isModified()).isTrue();
  }

  @Test
  void aMarkedPropertyIsModifiedAndOthersAreNot() {
    EntityEntry<Blog> entry = stored();

    entry.property("rating").markModified();

    assertThat(entry.state()).isEqualTo(MODIFIED);
    assertThat(entry.property("rating").isModified()).isTrue();
    assertThat(entry.property("title").isModified()).isFalse();
    assertThat(kinds(save())).containsExactly("UPDATE Blog");
    assertThat(entry.property("rating").isModified()).isFalse();
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> entry.property("id").markModified());
  }

  @Test
  void revertingTheLastModifiedPropertyMakesUnchanged() {
    EntityEntry<Blog> entry = stored();
    entry.entity().title = "changed";
    entry.entity().rating = 3;

    entry.property("title").revert();
    assertThat(entry.entity().title).isEqualTo("stored");
    assertThat(entry.state()).isEqualTo(MODIFIED);
    entry.property("rating").revert();
    assertThat(entry.state()).isEqualTo(UNCHANGED);
  }

  @Test
  void revertingOnePropertyOfAnUpdatedEntityLeavesTheOthersModified() {
    var detached = new Post(1);
    detached.blogId = storedBlog(1).id;
    EntityEntry<Post> entry = tracker.update(detached);

    entry.property("title").revert();

    assertThat(entry.state()).isEqualTo(MODIFIED);
    assertThat(entry.property("title").isModified()).isFalse();
    assertThat(entry.property("blogId").isModified()).isTrue();
    assertThat(entry.property("id").isModified()).isFalse();
  }

  @Test
  void revertingAForeignKeyMovesNavigationsBack() {
    Blog from = storedBlog(1);
    Blog to = storedBlog();
    Blog first = load(Blog.class, from.id);
    Post post = load(Post.class, 1);
    post.blog = load(Blog.class, to.id);
    assertThat(state(post)).isEqualTo(MODIFIED);

    tracker.entries().of(post).property("blogId").revert();

    assertThat(post.blog).isSameAs(first);
    assertThat(first.posts).containsExactly(post);
    assertThat(state(post)).isEqualTo(UNCHANGED);
  }
}
