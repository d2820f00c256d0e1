package org.entopic.engine.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.entopic.model.EntityState.ADDED;
import static org.entopic.model.EntityState.DELETED;
import static org.entopic.model.EntityState.MODIFIED;
import static org.entopic.model.EntityState.UNCHANGED;

import java.util.EnumSet;
import java.util.List;
import org.entopic.engine.tracking.Domain.Line;
import org.entopic.engine.tracking.Domain.Order;
import org.entopic.model.KeyValues;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stored dependents that move to another principal whose key is part of theirs. */
class MovesTest extends TrackerFixture {
  private final Order from = new Order();
  private final Order to = new Order();
  private final Line line = new Line(1);

  @BeforeEach
  void store() {
    line.product = "pen";
    from.lines.add(line);
    from.lines.add(new Line(2));
    tracker.add(from);
    tracker.add(to);
    save();
  }

  private List<?> deleted() {
    return tracker.entries().in(EnumSet.of(DELETED));
  }

  @Test
  void aMoveByReferenceDeletesTheRowAndInsertsAnother() {
    line.order = to;
    tracker.detect();

    assertThat(state(line)).isEqualTo(ADDED);
    assertThat(line.orderId).isEqualTo(to.id);
    assertThat(to.lines).containsExactly(line);
    assertThat(from.lines).hasSize(1);
    assertThat(deleted()).hasSize(1);

    assertThat(kinds(save())).containsExactlyInAnyOrder("INSERT Line", "DELETE Line");
    assertThat(state(line)).isEqualTo(UNCHANGED);
    assertThat(deleted()).isEmpty();
    assertThat(save().isEmpty()).isTrue();

    tracker.clear();
    assertThat(load(Line.class, KeyValues.of(to.id, 1)).product).isEqualTo("pen");
  }

  @Test
  void aMoveBetweenCollectionsIsTheSameInWhicheverOrder() {
    to.lines.add(line);
    from.lines.remove(line);

    assertThat(kinds(save())).containsExactlyInAnyOrder("INSERT Line", "DELETE Line");
    assertThat(line.orderId).isEqualTo(to.id);
    assertThat(line.order).isSameAs(to);
  }

  @Test
  void whoComesBackIsStoredAgain() {
    line.order = to;
    tracker.detect();
    line.order = from;
    tracker.detect();

    assertThat(state(line)).isEqualTo(UNCHANGED);
    assertThat(from.lines).contains(line);
    assertThat(to.lines).isEmpty();
    assertThat(save().isEmpty()).isTrue();

    line.order = to;
    tracker.detect();
    line.order = from;
    line.product = "ink";
    tracker.detect();
    assertThat(state(line)).isEqualTo(MODIFIED);
    assertThat(kinds(save())).containsExactly("UPDATE Line");
  }

  @Test
  void aNewPrincipalCanBeMovedTo() {
    var fresh = new Order();
    fresh.lines.add(line);
    tracker.add(fresh);

    assertThat(kinds(save()))
        .containsExactlyInAnyOrder("INSERT Order", "INSERT Line", "DELETE Line");
    assertThat(line.orderId).isEqualTo(fresh.id);
  }

  @Test
  void twoMovesBeforeTheSaveLeaveOneRow() {
    var third = new Order();
    tracker.add(third);
    save();
    line.order = to;
    tracker.detect();
    line.order = third;

    assertThat(kinds(save())).containsExactlyInAnyOrder("INSERT Line", "DELETE Line");
    assertThat(line.orderId).isEqualTo(third.id);
  }

  @Test
  void aKeyThatIsTakenThereIsRefused() {
    to.lines.add(new Line(1));
    save();
    line.order = to;

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(tracker::detect)
        .withMessageContaining("'Line'")
        .withMessageContaining("orderId, number");
    assertThat(line.orderId).isEqualTo(from.id);
    line.order = from;
    assertThat(deleted()).isEmpty();
    assertThat(state(line)).isEqualTo(UNCHANGED);
  }

  @Test
  void aKeyThatTheProgramChangesIsRefusedAsEver() {
    line.orderId = to.id;

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(tracker::detect)
        .withMessageContaining("'Line'")
        .withMessageContaining("orderId");
  }

  @Test
  void theOldPrincipalCanGoAfterwards() {
    line.order = to;
    tracker.detect();
    tracker.remove(from);

    assertThat(kinds(save()))
        .containsExactlyInAnyOrder("INSERT Line", "DELETE Line", "DELETE Line", "DELETE Order");
    assertThat(state(line)).isEqualTo(UNCHANGED);
  }
}
