package org.entopic.itests.hierarchy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntitySet;
import org.entopic.event.ChangeEvent;
import org.entopic.itests.broker.SharedBroker;
import org.entopic.model.ModelBuilder;
import org.entopic.query.ComparableProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A topic that somebody else writes, with keys that mean nothing here. */
@ExtendWith(SharedBroker.class)
class KeylessIT {
  record Reading(double value, @Nullable String unit) {}

  static final class Readings extends EntityContext {
    final EntitySet<Reading> readings = set(Reading.class);

    @Override
    protected void configureModel(ModelBuilder model) {
      model.entity(Reading.class).hasNoKey();
    }
  }

  private final String database = "db" + UUID.randomUUID().toString().substring(0, 8);

  private EntityContextFactory<Readings> open() {
    return EntityContextFactory.of(Readings::new)
        .database(database)
        .backend("replica")
        .serializer("json")
        .bootstrapServers(SharedBroker.address())
        .lookup(MethodHandles.lookup())
        .open();
  }

  @Test
  void recordsOfOthersAreRowsByTheBytesOfTheirKeys() throws Exception {
    ComparableProperty<Reading, Double> value =
        ComparableProperty.comparable(Reading.class, "value", Double.class);
    var events = new LinkedBlockingQueue<ChangeEvent<Reading>>();
    try (var factory = open();
        var subscription = factory.changes(Reading.class).subscribe(events::add);
        var db = factory.create()) {
      write(new byte[] {0, -1}, "{\"value\":1.5,\"unit\":\"mm\"}");
      write("any".getBytes(UTF_8), "{\"value\":2.5}");
      write(new byte[] {0, -1}, "{\"value\":3.5,\"unit\":\"mm\"}");
      write("gone".getBytes(UTF_8), "{\"value\":9.0}");
      write("gone".getBytes(UTF_8), null);
      ChangeEvent<Reading> last = null;
      while (!(last instanceof ChangeEvent.Removed)) {
        last = events.poll(10, TimeUnit.SECONDS);
        assertThat(last).isNotNull();
      }
      assertThat(last.key()).as("in hexadecimal digits").isEqualTo("676f6e65");
      assertThat(db.readings.orderBy(value.desc()).toList())
          .containsExactly(new Reading(3.5, "mm"), new Reading(2.5, null));
      assertThat(db.readings.where(value.lt(3.0)).single()).isEqualTo(new Reading(2.5, null));
      assertThat(db.readings.first()).isPresent();
      assertThat(db.entries()).as("never tracked").isEmpty();
    }
    try (var factory = open();
        var db = factory.create()) {
      assertThat(db.readings.count()).isEqualTo(2);
    }
  }

  private void write(byte[] key, @Nullable String json) throws Exception {
    try (var producer =
        new KafkaProducer<byte[], byte[]>(
            Map.of("bootstrap.servers", SharedBroker.address()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      byte[] bytes = Optional.ofNullable(json).map(text -> text.getBytes(UTF_8)).orElse(null);
      producer.send(new ProducerRecord<>(database + ".Reading", key, bytes)).get();
    }
  }
}
