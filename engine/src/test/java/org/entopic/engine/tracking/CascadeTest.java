package org.entopic.engine.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.entopic.model.EntityState.ADDED;
import static org.entopic.model.EntityState.DELETED;
import static org.entopic.model.EntityState.DETACHED;
import static org.entopic.model.EntityState.MODIFIED;
import static org.entopic.model.EntityState.UNCHANGED;

import org.entopic.ForeignKeyException;
import org.entopic.SaveFailedException;
import org.entopic.engine.tracking.Domain.Author;
import org.entopic.engine.tracking.Domain.Blog;
import org.entopic.engine.tracking.Domain.Comment;
import org.entopic.engine.tracking.Domain.Detail;
import org.entopic.engine.tracking.Domain.Node;
import org.entopic.engine.tracking.Domain.Post;
import org.junit.jupiter.api.Test;

class CascadeTest extends TrackerFixture {

  @Test
  void removeCascadesToTrackedDependentsAtOnce() {
    Blog blog = load(Blog.class, storedBlog(1, 2).id);
    Post first = load(Post.class, 1);
    Post second = load(Post.class, 2);

    tracker.remove(blog);

    assertThat(state(first)).isEqualTo(DELETED);
    assertThat(state(second)).isEqualTo(DELETED);
    assertThat(kinds(save())).containsExactly("DELETE Post", "DELETE Post", "DELETE Blog");
    assertThat(tracker.size()).isZero();
  }

  @Test
  void removeOfANewPrincipalForgetsNewDependents() {
    var blog = new Blog("a");
    blog.posts.add(new Post(1));
    tracker.add(blog);

    tracker.remove(blog);

    assertThat(tracker.size()).isZero();
  }

  @Test
  void removeNullsOptionalForeignKeys() {
    var blog = new Blog("a");
    blog.detail = new Detail(1);
    tracker.add(blog);
    save();
    Detail detail = blog.detail;

    tracker.remove(blog);

    assertThat(detail.blogId).isNull();
    assertThat(detail.blog).isNull();
    assertThat(state(detail)).isEqualTo(MODIFIED);
    assertThat(kinds(save())).containsExactly("UPDATE Detail", "DELETE Blog");
  }

  @Test
  void dependentsThatAreNotTrackedAreDeletedInTheSameSave() {
    Blog stored = storedBlog(1, 2);
    var comment = new Comment(9);
    tracker.add(comment).property("postId").setCurrent(1);
    saveAndStartAnew();
    storedBlog(5);

    tracker.remove(load(Blog.class, stored.id));

    assertThat(kinds(save()))
        .containsExactly("DELETE Comment", "DELETE Post", "DELETE Post", "DELETE Blog");
    assertThat(stored(Post.class)).isEqualTo(1);
  }

