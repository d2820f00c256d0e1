package org.entopic.itests.bag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.entopic.ConcurrencyConflictException;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntitySet;
import org.entopic.event.ChangeEvent;
import org.entopic.itests.broker.SharedBroker;
import org.entopic.model.EntityTypeBuilder;
import org.entopic.model.ModelBuilder;
import org.entopic.model.ValueGeneration;
import org.entopic.query.NumberProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two property bags through each serializer, in processes of their own as it were. */
@ExtendWith(SharedBroker.class)
class PropertyBagIT {
  private final String database = "db" + UUID.randomUUID().toString().substring(0, 8);

  /** Counters of sensors, and what was read of them. */
  static class Sensors extends EntityContext {
    final EntitySet<Map<String, Object>> sensors = set("Sensor");
    final EntitySet<Map<String, Object>> readings = set("Reading");

    @Override
    protected void configureModel(ModelBuilder model) {
      model.sharedEntity("Sensor", Sensors::describe);
      model.sharedEntity(
          "Reading",
          reading -> {
            reading.property("id", UUID.class).valueGeneration(ValueGeneration.UUID_V7);
            reading.property("sensor", String.class);
            reading.property("at", Instant.class).required();
            reading.property("value", BigDecimal.class).precision(10, 2);
            reading.hasOne("Sensor").withMany().foreignKey("sensor").required();
          });
    }

    static void describe(EntityTypeBuilder<Map<String, Object>> sensor) {
      sensor.property("code", String.class);
      sensor.property("count", int.class);
      sensor.property("place", String.class).formerNames("room");
      sensor
          .property("version", long.class)
          .valueGeneration(ValueGeneration.VERSION)
          .concurrencyToken();
      sensor.key("code");
    }
  }

  private EntityContextFactory<Sensors> open(String serializer) {
    return EntityContextFactory.of(Sensors::new)
        .database(database)
        .backend("replica")
        .serializer(serializer)
        .keySerializer("json")
        .bootstrapServers(SharedBroker.address())
        .open();
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "avro", "protobuf"})
  void bagsAreSavedReadAndFollowed(String serializer) throws InterruptedException {
    Map<String, Object> reading = new HashMap<>();
    reading.put("sensor", "s1");
    reading.put("at", Instant.parse("2026-01-02T03:04:05Z"));
    reading.put("value", new BigDecimal("12.50"));
    var events = new LinkedBlockingQueue<ChangeEvent<Map<String, Object>>>();
    try (var factory = open(serializer);
        var subscription = factory.changes("Reading").subscribe(events::add);
        var db = factory.create()) {
      db.sensors.add(new HashMap<>(Map.of("code", "s1", "count", 1)));
      db.readings.add(reading);
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(2);
      ChangeEvent<Map<String, Object>> event = events.poll(10, TimeUnit.SECONDS);
      assertThat(event).isNotNull();
      assertThat(event.after()).contains(reading);
      assertThat(events).isEmpty();
      followedBy(serializer, db, reading);
    }
  }

  /** Another process reads what is on the topics, and changes it. */
  private void followedBy(String serializer, Sensors db, Map<String, Object> reading) {
    try (var second = open(serializer);
        var other = second.create()) {
      assertThat(other.readings.toList()).containsExactly(reading);
      Map<String, Object> sensor = db.sensors.find("s1").orElseThrow();
      Map<String, Object> expected = new LinkedHashMap<>();
      expected.put("code", "s1");
      expected.put("count", 1);
      expected.put("place", null);
      expected.put("version", 1L);
      assertThat(other.sensors.find("s1").orElseThrow()).isEqualTo(expected);
      other.sensors.find("s1").orElseThrow().put("count", 2);
      other.saveChanges();
      sensor.put("count", 3);
      assertThatThrownBy(db::saveChanges).isInstanceOf(ConcurrencyConflictException.class);
      db.entry(sensor).reload();
      assertThat(sensor).containsEntry("count", 2).containsEntry("version", 2L);
      var count = NumberProperty.integral(Map.class, "count", Integer.class);
      assertThat(db.sensors.where(count.gt(1)).toList()).isEqualTo(List.of(sensor));
      db.sensors.remove(sensor);
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(2);
      assertThat(db.readings.any()).isFalse();
    }
  }
}
