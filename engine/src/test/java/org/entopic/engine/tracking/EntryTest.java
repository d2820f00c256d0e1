package org.entopic.engine.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.entopic.model.EntityState.ADDED;
import static org.entopic.model.EntityState.DELETED;
import static org.entopic.model.EntityState.DETACHED;
import static org.entopic.model.EntityState.MODIFIED;
import static org.entopic.model.EntityState.UNCHANGED;

import java.util.UUID;
import org.entopic.EntityEntry;
import org.entopic.engine.tracking.Domain.Blog;
import org.entopic.engine.tracking.Domain.Comment;
import org.entopic.engine.tracking.Domain.Detail;
import org.entopic.engine.tracking.Domain.Post;
import org.entopic.engine.tracking.Domain.Tag;
import org.entopic.model.CascadeTiming;
import org.entopic.query.Property;
import org.junit.jupiter.api.Test;

class EntryTest extends TrackerFixture {

  @Test
  void settingTheStateTouchesOneEntity() {
    var blog = new Blog("a");
    blog.posts.add(new Post(1));

    tracker.entries().of(blog).setState(ADDED);

    assertThat(tracker.size()).isEqualTo(1);
  }

  @Test
  void unchangedRevertsModified() {
    Blog blog = load(Blog.class, storedBlog().id);
    blog.title = "other";
    EntityEntry<Blog> entry = tracker.entries().of(blog);
    assertThat(entry.state()).isEqualTo(MODIFIED);

    entry.setState(UNCHANGED);

    assertThat(blog.title).isEqualTo("stored");
    assertThat(entry.state()).isEqualTo(UNCHANGED);
  }

  @Test
  void unchangedRevertsForeignKeysAndNavigations() {
    Blog first = storedBlog(1);
    Blog second = storedBlog();
    Blog from = load(Blog.class, first.id);
    Blog to = load(Blog.class, second.id);
    Post post = load(Post.class, 1);
    post.blog = to;
    assertThat(state(post)).isEqualTo(MODIFIED);
    assertThat(to.posts).containsExactly(post);

    tracker.entries().of(post).setState(UNCHANGED);

    assertThat(post.blogId).isEqualTo(from.id);
    assertThat(post.blog).isSameAs(from);
    assertThat(from.posts).containsExactly(post);
    assertThat(to.posts).isEmpty();
  }

  @Test
  void unchangedAcceptsAdded() {
    var tag = new Tag("t");
    tracker.add(tag).setState(UNCHANGED);

    assertThat(state(tag)).isEqualTo(UNCHANGED);
    assertThat(tracker.detectChanges().isEmpty()).isTrue();
  }

  @Test
  void unchangedBringsDeletedBack() {
    Blog blog = load(Blog.class, storedBlog().id);
    tracker.remove(blog).setState(UNCHANGED);

    assertThat(state(blog)).isEqualTo(UNCHANGED);
  }

  @Test
  void modifiedWritesAll() {
    Blog blog = load(Blog.class, storedBlog().id);
    tracker.entries().of(blog).setState(MODIFIED);

    assertThat(state(blog)).isEqualTo(MODIFIED);
    assertThat(kinds(save())).containsExactly("UPDATE Blog");
  }

  @Test
  void detachedForgetsWithWhatWouldBeDeletedToo() {
    Blog blog = load(Blog.class, storedBlog(1).id);
    Post post = load(Post.class, 1);
    EntityEntry<Blog> entry = tracker.entries().of(blog);

    entry.setState(DETACHED);

    assertThat(entry.state()).isEqualTo(DETACHED);
    assertThat(state(post)).isEqualTo(DETACHED);
    assertThat(post.blogId).isEqualTo(blog.id);
    assertThat(tracker.hasChanges()).isFalse();
  }

  @Test
  void detachedLeavesOptionalDependentsAndTheirForeignKeysAlone() {
    var blog = new Blog("a");
    blog.detail = new Detail(1);
    tracker.add(blog);
    save();

    tracker.entries().of(blog).setState(DETACHED);

    assertThat(state(blog.detail)).isEqualTo(UNCHANGED);
    assertThat(blog.detail.blogId).isEqualTo(blog.id);
  }

  @Test
  void detachedLeavesDependentsAloneUnlessCascadesAreImmediate() {
    Blog blog = load(Blog.class, storedBlog(1).id);
    tracker.settings().cascadeTiming(CascadeTiming.ON_SAVE);
    Post post = load(Post.class, 1);

    tracker.entries().of(blog).setState(DETACHED);

    assertThat(state(post)).isEqualTo(UNCHANGED);
  }