  @Test
  void cascadesToRowsThatAreNotTrackedHaveALimit() {
    Blog stored = storedBlog(1, 2, 3);
    Blog other = storedBlog(4, 5);
    saveAndStartAnew();
    tracker.settings().cascadeLimit(4);
    Post tracked = load(Post.class, 1);
    tracker.remove(load(Blog.class, stored.id));
    tracker.remove(load(Blog.class, other.id));

    assertThat(kinds(tracker.detectChanges())).as("tracked ones do not count").hasSize(7);
    tracker.settings().cascadeLimit(3);
    assertThatExceptionOfType(SaveFailedException.class)
        .isThrownBy(() -> tracker.detectChanges())
        .withMessageContaining("TRK-42")
        .withMessageContaining("'Post' by 'Post.blog'")
        .withMessageContaining("4 rows that the context does not track; the limit is 3");
    assertThat(state(tracked)).isEqualTo(DELETED);
    tracker.settings().cascadeLimit(4);
    save();
    assertThat(stored(Post.class)).isZero();
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> tracker.settings().cascadeLimit(-1))
        .withMessageContaining("TRK-43");
  }

  @Test
  void foreignKeysOfDependentsThatAreNotTrackedAreNulledInTheSameSave() {
    var post = new Post(1, new Blog("a"));
    post.author = new Author("a");
    tracker.add(post);
    saveAndStartAnew();

    tracker.remove(load(Author.class, "a"));

    assertThat(kinds(save())).containsExactly("UPDATE Post", "DELETE Author");
    Post loaded = load(Post.class, 1);
    assertThat(loaded.authorName).isNull();
    assertThat(loaded.title).isEqualTo("post 1");
    assertThat(loaded.blogId).isEqualTo(post.blog.id);
  }

  @Test
  void trackedEntitiesBehindDependentsThatAreNotTrackedAreDeletedToo() {
    Blog stored = storedBlog(1);
    tracker.add(new Comment(9)).property("postId").setCurrent(1);
    saveAndStartAnew();
    Comment comment = load(Comment.class, 9);

    tracker.remove(load(Blog.class, stored.id));

    assertThat(kinds(save())).containsExactly("DELETE Comment", "DELETE Post", "DELETE Blog");
    assertThat(state(comment)).isEqualTo(DETACHED);
  }

  @Test
  void aDependentMovedElsewhereIsSpared() {
    Blog first = storedBlog(1);
    Blog other = storedBlog();
    Blog to = load(Blog.class, other.id);
    Post post = load(Post.class, 1);
    post.blog = to;
    Blog from = load(Blog.class, first.id);

    tracker.remove(from);

    assertThat(kinds(save())).containsExactly("UPDATE Post", "DELETE Blog");
    assertThat(post.blog).isSameAs(to);
  }

  @Test
  void dependentsReadAfterTheRemovalGoToo() {
    Blog blog = load(Blog.class, storedBlog(1).id);
    tracker.remove(blog);
    Post post = load(Post.class, 1);

    assertThat(kinds(save())).containsExactly("DELETE Post", "DELETE Blog");
    assertThat(state(post)).isEqualTo(DETACHED);
  }

  @Test
  void aRestrictedDeletionFailsWhileTrackedDependentsRefer() {
    var root = new Node("root");
    var child = new Node("child");
    root.children.add(child);
    tracker.add(root);
    save();
    tracker.remove(root);

    assertThatExceptionOfType(ForeignKeyException.class)
        .isThrownBy(tracker::detectChanges)
        .withMessageContaining("'Node.parent'");
    assertThat(state(root)).isEqualTo(DELETED);
    assertThat(state(child)).isEqualTo(UNCHANGED);

    tracker.remove(child);
    ChangeSet changes = save();
    assertThat(changes.changes()).extracting(EntityChange::key).containsExactly("child", "root");
  }

  @Test
  void aRestrictedDeletionSucceedsWhenDependentsAreMoved() {
    var root = new Node("root");
    var child = new Node("child");
    root.children.add(child);
    tracker.add(root);
    save();
    tracker.remove(root);
    child.parent = null;

    assertThat(kinds(save())).containsExactly("UPDATE Node", "DELETE Node");
  }

  @Test
  void anOrphanIsDeleted() {
    Blog blog = load(Blog.class, storedBlog(1).id);
    Post post = load(Post.class, 1);

    blog.posts.remove(post);

    assertThat(state(blog)).isEqualTo(UNCHANGED);
    assertThat(state(post)).isEqualTo(DELETED);
    assertThat(kinds(save())).containsExactly("DELETE Post");
  }

  @Test
  void anOrphanOfAReferenceSetToNullIsDeleted() {
    load(Blog.class, storedBlog(1).id);
    Post post = load(Post.class, 1);
    post.blog = null;

    assertThat(kinds(save())).containsExactly("DELETE Post");
  }

  @Test
  void aNewOrphanIsForgotten() {
    Blog blog = load(Blog.class, storedBlog().id);
    var post = new Post(1);
    blog.posts.add(post);
    assertThat(state(blog)).isEqualTo(UNCHANGED);
    assertThat(state(post)).isEqualTo(ADDED);

    blog.posts.remove(post);

    tracker.detectChanges();
    assertThat(state(post)).isEqualTo(DETACHED);
  }

  @Test
  void anOrphanWithANewPrincipalLives() {
    Blog first = storedBlog(1);
    Blog other = storedBlog();
    Blog from = load(Blog.class, first.id);
    Blog to = load(Blog.class, other.id);
    Post post = load(Post.class, 1);
    from.posts.remove(post);
    assertThat(tracker.hasChanges()).isTrue();
    assertThat(state(post)).isEqualTo(DELETED);

    to.posts.add(post);

    assertThat(kinds(save())).containsExactly("UPDATE Post");
    assertThat(state(post)).isEqualTo(UNCHANGED);
  }

  @Test
  void aRemovedEntityIsNotRevivedByANewPrincipal() {
    Blog first = storedBlog(1);
    Blog other = storedBlog();
    load(Blog.class, first.id);
    Blog to = load(Blog.class, other.id);
    Post post = load(Post.class, 1);
    tracker.remove(post);

    to.posts.add(post);

    assertThat(kinds(save())).containsExactly("DELETE Post");
  }

  @Test
  void anEntityWithoutARequiredPrincipalIsRefusedAndAllAreNamed() {
    tracker.add(new Post(1));
    var order = new Domain.Line(1);
    tracker.add(order);

    assertThatExceptionOfType(SaveFailedException.class)
        .isThrownBy(tracker::detectChanges)
        .withMessageContaining("'Post.blog'")
        .withMessageContaining("'Line.orderId'");
    assertThat(tracker.size()).isEqualTo(2);
  }
}
