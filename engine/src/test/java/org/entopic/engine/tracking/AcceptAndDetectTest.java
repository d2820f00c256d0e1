package org.entopic.engine.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.entopic.model.EntityState.ADDED;
import static org.entopic.model.EntityState.DELETED;
import static org.entopic.model.EntityState.DETACHED;
import static org.entopic.model.EntityState.MODIFIED;
import static org.entopic.model.EntityState.UNCHANGED;

import java.util.ArrayList;
import java.util.EnumSet;
import org.entopic.engine.tracking.Domain.Blog;
import org.entopic.engine.tracking.Domain.Line;
import org.entopic.engine.tracking.Domain.Post;
import org.entopic.event.Subscription;
import org.entopic.model.ChangeDetection;
import org.entopic.model.DebugView;
import org.junit.jupiter.api.Test;

class AcceptAndDetectTest extends TrackerFixture {

  @Test
  void acceptAllChangesTakesEverythingAsSaved() {
    Blog changed = load(Blog.class, storedBlog(1).id);
    Post removed = load(Post.class, 1);
    changed.title = "changed";
    tracker.remove(removed);
    var added = new Blog("added");
    tracker.add(added);

    tracker.acceptAllChanges();

    assertThat(state(changed)).isEqualTo(UNCHANGED);
    assertThat(state(added)).isEqualTo(UNCHANGED);
    assertThat(state(removed)).isEqualTo(DETACHED);
    assertThat(changed.posts).isEmpty();
    assertThat(tracker.entries().of(changed).property("title").original()).isEqualTo("changed");
    assertThat(save().isEmpty()).isTrue();
  }

  @Test
  void acceptAllChangesRefusesMissingKeysAndChangesNothing() {
    Blog changed = load(Blog.class, storedBlog().id);
    changed.title = "changed";
    tracker.add(new Line(1));

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(tracker::acceptAllChanges)
        .withMessageContaining("'Line.orderId'");
    assertThat(state(changed)).isEqualTo(MODIFIED);
  }

  @Test
  void manualDetectionLeavesTheSearchToTheProgram() {
    Blog blog = load(Blog.class, storedBlog().id);
    tracker.settings().detection(ChangeDetection.MANUAL);

    blog.title = "changed";

    assertThat(tracker.hasChanges()).isFalse();
    assertThat(state(blog)).isEqualTo(UNCHANGED);
    assertThat(save().isEmpty()).isTrue();

    tracker.detect();
    assertThat(state(blog)).isEqualTo(MODIFIED);
    assertThat(kinds(save())).containsExactly("UPDATE Blog");
  }

  @Test
  void whatGoesThroughEntriesIsSeenWithoutDetection() {
    Blog blog = load(Blog.class, storedBlog().id);
    tracker.settings().detection(ChangeDetection.MANUAL);

    tracker.entries().of(blog).property("title").setCurrent("changed");

    assertThat(state(blog)).isEqualTo(MODIFIED);
    assertThat(kinds(save())).containsExactly("UPDATE Blog");
  }

  @Test
  void theLongViewHasValuesAndWhatTheyWere() {
    Blog blog = load(Blog.class, storedBlog(1).id);
    load(Post.class, 1);
    blog.title = "changed";
    var added = new Post(7);
    blog.posts.add(added);

    assertThat(tracker.entries().describe(DebugView.LONG))
        .contains("Blog {" + blog.id + "} MODIFIED")
        .contains("  title: 'changed' Modified Originally 'stored'")
        .contains("  id: " + blog.id + " PK")
        .contains("  posts: [Post {1}, Post {7}]")
        .contains("  blogId: " + blog.id + " FK")
        .contains("  blog: Blog {" + blog.id + "}");
  }

  @Test
  void listenersAreToldOfEachSearchAndMayUseTheContext() {
    Blog blog = load(Blog.class, storedBlog().id);
    var heard = new ArrayList<String>();
    Subscription before =
        tracker
            .listeners()
            .onDetecting(
                () -> {
                  heard.add("detecting " + state(blog));
                  blog.title = "by the listener";
                });
    Subscription after =
        tracker.listeners().onDetected(() -> heard.add("detected " + tracker.hasChanges()));

    assertThat(tracker.hasChanges()).isTrue();
    assertThat(heard).containsExactly("detecting UNCHANGED", "detected true");

    before.close();
    after.close();
    tracker.detect();
    assertThat(heard).hasSize(2);
  }

  @Test
  void entriesAreChosenByStateAndClass() {
    Blog unchanged = load(Blog.class, storedBlog(1).id);
    Post deleted = load(Post.class, 1);
    tracker.remove(deleted);
    tracker.add(new Blog("added"));

    assertThat(tracker.entries().in(EnumSet.of(ADDED, DELETED))).hasSize(2);
    assertThat(tracker.entries().all(Blog.class)).hasSize(2);
    assertThat(tracker.entries().in(EnumSet.of(UNCHANGED)))
        .singleElement()
        .satisfies(entry -> assertThat(entry.entity()).isSameAs(unchanged));
    assertThat(tracker.entries().describe(DebugView.SHORT))
        .contains("Post {1} DELETED")
        .contains("Blog {" + unchanged.id + "} UNCHANGED")
        .doesNotContain("stored");
  }
}
