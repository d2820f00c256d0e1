package org.entopic.engine.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.entopic.model.EntityState.ADDED;
import static org.entopic.model.EntityState.DELETED;
import static org.entopic.model.EntityState.DETACHED;
import static org.entopic.model.EntityState.MODIFIED;
import static org.entopic.model.EntityState.UNCHANGED;

import java.util.UUID;
import org.entopic.engine.tracking.Domain.Author;
import org.entopic.engine.tracking.Domain.Blog;
import org.entopic.engine.tracking.Domain.Post;
import org.entopic.engine.tracking.Domain.Tag;
import org.junit.jupiter.api.Test;

class StatesTest extends TrackerFixture {

  @Test
  void anEntityNobodyAddedIsDetached() {
    assertThat(state(new Blog("a"))).isEqualTo(DETACHED);
    assertThat(tracker.size()).isZero();
  }

  @Test
  void addMakesAddedAndGeneratesTheKey() {
    var blog = new Blog("a");

    assertThat(tracker.add(blog).state()).isEqualTo(ADDED);

    assertThat(blog.id.version()).isEqualTo(7);
    assertThat(tracker.rows().tracked(type(Blog.class), blog.id)).isSameAs(blog);
  }

  @Test
  void generatedKeysAscend() {
    UUID last = null;
    for (int i = 0; i < 10_000; i++) {
      UUID next = UuidV7.next();
      assertThat(next.variant()).isEqualTo(2);
      if (last != null) {
        assertThat(next.toString()).isGreaterThan(last.toString());
      }
      last = next;
    }
  }

  @Test
  void saveMakesAddedUnchanged() {
    var blog = new Blog("a");
    tracker.add(blog);

    assertThat(kinds(save())).containsExactly("INSERT Blog");

    assertThat(state(blog)).isEqualTo(UNCHANGED);
    assertThat(blog.version).isEqualTo(1);
    assertThat(tracker.hasChanges()).isFalse();
    assertThat(tracker.detectChanges().isEmpty()).isTrue();
  }

  @Test
  void aChangedValueMakesModifiedAndTheOldValueUnchangedAgain() {
    Blog blog = load(Blog.class, storedBlog().id);
    assertThat(state(blog)).isEqualTo(UNCHANGED);

    blog.title = "other";
    assertThat(state(blog)).isEqualTo(MODIFIED);

    blog.title = "stored";
    assertThat(state(blog)).isEqualTo(UNCHANGED);
    assertThat(tracker.hasChanges()).isFalse();
  }

  @Test
  void onlyWhatChangedIsWritten() {
    storedBlog();
    storedBlog();
    Blog first = loadAll(Blog.class).get(0);
    first.rating = 5;

    ChangeSet changes = save();

    assertThat(kinds(changes)).containsExactly("UPDATE Blog");
    EntityChange change = changes.changes().get(0);
    assertThat(change.key()).isEqualTo(first.id);
    assertThat(change.original().getLong(versionOrdinal())).isEqualTo(1);
    assertThat(change.current().getLong(versionOrdinal())).isEqualTo(2);
    assertThat(first.version).isEqualTo(2);
  }

  private int versionOrdinal() {
    return type(Blog.class).property("version").orElseThrow().ordinal();
  }

  @Test
  void nothingMovesUntilASaveIsAccepted() {
    Blog blog = load(Blog.class, storedBlog(1).id);
    var added = new Tag("t");
    tracker.add(added);
    blog.title = "other";
    Post post = load(Post.class, 1);
    tracker.remove(post);

    tracker.detectChanges();
    tracker.detectChanges();

    assertThat(state(added)).isEqualTo(ADDED);
    assertThat(state(blog)).isEqualTo(MODIFIED);
    assertThat(state(post)).isEqualTo(DELETED);
    assertThat(blog.version).isEqualTo(1);
    assertThat(kinds(save())).containsExactlyInAnyOrder("INSERT Tag", "UPDATE Blog", "DELETE Post");
  }

  @Test
  void removeOfAStoredEntityDeletesAndSaveDetaches() {
    Blog blog = load(Blog.class, storedBlog().id);

    assertThat(tracker.remove(blog).state()).isEqualTo(DELETED);
    assertThat(tracker.rows().isDeleted(blog)).isTrue();
    assertThat(tracker.rows().tracked(type(Blog.class), blog.id)).isSameAs(blog);
    assertThat(tracker.entries().local(Blog.class)).isEmpty();

    assertThat(kinds(save())).containsExactly("DELETE Blog");
    assertThat(state(blog)).isEqualTo(DETACHED);
    assertThat(stored(Blog.class)).isZero();
  }

  @Test
  void removeOfAnAddedEntityForgetsIt() {
    var blog = new Blog("a");
    tracker.add(blog);

    tracker.remove(blog);

    assertThat(state(blog)).isEqualTo(DETACHED);
    assertThat(tracker.size()).isZero();
    assertThat(tracker.detectChanges().isEmpty()).isTrue();
  }

  @Test
  void removeTracksWhatIsUnknownFirst() {
    Blog blog = storedBlog();

    tracker.remove(blog);

    assertThat(state(blog)).isEqualTo(DELETED);
    assertThat(kinds(save())).containsExactly("DELETE Blog");
  }

