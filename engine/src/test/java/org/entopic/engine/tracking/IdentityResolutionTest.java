package org.entopic.engine.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.entopic.EntityEntry;
import org.entopic.engine.tracking.Domain.Author;
import org.entopic.engine.tracking.Domain.Blog;
import org.entopic.engine.tracking.Domain.Line;
import org.entopic.engine.tracking.Domain.Order;
import org.entopic.engine.tracking.Domain.Post;
import org.entopic.engine.tracking.Domain.Tag;
import org.entopic.model.EntityState;
import org.entopic.spi.service.IdentityResolution;
import org.junit.jupiter.api.Test;

class IdentityResolutionTest extends TrackerFixture {

  @Test
  void aSecondInstanceIsRefusedNamingTypeAndKey() {
    tracker.add(new Post(1, new Blog("a")));

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> tracker.attach(new Post(1)))
        .withMessageContaining("'Post'")
        .withMessageContaining("(id)");

    var order = new Order();
    order.lines.add(new Line(1));
    tracker.add(order);
    var same = new Line(1);
    same.orderId = order.id;
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> tracker.attach(same))
        .withMessageContaining("'Line'")
        .withMessageContaining("(orderId, number)");
  }

  @Test
  void ignoringKeepsTheTrackedInstance() {
    tracker = newTracker(IdentityResolution.IGNORE);
    var post = new Post(1, new Blog("a"));
    tracker.add(post);
    save();
    var duplicate = new Post(1);
    duplicate.title = "other";

    EntityEntry<Post> entry = tracker.update(duplicate);

    assertThat(entry.entity()).isSameAs(post);
    assertThat(entry.state()).isEqualTo(EntityState.UNCHANGED);
    assertThat(post.title).isEqualTo("post 1");
    assertThat(state(duplicate)).isEqualTo(EntityState.DETACHED);
  }

  @Test
  void mergingTakesTheValuesOfTheOtherInstance() {
    tracker = newTracker(IdentityResolution.MERGE);
    var blog = new Blog("a");
    var author = new Author("A");
    var post = new Post(1, blog);
    tracker.add(post);
    tracker.add(author);
    save();
    var duplicate = new Post(1);
    duplicate.title = "other";
    duplicate.blogId = blog.id;
    duplicate.authorName = "A";

    tracker.attach(duplicate);

    assertThat(post.title).isEqualTo("other");
    assertThat(post.author).isSameAs(author);
    assertThat(post.blog).isSameAs(blog);
    assertThat(state(post)).isEqualTo(EntityState.MODIFIED);
  }

  @Test
  void whatRefersToTheOtherInstanceRefersToTheTrackedOne() {
    tracker = newTracker(IdentityResolution.IGNORE);
    var blog = new Blog("a");
    tracker.add(blog);
    save();
    var duplicate = new Blog("same");
    duplicate.id = blog.id;
    var byReference = new Post(1, duplicate);
    var byCollection = new Post(2);
    duplicate.posts.add(byReference);
    duplicate.posts.add(byCollection);
    var tagged = new Tag("t");
    byReference.tags.add(tagged);

    tracker.add(byReference);

    assertThat(byReference.blog).isSameAs(blog);
    assertThat(byCollection.blog).isSameAs(blog);
    assertThat(byCollection.blogId).isEqualTo(blog.id);
    assertThat(blog.posts).containsExactlyInAnyOrder(byReference, byCollection);
    assertThat(state(duplicate)).isEqualTo(EntityState.DETACHED);
    assertThat(kinds(save()))
        .containsExactlyInAnyOrder("INSERT Post", "INSERT Post", "INSERT Tag", "INSERT PostTag");
  }

  @Test
  void twoInstancesInOneGraphAreOne() {
    tracker = newTracker(IdentityResolution.IGNORE);
    var first = new Post(1, new Blog("a"));
    var second = new Post(2, first.blog);
    first.tags.add(new Tag("t"));
    second.tags.add(new Tag("t"));
    first.blog.posts.addAll(List.of(first, second));

    tracker.add(first.blog);

    assertThat(tracker.entries().all(Tag.class)).hasSize(1);
    Tag kept = tracker.entries().all(Tag.class).get(0).entity();
    assertThat(first.tags).containsExactly(kept);
    assertThat(second.tags).containsExactly(kept);
    assertThat(kept.posts).containsExactlyInAnyOrder(first, second);
    save();
    assertThat(storedJoins("PostTag")).isEqualTo(2);
  }

  @Test
  void instancesThatAreFoundLaterAreResolvedToo() {
    tracker = newTracker(IdentityResolution.IGNORE);
    var post = new Post(1, new Blog("a"));
    var tag = new Tag("t");
    var other = new Post(2, post.blog);
    tracker.add(post);
    tracker.add(other);
    tracker.add(tag);
    save();

    post.tags.add(new Tag("t"));
    other.blog = new Blog("copy");
    other.blog.id = post.blog.id;
    tracker.detect();

    assertThat(post.tags).containsExactly(tag);
    assertThat(tag.posts).containsExactly(post);
    assertThat(other.blog).isSameAs(post.blog);
    assertThat(state(other)).isEqualTo(EntityState.UNCHANGED);
  }

  @Test
  void aStateSetOnAnotherInstanceIsResolvedToo() {
    tracker = newTracker(IdentityResolution.MERGE);
    var post = new Post(1, new Blog("a"));
    tracker.add(post);
    save();
    var duplicate = new Post(1);
    duplicate.blogId = post.blogId;
    duplicate.title = "other";

    tracker.entries().of(duplicate).setState(EntityState.MODIFIED);

    assertThat(post.title).isEqualTo("other");
    assertThat(tracker.size()).isEqualTo(2);
  }

  @Test
  void whatTheProgramThrowsReachesTheCaller() {
    tracker =
        newTracker(
            (tracked, duplicate) -> {
              throw new IllegalArgumentException("no second " + tracked.type().name());
            });
    tracker.add(new Tag("t"));

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> tracker.add(new Tag("t")))
        .withMessage("no second Tag");
    assertThat(tracker.size()).isEqualTo(1);
  }

  @Test
  void anAddedInstanceStillTakesThePlaceOfADeletedOne() {
    tracker = newTracker(IdentityResolution.IGNORE);
    var tag = new Tag("t");
    tracker.add(tag);
    save();
    tracker.remove(tag);
    var again = new Tag("t");

    assertThat(tracker.add(again).entity()).isSameAs(again);
    assertThat(state(tag)).isEqualTo(EntityState.DETACHED);
  }
}
