package org.entopic.itests.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.invoke.MethodHandles;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.IncompatibleSchemaException;
import org.entopic.itests.broker.SharedBroker;
import org.entopic.itests.evolution.Shipments.Box;
import org.entopic.itests.evolution.Shipments.BrokenContext;
import org.entopic.itests.evolution.Shipments.EarlyState;
import org.entopic.itests.evolution.Shipments.First;
import org.entopic.itests.evolution.Shipments.FirstContext;
import org.entopic.itests.evolution.Shipments.Second;
import org.entopic.itests.evolution.Shipments.SecondContext;
import org.entopic.itests.evolution.Shipments.State;
import org.entopic.itests.evolution.Shipments.Third;
import org.entopic.itests.evolution.Shipments.ThirdContext;
import org.entopic.itests.evolution.Shipments.WideBox;
import org.entopic.itests.reader.PlainRecords;
import org.entopic.reader.EntityReader;
import org.entopic.reader.EntityRecord;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Readers of a class as it is now meet records as they were. */
@ExtendWith(SharedBroker.class)
class ReaderEvolutionIT {
  private final String database = "evolving-" + UUID.randomUUID().toString().substring(0, 8);

  private void saveFirst(String serializer) {
    try (var factory =
            EntityContextFactory.of(FirstContext::new)
                .database(database)
                .backend("replica")
                .serializer(serializer)
                .bootstrapServers(SharedBroker.address())
                .openTimeout(Duration.ofSeconds(30))
                .lookup(MethodHandles.lookup())
                .open();
        var db = factory.create()) {
      db.shipments.add(new First(7, "Ada", 12, "fragile", EarlyState.ARRIVED, new Box(4), 3));
      db.saveChanges();
    }
  }

  private <T> EntityReader<T> reader(
      Supplier<? extends EntityContext> context, Class<T> type, String serializer) {
    return EntityReader.of(context, type)
        .database(database)
        .serializer(serializer)
        .bootstrapServers(SharedBroker.address())
        .timeout(Duration.ofSeconds(20))
        .lookup(MethodHandles.lookup())
        .open();
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "avro", "protobuf"})
  void anOldRecordIsReadWithThePresentClass(String format) {
    saveFirst(format);
    var expected = new Second(7, null, "Ada", 12, State.ARRIVED, new WideBox(4, null), 3L, 0);
    try (var reader = reader(SecondContext::new, Second.class, format);
        Stream<EntityRecord<Second>> records = reader.records()) {
      assertThat(records.map(EntityRecord::entity)).containsExactly(expected);
      assertThat(value(reader)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "avro", "protobuf"})
  void anUpcasterLiftsWhatWideningCannot(String format) {
    saveFirst(format);
    var expected = new Third(7, "Ada", new BigDecimal("1.2"));
    try (var reader = reader(ThirdContext::new, Third.class, "json");
        Stream<EntityRecord<Third>> records = reader.records()) {
      assertThat(records.map(EntityRecord::entity)).containsExactly(expected);
      assertThat(value(reader)).isEqualTo(expected);
    }
    assertThatThrownBy(() -> reader(BrokenContext::new, Shipments.Broken.class, format))
        .isInstanceOf(IncompatibleSchemaException.class);
  }

  /** Returns the first entity as a Serde reads it, from the value alone. */
  private <T> T value(EntityReader<T> reader) {
    ConsumerRecord<byte[], byte[]> record = first();
    return reader
        .serde()
        .deserializer()
        .deserialize(record.topic(), record.headers(), record.value());
  }

  private ConsumerRecord<byte[], byte[]> first() {
    return PlainRecords.first(database + ".Shipment", 1).get(0);
  }
}
