package org.entopic.engine.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.entopic.model.EntityState.DELETED;
import static org.entopic.model.EntityState.DETACHED;
import static org.entopic.model.EntityState.MODIFIED;
import static org.entopic.model.EntityState.UNCHANGED;

import org.entopic.ForeignKeyException;
import org.entopic.SaveFailedException;
import org.entopic.engine.tracking.Domain.Author;
import org.entopic.engine.tracking.Domain.Blog;
import org.entopic.engine.tracking.Domain.Comment;
import org.entopic.engine.tracking.Domain.Post;
import org.entopic.model.CascadeTiming;
import org.junit.jupiter.api.Test;

class CascadeTimingTest extends TrackerFixture {

  @Test
  void cascadesOnSaveWaitForTheSave() {
    Blog blog = load(Blog.class, storedBlog(1).id);
    Post post = load(Post.class, 1);
    tracker.settings().cascadeTiming(CascadeTiming.ON_SAVE);

    tracker.remove(blog);

    tracker.detect();
    assertThat(state(blog)).isEqualTo(DELETED);
    assertThat(state(post)).isEqualTo(UNCHANGED);
    assertThat(kinds(save())).containsExactly("DELETE Post", "DELETE Blog");
    assertThat(state(post)).isEqualTo(DETACHED);
  }

  @Test
  void aDependentMovedBeforeTheSaveIsSparedByCascadesOnSave() {
    Blog from = storedBlog(1);
    Blog to = storedBlog();
    tracker.settings().cascadeTiming(CascadeTiming.ON_SAVE);
    Blog deleted = load(Blog.class, from.id);
    Blog kept = load(Blog.class, to.id);
    Post post = load(Post.class, 1);
    tracker.remove(deleted);

    kept.posts.add(post);

    assertThat(kinds(save())).containsExactly("UPDATE Post", "DELETE Blog");
  }

  @Test
  void withoutCascadesTheSaveOfARequiredRelationIsRefused() {
    Blog blog = load(Blog.class, storedBlog(1).id);
    Post post = load(Post.class, 1);
    tracker.settings().cascadeTiming(CascadeTiming.NEVER);
    tracker.remove(blog);

    assertThatExceptionOfType(ForeignKeyException.class)
        .isThrownBy(this::save)
        .withMessageContaining("'Post.blog'");
    assertThat(state(post)).isEqualTo(UNCHANGED);

    tracker.cascadeChanges();
    assertThat(state(post)).isEqualTo(DELETED);
    assertThat(kinds(save())).containsExactly("DELETE Post", "DELETE Blog");
  }

  @Test
  void withoutCascadesOptionalForeignKeysAreNulledBySaving() {
    storedBlog(1);
    var stored = new Comment(9);
    tracker.add(stored).property("postId").setCurrent(1);
    saveAndStartAnew();
    Comment comment = load(Comment.class, 9);
    tracker.settings().cascadeTiming(CascadeTiming.NEVER);

    tracker.remove(load(Post.class, 1));

    assertThat(kinds(save())).containsExactly("UPDATE Comment", "DELETE Post");
    assertThat(state(comment)).isEqualTo(UNCHANGED);
    assertThat(tracker.entries().of(comment).property("postId").current()).isNull();
  }

  @Test
  void foreignKeysAreNulledOnSaveToo() {
    var post = new Post(1, new Blog("a"));
    post.author = new Author("a");
    tracker.add(post);
    save();
    tracker.settings().cascadeTiming(CascadeTiming.ON_SAVE);

    tracker.remove(post.author);

    assertThat(post.authorName).isEqualTo("a");
    assertThat(kinds(save())).containsExactly("UPDATE Post", "DELETE Author");
    assertThat(post.authorName).isNull();
  }

  @Test
  void theDependentsOfANewPrincipalNeverWait() {
    tracker.settings().cascadeTiming(CascadeTiming.NEVER);
    var blog = new Blog("a");
    blog.posts.add(new Post(1));
    tracker.add(blog);

    tracker.remove(blog);

    assertThat(tracker.size()).isZero();
  }

  @Test
  void orphansOnSaveWaitForTheSave() {
    Blog blog = load(Blog.class, storedBlog(1).id);
    Post post = load(Post.class, 1);
    tracker.settings().orphanTiming(CascadeTiming.ON_SAVE);

    blog.posts.remove(post);

    tracker.detect();
    assertThat(state(post)).isEqualTo(MODIFIED);
    assertThat(kinds(save())).containsExactly("DELETE Post");
  }

  @Test
  void orphansThatAreNeverDeletedKeepTheSaveFromSucceeding() {
    Blog blog = load(Blog.class, storedBlog(1).id);
    Post post = load(Post.class, 1);
    tracker.settings().orphanTiming(CascadeTiming.NEVER);
    blog.posts.remove(post);

    assertThatExceptionOfType(SaveFailedException.class)
        .isThrownBy(this::save)
        .withMessageContaining("'Post.blog'");

    blog.posts.add(post);
    assertThat(save().isEmpty()).isTrue();
    assertThat(state(post)).isEqualTo(UNCHANGED);
  }

  @Test
  void cascadeChangesDeletesOrphansWhateverTheTiming() {
    Blog blog = load(Blog.class, storedBlog(1).id);
    Post post = load(Post.class, 1);
    tracker.settings().orphanTiming(CascadeTiming.NEVER);
    blog.posts.remove(post);

    tracker.cascadeChanges();

    assertThat(state(post)).isEqualTo(DELETED);
    assertThat(kinds(save())).containsExactly("DELETE Post");
  }

  @Test
  void aModifiedDependentIsDeletedAllTheSame() {
    Blog blog = load(Blog.class, storedBlog(1).id);
    Post post = load(Post.class, 1);
    post.title = "changed";
    assertThat(state(post)).isEqualTo(MODIFIED);

    tracker.remove(blog);

    assertThat(kinds(save())).containsExactly("DELETE Post", "DELETE Blog");
  }
}
