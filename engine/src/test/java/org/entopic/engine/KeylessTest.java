package org.entopic.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntitySet;
import org.entopic.ModelException;
import org.entopic.annotation.Keyless;
import org.entopic.model.ModelBuilder;
import org.entopic.query.Property;
import org.entopic.query.ReferenceProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Types without a key: queried, and nothing else. */
class KeylessTest {

  @Entity
  static class Station {
    @Id int id;
  }

  @Keyless
  @Entity
  static class Reading {
    double value;
    @ManyToOne @Nullable Station station;
  }

  @Keyless
  @Entity
  static class Seen {
    @Nullable String what;
  }

  @Entity
  static class Collector {
    @Id int id;
    List<Seen> seen = new ArrayList<>();
  }

  static class Readings extends EntityContext {
    final EntitySet<Reading> readings = set(Reading.class);
    final EntitySet<Station> stations = set(Station.class);
  }

  static class Refused extends EntityContext {
    final EntitySet<Collector> collectors = set(Collector.class);
    final EntitySet<Seen> seen = set(Seen.class);

    @Override
    protected void configureModel(ModelBuilder model) {
      model.entity(Seen.class).hasNoKey().key("what");
    }
  }

  private static <C extends EntityContext> EntityContextFactory<C> open(Supplier<C> contexts) {
    return EntityContextFactory.of(contexts)
        .database("keyless")
        .backend("memory")
        .serializer("json")
        .open();
  }

  @Test
  void whatNeedsAKeyIsRefused() {
    try (var factory = open(Readings::new);
        var db = factory.create()) {
      assertThatThrownBy(() -> db.readings.add(new Reading()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("TRK-40");
      assertThatThrownBy(() -> db.entry(new Reading())).hasMessageContaining("TRK-40");
      assertThatThrownBy(() -> db.readings.attach(new Reading())).hasMessageContaining("TRK-40");
      assertThatThrownBy(() -> db.readings.remove(new Reading())).hasMessageContaining("TRK-40");
      assertThatThrownBy(() -> db.readings.local()).hasMessageContaining("TRK-40");
      assertThatThrownBy(() -> db.readings.find(1)).hasMessageContaining("ENG-30");
      assertThat(
              db.readings
                  .where(Property.of(Reading.class, "value", Double.class).eq(1.0))
                  .include(ReferenceProperty.of(Reading.class, "station", Station.class))
                  .first())
          .isEmpty();
      assertThat(db.readings.explain().steps().get(0)).startsWith("FullScan Reading");
      assertThat(db.readings.count()).isZero();
      var station = new Station();
      db.stations.add(station);
      db.saveChanges();
      db.stations.remove(station);
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(1);
    }
  }

  @Test
  void nothingRefersToIt() {
    assertThatThrownBy(() -> open(Refused::new))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("MOD-114")
        .hasMessageContaining("MOD-115");
  }
}
