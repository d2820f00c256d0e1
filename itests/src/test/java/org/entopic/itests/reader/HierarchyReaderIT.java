package org.entopic.itests.reader;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Id;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.entopic.BadRecord;
import org.entopic.BadRecordPolicy;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntitySet;
import org.entopic.itests.broker.SharedBroker;
import org.entopic.model.ModelBuilder;
import org.entopic.reader.EntityReader;
import org.entopic.reader.EntityRecord;
import org.entopic.reader.EntityRow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Readers of sealed types, in one topic or in several, with alternate keys. */
@ExtendWith(SharedBroker.class)
class HierarchyReaderIT {
  private static final Car CAR = new Car(1, "AB 1", 5);
  private static final Truck TRUCK = new Truck(2, "CD 2", 7.5, "coal");
  private static final Fine FINE = new Fine(9, "CD 2");

  private final String database = Library.freshName();

  sealed interface Vehicle permits Car, Truck {
    int id();

    String plate();
  }

  record Car(@Id int id, String plate, int seats) implements Vehicle {}

  record Truck(@Id int id, String plate, double load, @Nullable String freight)
      implements Vehicle {}

  /** Refers to vehicles by their alternate key. */
  record Fine(@Id int id, String plate) {}

  static class Traffic extends EntityContext {
    final EntitySet<Vehicle> vehicles = set(Vehicle.class);
    final EntitySet<Fine> fines = set(Fine.class);

    @Override
    protected void configureModel(ModelBuilder model) {
      model.entity(Vehicle.class).alternateKey("plate");
    }
  }

  static final class TrafficByClass extends Traffic {
    @Override
    protected void configureModel(ModelBuilder model) {
      model.entity(Vehicle.class).topicPerClass();
    }
  }

  private <C extends Traffic> void save(Supplier<C> contexts, String serializer) {
    try (var factory =
            EntityContextFactory.of(contexts)
                .database(database)
                .backend("replica")
                .serializer(serializer)
                .bootstrapServers(SharedBroker.address())
                .openTimeout(Duration.ofSeconds(30))
                .lookup(MethodHandles.lookup())
                .open();
        var db = factory.create()) {
      db.vehicles.add(CAR);
      db.vehicles.add(TRUCK);
      db.fines.add(FINE);
      db.saveChanges();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "avro", "protobuf"})
  void theTopOfATopicIsReadAsItsClasses(String serializer) {
    save(Traffic::new, serializer);
    readsBoth(Traffic::new, serializer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "avro", "protobuf"})
  void theTopIsReadFromTheTopicsOfItsClasses(String serializer) {
    save(TrafficByClass::new, serializer);
    readsBoth(TrafficByClass::new, serializer);
  }

  private void readsBoth(Supplier<? extends Traffic> contexts, String serializer) {
    try (var reader =
            Library.on(database, EntityReader.of(contexts, Vehicle.class))
                .serializer(serializer)
                .open();
        Stream<EntityRecord<Vehicle>> records = reader.records()) {
      assertThat(records.map(EntityRecord::entity)).containsExactlyInAnyOrder(CAR, TRUCK);
    }
  }

  @Test
  void readersOfAClassPassTheOthersOfItsTopicOver() {
    save(Traffic::new, "json");
    List<BadRecord> other = new ArrayList<>();
    try (var reader =
            Library.on(database, EntityReader.of(Traffic::new, Truck.class))
                .serializer("json")
                .badRecords(BadRecordPolicy.SKIP, other::add)
                .open();
        Stream<EntityRecord<Truck>> records = reader.records()) {
      assertThat(records.map(EntityRecord::entity)).containsExactly(TRUCK);
    }
    assertThat(other).singleElement().asString().contains("Car").doesNotContain("AB 1");
  }

  @Test
  void readersOfAClassWithATopicOfItsOwnReadThatOne() {
    save(TrafficByClass::new, "json");
    try (var reader =
            Library.on(database, EntityReader.of(TrafficByClass::new, Car.class))
                .serializer("json")
                .open();
        Stream<EntityRecord<Car>> records = reader.records()) {
      assertThat(records.map(EntityRecord::entity)).containsExactly(CAR);
    }
  }

  @Test
  void rowsTellTheClassByTheDiscriminatorWithAndWithoutTheModel() {
    save(Traffic::new, "json");
    try (var reader =
            Library.on(database, EntityReader.of(Traffic::new, Vehicle.class).asRows())
                .serializer("json")
                .open();
        Stream<EntityRecord<EntityRow>> records = reader.records()) {
      EntityRow truck = records.map(EntityRecord::entity).skip(1).findFirst().orElseThrow();
      assertThat(truck.get("plate")).isEqualTo("CD 2");
      assertThat(truck.get("freight")).isEqualTo("coal");
      assertThat(truck.get("DTYPE")).isEqualTo("Truck");
    }
    try (var reader =
            Library.on(database, EntityReader.ofRows()).topics(database + ".Vehicle").open();
        Stream<EntityRecord<EntityRow>> records = reader.records()) {
      assertThat(records.map(record -> record.entity().get("plate")))
          .containsExactlyInAnyOrder("AB 1", "CD 2");
    }
  }

  @Test
  void aSerdeOfTheTopWritesAndReadsEveryClass() {
    save(Traffic::new, "json");
    try (var reader =
        Library.on(database, EntityReader.of(Traffic::new, Vehicle.class))
            .serializer("json")
            .open()) {
      var serde = reader.serde();
      for (Vehicle vehicle : List.of(CAR, TRUCK)) {
        var headers = new RecordHeaders();
        byte[] written = serde.serializer().serialize("copies", headers, vehicle);
        assertThat(serde.deserializer().deserialize("copies", headers, written)).isEqualTo(vehicle);
      }
      assertThat(reader.keySerde(Integer.class).serializer().serialize("copies", 1)).isNotEmpty();
    }
  }
}
