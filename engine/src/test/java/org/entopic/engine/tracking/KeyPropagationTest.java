package org.entopic.engine.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.UUID;
import org.entopic.engine.tracking.Domain.Blog;
import org.entopic.engine.tracking.Domain.Line;
import org.entopic.engine.tracking.Domain.Node;
import org.entopic.engine.tracking.Domain.Order;
import org.entopic.engine.tracking.Domain.Post;
import org.entopic.engine.tracking.Domain.Tag;
import org.entopic.model.KeyValues;
import org.junit.jupiter.api.Test;

class KeyPropagationTest extends TrackerFixture {

  @Test
  void aDependentGetsPartOfItsKeyFromItsPrincipal() {
    var order = new Order();
    order.lines.add(new Line(1));
    order.lines.add(new Line(2));

    tracker.add(order);

    assertThat(order.lines).extracting(line -> line.orderId).containsOnly(order.id);
    assertThat(tracker.rows().tracked(type(Line.class), KeyValues.of(order.id, 2)))
        .isSameAs(order.lines.get(1));
    assertThat(kinds(save())).containsExactly("INSERT Order", "INSERT Line", "INSERT Line");
  }

  @Test
  void aDependentAddedFirstGetsItsKeyWhenItGetsItsPrincipal() {
    var line = new Line(1);
    tracker.add(line);
    var order = new Order();
    tracker.add(order);

    line.order = order;
    tracker.detectChanges();

    assertThat(tracker.rows().tracked(type(Line.class), KeyValues.of(order.id, 1))).isSameAs(line);
    assertThat(order.lines).containsExactly(line);
  }

  @Test
  void aDependentDiscoveredInACollectionGetsItsKey() {
    var order = new Order();
    tracker.add(order);
    save();
    var line = new Line(3);
    order.lines.add(line);

    assertThat(kinds(save())).containsExactly("INSERT Line");
    assertThat(line.orderId).isEqualTo(order.id);
    assertThat(line.order).isSameAs(order);
  }

  @Test
  void twoDependentsThatGetTheSameKeyAreRefused() {
    var order = new Order();
    order.lines.add(new Line(1));
    order.lines.add(new Line(1));

    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> tracker.add(order));
    assertThat(tracker.size()).isZero();
  }

  @Test
  void aKeySetLaterReachesTheDependents() {
    var parent = new Node("temporary");
    var child = new Node("child");
    child.parent = parent;
    tracker.add(child);
    assertThat(child.parentId).isEqualTo("temporary");

    parent.id = "final";
    tracker.detectChanges();

    assertThat(child.parentId).isEqualTo("final");
    assertThat(child.parent).isSameAs(parent);
  }

  @Test
  void aKeySetLaterReachesJoins() {
    var post = new Post(1, new Blog("b"));
    post.tags.add(new Tag("t"));
    tracker.add(post);
    post.id = 2;

    ChangeSet changes = save();

    assertThat(changes.changes())
        .filteredOn(change -> change.type().isJoinType())
        .extracting(EntityChange::key)
        .containsExactly(KeyValues.of(2, "t"));
  }

  @Test
  void aKeySetLaterFindsDependentsThatHaveIt() {
    var child = new Node("child");
    child.parentId = "late";
    tracker.add(child);
    var parent = new Node("early");
    tracker.add(parent);

    parent.id = "late";
    tracker.detectChanges();

    assertThat(child.parent).isSameAs(parent);
    assertThat(parent.children).containsExactly(child);
  }

  @Test
  void aGeneratedKeyTheApplicationSetIsKept() {
    var blog = new Blog("a");
    blog.id = new UUID(1, 2);

    tracker.add(blog);

    assertThat(blog.id).isEqualTo(new UUID(1, 2));
    assertThat(kinds(save())).containsExactly("INSERT Blog");
  }
}
