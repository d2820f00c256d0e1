package org.entopic.engine.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.entopic.ChangeListener;
import org.entopic.engine.tracking.Domain.Sensor;
import org.entopic.model.EntityState;
import org.junit.jupiter.api.Test;

class ChangeNotifierTest extends TrackerFixture {
  private final Sensor sensor = new Sensor(1);

  private void stored(Sensor... others) {
    tracker.add(sensor);
    List.of(others).forEach(tracker::add);
    save();
  }

  @Test
  void toldChangesAreFoundAndSaved() {
    stored();

    sensor.name("a");

    assertThat(tracker.hasChanges()).isTrue();
    assertThat(state(sensor)).isEqualTo(EntityState.MODIFIED);
    assertThat(kinds(save())).containsExactly("UPDATE Sensor");
    assertThat(tracker.hasChanges()).isFalse();
    sensor.name("b");
    assertThat(kinds(save())).as("again").containsExactly("UPDATE Sensor");
  }

  @Test
  void nobodyLooksAtEntitiesThatToldNothing() {
    stored();

    sensor.name = "silent";

    assertThat(tracker.hasChanges()).isFalse();
    assertThat(tracker.detectChanges().isEmpty()).isTrue();
    ChangeListener.tell(sensor.listener);
    assertThat(tracker.hasChanges()).isTrue();
  }

  @Test
  void aValueThatIsSetBackLeavesTheEntityUnchanged() {
    stored();

    sensor.name("a");
    tracker.detect();
    sensor.name(null);

    assertThat(tracker.hasChanges()).isFalse();
    assertThat(state(sensor)).isEqualTo(EntityState.UNCHANGED);
  }

  @Test
  void toldReferencesAndCollectionsAreFixedOnBothSides() {
    var part = new Sensor(2);
    var other = new Sensor(3);
    stored(part, other);

    part.hub(sensor);
    sensor.addPart(other);
    tracker.detect();

    assertThat(sensor.parts).containsExactlyInAnyOrder(part, other);
    assertThat(List.of(part.hubId, other.hubId)).containsOnly(1);
    assertThat(other.hub).isSameAs(sensor);
    var discovered = new Sensor(4);
    other.hub(discovered);
    assertThat(tracker.hasChanges()).isTrue();
    assertThat(state(discovered)).isEqualTo(EntityState.ADDED);
    assertThat(sensor.parts).containsExactly(part);
  }

  @Test
  void theKeyOfANewEntityIsFollowed() {
    tracker.add(sensor);

    sensor.id(5);
    tracker.detect();

    assertThat(tracker.rows().tracked(type(Sensor.class), 5)).isSameAs(sensor);
  }

  @Test
  void theKeyOfAStoredEntityCannotChange() {
    stored();

    sensor.id(5);

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(tracker::detect)
        .withMessageContaining("'Sensor'")
        .withMessageContaining("(id)");
    sensor.id(1);
    sensor.name("still known");
    assertThat(kinds(save())).containsExactly("UPDATE Sensor");
  }

  @Test
  void whatWasToldIsNotForgottenWhenLookingFails() {
    var second = new Sensor(2);
    stored(second);
    sensor.id(5);
    second.name("a");
    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(tracker::detect);

    sensor.id = 1;

    assertThat(kinds(save())).containsExactly("UPDATE Sensor");
  }

  @Test
  void entitiesThatAreReadTellToo() {
    stored();
    tracker = newTracker();
    sensor.listener = null;

    Sensor read = load(Sensor.class, 1);
    read.name("a");

    assertThat(tracker.hasChanges()).isTrue();
  }

  @Test
  void nobodyIsToldOfEntitiesThatAreNotTrackedAnyMore() {
    stored();

    tracker.entries().of(sensor).setState(EntityState.DETACHED);
    assertThat(sensor.listener).isNull();
    tracker.attach(sensor);
    assertThat(sensor.listener).isNotNull();
    tracker.clear();
    assertThat(sensor.listener).isNull();
    tracker.attach(sensor);
    tracker.release();
    assertThat(sensor.listener).isNull();
  }

  @Test
  void anEntityOfAnotherContextIsRefused() {
    stored();

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> newTracker().attach(sensor))
        .withMessageContaining("'Sensor' is tracked by another context");
    var part = new Sensor(2);
    part.hub = sensor;
    ChangeTracker other = newTracker();
    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> other.add(part));
    assertThat(other.size()).isZero();
    tracker.clear();
    assertThat(newTracker().attach(sensor).state()).isEqualTo(EntityState.UNCHANGED);
  }
}