  @Test
  void deletedOnAddedForgets() {
    var tag = new Tag("t");
    EntityEntry<Tag> entry = tracker.add(tag);

    entry.setState(DELETED);

    assertThat(entry.state()).isEqualTo(DETACHED);
  }

  @Test
  void addedOnUnchangedInsertsAnew() {
    var tag = new Tag("t");
    tracker.attach(tag).setState(ADDED);

    assertThat(kinds(save())).containsExactly("INSERT Tag");
  }

  @Test
  void propertiesKnowOriginalAndCurrentValues() {
    Blog blog = load(Blog.class, storedBlog().id);
    var title = tracker.entries().of(blog).property(Property.of(Blog.class, "title", String.class));

    title.setCurrent("other");

    assertThat(blog.title).isEqualTo("other");
    assertThat(title.current()).isEqualTo("other");
    assertThat(title.original()).isEqualTo("stored");
    assertThat(title.isModified()).isTrue();
    assertThat(tracker.entries().of(blog).property("rating").isModified()).isFalse();
    assertThat(state(blog)).isEqualTo(MODIFIED);
  }

  @Test
  void wrongValuesAreRefused() {
    EntityEntry<Blog> entry = tracker.add(new Blog("a"));

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> entry.property("rating").setCurrent("five"))
        .withMessageContaining("Blog.rating");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> entry.property("rating").setCurrent(null));
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> entry.property("name"))
        .withMessageContaining("name");
  }

  @Test
  void theKeyOfAStoredEntityCannotBeSet() {
    Blog blog = load(Blog.class, storedBlog().id);

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> tracker.entries().of(blog).property("id").setCurrent(UUID.randomUUID()))
        .withMessageContaining("Blog.id");
  }

  @Test
  void keyIsSetWhenNothingIsLeftToBeGenerated() {
    assertThat(tracker.entries().of(new Post(0)).isKeySet()).isTrue();
    assertThat(tracker.entries().of(new Post(1)).isKeySet()).isTrue();
    assertThat(tracker.entries().of(new Blog("a")).isKeySet()).isFalse();
  }

  @Test
  void shadowPropertiesLiveInTheEntry() {
    storedBlog(1);
    var comment = new Comment(7);
    tracker.add(comment).property("postId").setCurrent(1);
    saveAndStartAnew();

    Comment loaded = load(Comment.class, 7);
    assertThat(tracker.entries().of(loaded).property("postId").current()).isEqualTo(1);

    Post post = load(Post.class, 1);
    assertThat(loaded.post).isSameAs(post);
    assertThat(post.comments).containsExactly(loaded);

    tracker.entries().of(loaded).property("postId").setCurrent(null);
    assertThat(loaded.post).isNull();
    assertThat(post.comments).isEmpty();
    assertThat(state(loaded)).isEqualTo(MODIFIED);
    assertThat(tracker.entries().of(loaded).property("postId").original()).isEqualTo(1);

    tracker.entries().of(loaded).property("postId").setCurrent(1);
    assertThat(state(loaded)).isEqualTo(UNCHANGED);
    assertThat(loaded.post).isSameAs(post);
  }

  @Test
  void reloadTakesTheStoredValues() {
    Blog blog = load(Blog.class, storedBlog().id);
    ChangeTracker mine = tracker;
    tracker = newTracker();
    load(Blog.class, blog.id).title = "theirs";
    save();
    tracker = mine;
    blog.title = "mine";
    blog.rating = 9;

    tracker.entries().of(blog).reload();

    assertThat(blog.title).isEqualTo("theirs");
    assertThat(blog.rating).isZero();
    assertThat(state(blog)).isEqualTo(UNCHANGED);
    blog.title = "mine";
    assertThat(kinds(save())).containsExactly("UPDATE Blog");
  }

  @Test
  void reloadOfWhatIsGoneDetachesAndAddedStays() {
    Blog blog = load(Blog.class, storedBlog().id);
    store.rows.clear();
    var added = new Blog("new");
    tracker.add(added);

    tracker.entries().of(blog).reload();
    tracker.entries().of(added).reload();

    assertThat(state(blog)).isEqualTo(DETACHED);
    assertThat(state(added)).isEqualTo(ADDED);
  }

  @Test
  void entriesAreTyped() {
    tracker.add(new Blog("a"));

    EntityEntry<?> entry = tracker.entries().all().get(0);

    assertThat(entry.as(Blog.class).entity().title).isEqualTo("a");
    assertThatExceptionOfType(ClassCastException.class).isThrownBy(() -> entry.as(Post.class));
    assertThat(entry).hasToString("Blog ADDED");
    assertThat(entry.properties()).hasSize(4);
  }
}