  @Test
  void attachTakesTheValuesAsStored() {
    Blog blog = storedBlog();
    blog.title = "edited elsewhere";

    assertThat(tracker.attach(blog).state()).isEqualTo(UNCHANGED);
    assertThat(tracker.detectChanges().isEmpty()).isTrue();

    blog.rating = 4;
    assertThat(kinds(save())).containsExactly("UPDATE Blog");
  }

  @Test
  void attachWithoutGeneratedKeyAdds() {
    assertThat(tracker.attach(new Blog("new")).state()).isEqualTo(ADDED);
    assertThat(tracker.update(new Blog("new")).state()).isEqualTo(ADDED);
    assertThat(tracker.attach(new Post(1)).state()).isEqualTo(UNCHANGED);
  }

  @Test
  void updateWritesAllPropertiesEvenUnchangedOnes() {
    Blog blog = storedBlog();

    assertThat(tracker.update(blog).state()).isEqualTo(MODIFIED);

    assertThat(tracker.entries().of(blog).property("title").isModified()).isTrue();
    assertThat(tracker.entries().of(blog).property("id").isModified()).isFalse();
    assertThat(kinds(save())).containsExactly("UPDATE Blog");
    assertThat(state(blog)).isEqualTo(UNCHANGED);
  }

  @Test
  void aSecondInstanceWithTheSameKeyIsRefusedAndNothingIsTracked() {
    tracker.add(new Tag("t"));
    var post = new Post(1);
    post.tags.add(new Tag("new"));
    post.tags.add(new Tag("t"));

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> tracker.add(post))
        .withMessageContaining("TRK-02")
        .withMessageContaining("'Tag'");

    assertThat(tracker.size()).isEqualTo(1);
    assertThat(state(post)).isEqualTo(DETACHED);
  }

  @Test
  void twoInstancesWithOneKeyInOneGraphAreRefused() {
    var post = new Post(1);
    post.tags.add(new Tag("t"));
    post.tags.add(new Tag("t"));

    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> tracker.add(post));
    assertThat(tracker.size()).isZero();
  }

  @Test
  void aNullKeyIsRefusedAndNothingIsTracked() {
    var post = new Post(1);
    post.tags.add(new Tag(null));

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> tracker.add(post))
        .withMessageContaining("Tag.name");
    assertThat(tracker.size()).isZero();
  }

  @Test
  void anUnmappedClassIsRefused() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> tracker.add("text"))
        .withMessageContaining("java.lang.String");
  }

  @Test
  void anUnmappedSubclassIsTrackedAsItsBase() {
    class Special extends Blog {}
    var special = new Special();

    assertThat(tracker.add(special).type().name()).isEqualTo("Blog");
  }

  @Test
  void equalsAndHashCodeOfEntitiesAreNotUsed() {
    var author = new Author("a");
    tracker.add(author);
    var post = new Post(1, new Blog("b"));
    post.author = author;
    tracker.add(post);

    assertThat(tracker.entries().of(post).property("authorName").current()).isEqualTo("a");
    save();
    tracker.remove(author);
    save();
    assertThat(tracker.entries().of(post).property("authorName").current()).isNull();
  }

  @Test
  void theKeyOfAStoredEntityCannotChange() {
    storedBlog(1);
    Post post = load(Post.class, 1);
    post.id = 2;

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(tracker::detectChanges)
        .withMessageContaining("'Post'")
        .withMessageContaining("id");

    post.id = 1;
    assertThat(tracker.detectChanges().isEmpty()).isTrue();
  }

  @Test
  void theKeyOfAnAddedEntityFollowsItsValue() {
    var tag = new Tag("a");
    tracker.add(tag);
    tag.name = "b";

    tracker.detectChanges();

    assertThat(tracker.rows().tracked(type(Tag.class), "b")).isSameAs(tag);
    assertThat(tracker.rows().tracked(type(Tag.class), "a")).isNull();
  }

  @Test
  void addingTheKeyOfADeletedEntityOverwritesItsRow() {
    tracker.add(new Tag("t"));
    saveAndStartAnew();
    Tag old = load(Tag.class, "t");
    tracker.remove(old);
    var replacement = new Tag("t");

    tracker.add(replacement);

    assertThat(state(old)).isEqualTo(DETACHED);
    assertThat(kinds(save())).containsExactly("UPDATE Tag");
    assertThat(tracker.rows().tracked(type(Tag.class), "t")).isSameAs(replacement);
  }

  @Test
  void clearForgetsEverything() {
    Blog blog = load(Blog.class, storedBlog(1).id);
    load(Post.class, 1);
    blog.title = "other";

    tracker.clear();

    assertThat(tracker.size()).isZero();
    assertThat(state(blog)).isEqualTo(DETACHED);
    assertThat(load(Blog.class, blog.id)).isNotSameAs(blog);
  }

  @Test
  void trackReturnsTheInstanceThatIsTrackedAsItIs() {
    Blog blog = load(Blog.class, storedBlog().id);
    blog.title = "mine";

    assertThat(load(Blog.class, blog.id)).isSameAs(blog);
    assertThat(blog.title).isEqualTo("mine");
  }
}
