package org.entopic.engine.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entopic.model.EntityState.ADDED;

import java.util.LinkedHashSet;
import org.entopic.engine.tracking.Domain.Blog;
import org.entopic.engine.tracking.Domain.Person;
import org.entopic.engine.tracking.Domain.Post;
import org.entopic.engine.tracking.Domain.Tag;
import org.junit.jupiter.api.Test;

class ManyToManyTest extends TrackerFixture {

  private Post storedPost(String... tags) {
    var post = new Post(1, new Blog("b"));
    for (String tag : tags) {
      post.tags.add(new Tag(tag));
    }
    tracker.add(post);
    saveAndStartAnew();
    return load(Post.class, 1);
  }

  @Test
  void addJoinsBothSides() {
    var post = new Post(1, new Blog("b"));
    var tag = new Tag("t");
    post.tags.add(tag);

    tracker.add(post);

    assertThat(state(tag)).isEqualTo(ADDED);
    assertThat(tag.posts).containsExactly(post);
    assertThat(kinds(save()))
        .containsExactlyInAnyOrder("INSERT Blog", "INSERT Post", "INSERT Tag", "INSERT PostTag")
        .endsWith("INSERT PostTag");
    assertThat(tracker.hasChanges()).isFalse();
    assertThat(tracker.entries().all()).hasSize(3);
  }

  @Test
  void bothSidesSetByHandMakeOneJoin() {
    var post = new Post(1, new Blog("b"));
    var tag = new Tag("t");
    post.tags.add(tag);
    tag.posts.add(post);

    tracker.add(tag);
    save();

    assertThat(storedJoins("PostTag")).isEqualTo(1);
    assertThat(tag.posts).containsExactly(post);
    assertThat(post.tags).containsExactly(tag);
  }

  @Test
  void rowsFillTheCollectionsOfBothSides() {
    Post post = storedPost("a", "b");
    loadJoins("PostTag");
    assertThat(post.tags).isEmpty();

    Tag a = load(Tag.class, "a");
    Tag b = load(Tag.class, "b");

    assertThat(post.tags).containsExactly(a, b);
    assertThat(a.posts).containsExactly(post);
    assertThat(tracker.hasChanges()).isFalse();
  }

  @Test
  void anElementAddedIsInserted() {
    Post post = storedPost("a");
    tracker.add(new Tag("b"));
    save();

    post.tags.add(load(Tag.class, "b"));

    assertThat(tracker.hasChanges()).isTrue();
    assertThat(kinds(save())).containsExactly("INSERT PostTag");
    assertThat(load(Tag.class, "b").posts).containsExactly(post);
  }

  @Test
  void anElementRemovedIsDeleted() {
    Post post = storedPost("a", "b");
    loadJoins("PostTag");
    loadAll(Tag.class);

    post.tags.remove(load(Tag.class, "a"));

    assertThat(kinds(save())).containsExactly("DELETE PostTag");
    assertThat(load(Tag.class, "a").posts).isEmpty();
    assertThat(storedJoins("PostTag")).isEqualTo(1);
    assertThat(stored(Tag.class)).isEqualTo(2);
  }

  @Test
  void anElementRemovedOnTheOtherSideIsDeleted() {
    Post post = storedPost("a");
    loadJoins("PostTag");
    load(Tag.class, "a").posts.clear();

    assertThat(kinds(save())).containsExactly("DELETE PostTag");
    assertThat(post.tags).isEmpty();
  }

  @Test
  void anElementRemovedAndAddedAgainLeavesNothingToSave() {
    Post post = storedPost("a");
    loadJoins("PostTag");
    Tag tag = load(Tag.class, "a");
    post.tags.remove(tag);
    assertThat(tracker.hasChanges()).isTrue();

    post.tags.add(tag);

    assertThat(tracker.hasChanges()).isFalse();
    assertThat(tag.posts).containsExactly(post);
  }

  @Test
  void anElementAddedAndRemovedAgainLeavesNothingToSave() {
    Post post = storedPost();
    tracker.add(new Tag("a"));
    save();
    Tag tag = load(Tag.class, "a");
    post.tags.add(tag);
    assertThat(tracker.hasChanges()).isTrue();

    post.tags.clear();

    assertThat(tracker.hasChanges()).isFalse();
    assertThat(tag.posts).isEmpty();
  }

  @Test
  void aCollectionThatWasNotLoadedDeletesNothing() {
    Post post = storedPost("a", "b");
    post.tags = new LinkedHashSet<>();
    post.tags.add(new Tag("c"));

    assertThat(kinds(save())).containsExactly("INSERT Tag", "INSERT PostTag");
    assertThat(storedJoins("PostTag")).isEqualTo(3);
  }

  @Test
  void anElementThatIsStoredAlreadyIsNotInsertedTwice() {
    Post post = storedPost("a");

    post.tags.add(load(Tag.class, "a"));

    assertThat(save().isEmpty()).isTrue();
    assertThat(storedJoins("PostTag")).isEqualTo(1);
  }

  @Test
  void removingAnEntityEndsItsJoinsLoadedOrNot() {
    storedPost("a", "b");
    tracker.remove(load(Tag.class, "a"));
    assertThat(kinds(save())).containsExactly("DELETE PostTag", "DELETE Tag");

    Post post = load(Post.class, 1);
    loadJoins("PostTag");
    Tag b = load(Tag.class, "b");
    tracker.remove(b);
    assertThat(kinds(save())).containsExactly("DELETE PostTag", "DELETE Tag");

    assertThat(post.tags).isEmpty();
    assertThat(storedJoins("PostTag")).isZero();
  }

  @Test
  void attachedGraphsAreTakenAsJoined() {
    storedPost("a");
    loadJoins("PostTag");
    Post post = load(Post.class, 1);
    load(Tag.class, "a");
    tracker = newTracker();

    tracker.attach(post);

    assertThat(tracker.hasChanges()).isFalse();
    post.tags.clear();
    assertThat(kinds(save())).containsExactly("DELETE PostTag");
  }

  @Test
  void aTypeCanBeJoinedToItself() {
    var one = new Person(1);
    var two = new Person(2);
    one.friends.add(two);
    two.friends.add(one);
    two.friends.add(two);
    tracker.add(one);

    assertThat(one.friendOf).containsExactly(two);
    assertThat(two.friendOf).containsExactlyInAnyOrder(one, two);
    save();
    assertThat(storedJoins("PersonFriends")).isEqualTo(3);

    one.friendOf.clear();
    assertThat(kinds(save())).containsExactly("DELETE PersonFriends");
    assertThat(two.friends).containsExactly(two);
  }
}
