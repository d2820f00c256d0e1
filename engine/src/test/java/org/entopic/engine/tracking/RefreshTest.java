package org.entopic.engine.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entopic.model.EntityState.ADDED;
import static org.entopic.model.EntityState.DELETED;
import static org.entopic.model.EntityState.DETACHED;
import static org.entopic.model.EntityState.MODIFIED;
import static org.entopic.model.EntityState.UNCHANGED;

import java.util.UUID;
import java.util.function.Consumer;
import org.entopic.RefreshResult;
import org.entopic.RefreshResult.Reason;
import org.entopic.engine.tracking.Domain.Blog;
import org.entopic.engine.tracking.Domain.Post;
import org.entopic.model.PropertyModel;
import org.junit.jupiter.api.Test;

/** What is stored by another context reaches this one when it refreshes. */
class RefreshTest extends TrackerFixture {
  private final UUID blogId = storedBlog(1, 2).id;
  private final Blog blog = load(Blog.class, blogId);

  private void elsewhere(Consumer<Blog> change) {
    ChangeTracker here = tracker;
    tracker = newTracker();
    change.accept(load(Blog.class, blogId));
    save();
    tracker = here;
  }

  @Test
  void nothingReachesAnEntityBeforeARefresh() {
    elsewhere(theirs -> theirs.title = "theirs");

    assertThat(tracker.hasChanges()).isFalse();
    assertThat(load(Blog.class, blogId).title).isEqualTo("stored");
  }

  @Test
  void unchangedEntitiesTakeTheStoredValues() {
    elsewhere(theirs -> theirs.title = "theirs");

    RefreshResult result = tracker.refresh();

    assertThat(blog.title).isEqualTo("theirs");
    assertThat(blog.version).isEqualTo(2);
    assertThat(state(blog)).isEqualTo(UNCHANGED);
    assertThat(result.updated())
        .singleElement()
        .satisfies(e -> assertThat(e.entity()).isSameAs(blog));
    assertThat(result.conflicts()).isEmpty();
    assertThat(tracker.refresh().updated()).isEmpty();
  }

  @Test
  void modifiedEntitiesKeepTheirChangesAndTakeTheOthers() {
    blog.title = "mine";
    elsewhere(theirs -> theirs.rating = 5);

    RefreshResult result = tracker.refresh();

    assertThat(blog.title).isEqualTo("mine");
    assertThat(blog.rating).isEqualTo(5);
    assertThat(blog.version).isEqualTo(2);
    assertThat(state(blog)).isEqualTo(MODIFIED);
    assertThat(tracker.entries().of(blog).property("rating").isModified()).isFalse();
    assertThat(result.conflicts()).isEmpty();
    save();
    assertThat(blog.version).isEqualTo(3);
  }

  @Test
  void whatBothChangedIsReported() {
    blog.title = "mine";
    elsewhere(theirs -> theirs.title = "theirs");

    RefreshResult result = tracker.refresh();

    assertThat(blog.title).isEqualTo("mine");
    assertThat(tracker.entries().of(blog).property("title").original()).isEqualTo("theirs");
    assertThat(result.conflicts()).hasSize(1);
    RefreshResult.Conflict conflict = result.conflicts().get(0);
    assertThat(conflict.entry().entity()).isSameAs(blog);
    assertThat(conflict.reason()).isEqualTo(Reason.CHANGED);
    assertThat(conflict.properties()).extracting(PropertyModel::name).containsExactly("title");
  }

  @Test
  void theSameChangeOnBothSidesLeavesNothingToSave() {
    blog.title = "ours";
    elsewhere(theirs -> theirs.title = "ours");

    RefreshResult result = tracker.refresh();

    assertThat(result.conflicts()).isEmpty();
    assertThat(state(blog)).isEqualTo(UNCHANGED);
  }

  @Test
  void unchangedEntitiesThatAreGoneAreForgotten() {
    Post post = load(Post.class, 1);
    elsewhere(theirs -> tracker.remove(load(Post.class, 1)));

    RefreshResult result = tracker.refresh();

    assertThat(state(post)).isEqualTo(DETACHED);
    assertThat(blog.posts).isEmpty();
    assertThat(result.removed())
        .singleElement()
        .satisfies(e -> assertThat(e.entity()).isSameAs(post));
    assertThat(save().isEmpty()).isTrue();
  }

  @Test
  void modifiedEntitiesThatAreGoneAreReported() {
    Post post = load(Post.class, 1);
    post.title = "mine";
    elsewhere(theirs -> tracker.remove(load(Post.class, 1)));

    RefreshResult result = tracker.refresh();

    assertThat(state(post)).isEqualTo(MODIFIED);
    assertThat(result.conflicts())
        .singleElement()
        .satisfies(c -> assertThat(c.reason()).isEqualTo(Reason.DELETED_ELSEWHERE));
  }

  @Test
  void deletedEntitiesStayDeletedAndAreReported() {
    Post post = load(Post.class, 1);
    tracker.remove(post);
    elsewhere(theirs -> load(Post.class, 1).title = "theirs");

    RefreshResult result = tracker.refresh();

    assertThat(state(post)).isEqualTo(DELETED);
    assertThat(result.conflicts())
        .singleElement()
        .satisfies(c -> assertThat(c.reason()).isEqualTo(Reason.DELETED_HERE));
    assertThat(kinds(save())).containsExactly("DELETE Post");
  }

  @Test
  void deletedOnBothSidesIsForgotten() {
    Post post = load(Post.class, 1);
    tracker.remove(post);
    elsewhere(theirs -> tracker.remove(load(Post.class, 1)));

    tracker.refresh();

    assertThat(state(post)).isEqualTo(DETACHED);
    assertThat(save().isEmpty()).isTrue();
  }

  @Test
  void foreignKeysFromElsewhereMoveNavigations() {
    UUID other = anotherBlog();
    Blog target = load(Blog.class, other);
    Post post = load(Post.class, 1);
    assertThat(blog.posts).containsExactly(post);
    elsewhere(theirs -> load(Post.class, 1).blogId = other);

    tracker.refresh();

    assertThat(post.blog).isSameAs(target);
    assertThat(blog.posts).isEmpty();
    assertThat(target.posts).containsExactly(post);
    assertThat(tracker.hasChanges()).isFalse();
  }

  private UUID anotherBlog() {
    ChangeTracker here = tracker;
    UUID id = storedBlog().id;
    tracker = here;
    return id;
  }

  @Test
  void newEntitiesStayAsTheyAre() {
    var added = new Blog("new");
    tracker.add(added);

    tracker.refresh();

    assertThat(state(added)).isEqualTo(ADDED);
  }

  @Test
  void attachedEntitiesTakeWhatIsStored() {
    tracker = newTracker();
    var attached = new Blog("thought to be stored");
    attached.id = blogId;
    tracker.attach(attached);

    tracker.refresh();

    assertThat(attached.title).isEqualTo("stored");
    assertThat(attached.version).isEqualTo(1);
    assertThat(state(attached)).isEqualTo(UNCHANGED);
  }
}
