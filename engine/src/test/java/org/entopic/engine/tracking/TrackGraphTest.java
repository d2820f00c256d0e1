package org.entopic.engine.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entopic.model.EntityState.ADDED;
import static org.entopic.model.EntityState.DETACHED;
import static org.entopic.model.EntityState.MODIFIED;
import static org.entopic.model.EntityState.UNCHANGED;

import java.util.ArrayList;
import java.util.List;
import org.entopic.engine.tracking.Domain.Blog;
import org.entopic.engine.tracking.Domain.Comment;
import org.entopic.engine.tracking.Domain.Line;
import org.entopic.engine.tracking.Domain.Order;
import org.entopic.engine.tracking.Domain.Post;
import org.entopic.engine.tracking.Domain.Tag;
import org.entopic.model.NavigationModel;
import org.junit.jupiter.api.Test;

class TrackGraphTest extends TrackerFixture {

  @Test
  void visitsDepthFirstAndTellsHowItCameThere() {
    var blog = new Blog("a");
    var first = new Post(1);
    first.comments.add(new Comment(11));
    blog.posts.add(first);
    blog.posts.add(new Post(2));
    List<String> visited = new ArrayList<>();

    tracker.trackGraph(
        blog,
        node -> {
          node.entry().setState(ADDED);
          visited.add(
              node.entry().type().name()
                  + node.source().map(source -> " from " + source.type().name()).orElse("")
                  + node.inbound().map(NavigationModel::name).map(by -> " by " + by).orElse(""));
        });

    assertThat(visited)
        .containsExactly(
            "Blog",
            "Post from Blog by posts",
            "Comment from Post by comments",
            "Post from Blog by posts");
    assertThat(first.blog).isSameAs(blog);
    assertThat(first.blogId).isEqualTo(blog.id);
    assertThat(kinds(save()))
        .containsExactly("INSERT Blog", "INSERT Post", "INSERT Post", "INSERT Comment");
  }

  @Test
  void nothingIsVisitedBehindWhatStaysDetachedAndSavingDoesNotFindItEither() {
    var blog = new Blog("a");
    var left = new Post(1);
    left.comments.add(new Comment(11));
    blog.posts.add(left);
    List<Object> visited = new ArrayList<>();

    tracker.trackGraph(
        blog,
        node -> {
          visited.add(node.entry().entity());
          if (node.entry().entity() instanceof Blog) {
            node.entry().setState(ADDED);
          }
        });

    assertThat(visited).containsExactly(blog, left);
    assertThat(kinds(save())).containsExactly("INSERT Blog");
    assertThat(state(left)).isEqualTo(DETACHED);
  }

  @Test
  void whatIsTrackedIsPassedOver() {
    var blog = new Blog("a");
    tracker.add(blog);
    var post = new Post(1, blog);
    List<Object> visited = new ArrayList<>();

    tracker.trackGraph(
        post,
        node -> {
          visited.add(node.entry().entity());
          node.entry().setState(ADDED);
        });

    assertThat(visited).containsExactly(post);
    assertThat(blog.posts).containsExactly(post);
  }

  @Test
  void cyclesAreVisitedOnce() {
    var post = new Post(1, new Blog("a"));
    var tag = new Tag("t");
    post.tags.add(tag);
    tag.posts.add(post);
    List<Object> visited = new ArrayList<>();

    tracker.trackGraph(
        post,
        node -> {
          visited.add(node.entry().entity());
          node.entry().setState(ADDED);
        });

    assertThat(visited).containsExactlyInAnyOrder(post, post.blog, tag).doesNotHaveDuplicates();
    assertThat(kinds(save()))
        .containsExactlyInAnyOrder("INSERT Blog", "INSERT Post", "INSERT Tag", "INSERT PostTag");
  }

  @Test
  void statesByKeySaveADisconnectedGraph() {
    Blog stored = storedBlog(1);
    var blog = new Blog("changed elsewhere");
    blog.id = stored.id;
    blog.version = 1;
    var fresh = new Blog("fresh");
    var post = new Post(1, blog);

    tracker.trackGraph(
        post, node -> node.entry().setState(node.entry().isKeySet() ? MODIFIED : ADDED));
    tracker.trackGraph(
        fresh, node -> node.entry().setState(node.entry().isKeySet() ? MODIFIED : ADDED));

    assertThat(state(blog)).isEqualTo(MODIFIED);
    assertThat(state(fresh)).isEqualTo(ADDED);
    assertThat(kinds(save()))
        .containsExactlyInAnyOrder("UPDATE Blog", "INSERT Blog", "UPDATE Post");
  }

  @Test
  void keysOfPrincipalsReachDependentsThatFollow() {
    var order = new Order();
    order.lines.add(new Line(1));
    order.lines.add(new Line(2));

    tracker.trackGraph(order, node -> node.entry().setState(ADDED));

    assertThat(order.lines).allSatisfy(line -> assertThat(line.orderId).isEqualTo(order.id));
    assertThat(kinds(save())).containsExactly("INSERT Order", "INSERT Line", "INSERT Line");
  }

  @Test
  void settingAStateConnectsWhatIsTrackedAndTouchesNothingElse() {
    var blog = new Blog("a");
    var post = new Post(1);
    var other = new Post(2);
    blog.posts.add(post);
    blog.posts.add(other);
    tracker.entries().of(blog).setState(ADDED);

    assertThat(tracker.hasChanges()).isTrue();
    assertThat(state(post)).isEqualTo(DETACHED);

    tracker.entries().of(post).setState(ADDED);

    assertThat(post.blog).isSameAs(blog);
    assertThat(post.blogId).isEqualTo(blog.id);
    assertThat(kinds(save())).containsExactly("INSERT Blog", "INSERT Post");
    assertThat(state(other)).isEqualTo(DETACHED);
    assertThat(state(blog)).isEqualTo(UNCHANGED);
  }
}
