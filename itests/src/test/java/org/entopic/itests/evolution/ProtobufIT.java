package org.entopic.itests.evolution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.TimestampProto;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntitySet;
import org.entopic.annotation.SerializedWith;
import org.entopic.embedded.EmbeddedKafka;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Protobuf beside JSON in one database, and its numbers from version to version. */
class ProtobufIT {
  private static EmbeddedKafka kafka;

  private final String database = "db" + UUID.randomUUID().toString().substring(0, 8);

  @Entity(name = "Reading")
  @SerializedWith("protobuf")
  record Reading(@Id int id, String sensor, double value, Instant takenAt, List<String> tags) {}

  @Entity(name = "Reading")
  @SerializedWith("protobuf")
  record LaterReading(@Id int id, double value, String unit, String sensor) {}

  @Entity(name = "Site")
  @SerializedWith("json")
  record Site(@Id int id, String name) {}

  static final class FirstContext extends EntityContext {
    final EntitySet<Reading> readings = set(Reading.class);
    final EntitySet<Site> sites = set(Site.class);
  }

  static final class LaterContext extends EntityContext {
    final EntitySet<LaterReading> readings = set(LaterReading.class);
  }

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.start();
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  private <C extends EntityContext> EntityContextFactory<C> open(Supplier<C> contexts) {
    return EntityContextFactory.of(contexts)
        .database(database)
        .backend("replica")
        .keySerializer("json")
        .bootstrapServers(kafka.bootstrapServers())
        .openTimeout(Duration.ofSeconds(30))
        .lookup(MethodHandles.lookup())
        .open();
  }

  private static Reading reading(int id) {
    return new Reading(id, "north", id / 2.0, Instant.ofEpochSecond(id, 5), List.of("a", "b"));
  }

  private void saveFirst() {
    try (var factory = open(FirstContext::new);
        var db = factory.create()) {
      db.readings.add(reading(1));
      db.readings.add(reading(2));
      db.sites.add(new Site(1, "Mill"));
      db.saveChanges();
    }
  }

  @Test
  void jsonAndProtobufAreMixedInOneSave() throws Exception {
    saveFirst();
    try (var factory = open(FirstContext::new);
        var db = factory.create()) {
      assertThat(db.readings.toList()).containsExactlyInAnyOrder(reading(1), reading(2));
      assertThat(db.sites.toList()).containsExactly(new Site(1, "Mill"));
    }
    assertThat(new String(read("Site").get(0).value(), UTF_8))
        .isEqualTo("{\"id\":1,\"name\":\"Mill\"}");
  }

  @Test
  void protobufsOwnReaderReadsTheTopicWithThePublishedDescriptor() throws Exception {
    saveFirst();
    List<Descriptor> published = published();
    assertThat(published).hasSize(1);
    Descriptor message = published.get(0);
    for (var record : read("Reading")) {
      DynamicMessage reading = DynamicMessage.parseFrom(message, record.value());
      assertThat(reading.getUnknownFields().asMap()).isEmpty();
      int id = (int) reading.getField(message.findFieldByName("id"));
      assertThat(reading.getField(message.findFieldByName("sensor"))).isEqualTo("north");
      assertThat(reading.getField(message.findFieldByName("value"))).isEqualTo(id / 2.0);
      assertThat(reading.getField(message.findFieldByName("tags"))).isEqualTo(List.of("a", "b"));
    }
  }

  @Test
  void numbersStayWhatTheyWereWhateverTheClassDeclares() throws Exception {
    saveFirst();
    var later = new LaterReading(3, 0.5, "mm", "south");
    try (var factory = open(LaterContext::new);
        var db = factory.create()) {
      assertThat(db.readings.find(1)).contains(new LaterReading(1, 0.5, null, "north"));
      db.readings.add(later);
      db.saveChanges();
    }
    try (var factory = open(LaterContext::new);
        var db = factory.create()) {
      assertThat(db.readings.find(3)).contains(later);
    }
    try (var factory = open(FirstContext::new);
        var db = factory.create()) {
      assertThat(db.readings.find(2)).contains(reading(2));
      assertThat(db.readings.find(3).orElseThrow().sensor()).isEqualTo("south");
    }
    List<Descriptor> published = published();
    assertThat(published).hasSize(2);
    Map<String, Integer> before = numbers(published.get(0));
    Map<String, Integer> after = numbers(published.get(1));
    for (String kept : List.of("id", "sensor", "value")) {
      assertThat(after.get(kept)).isEqualTo(before.get(kept));
    }
    assertThat(before.values()).doesNotContain(after.get("unit"));
    assertThat(published.get(1).isReservedNumber(before.get("taken_at"))).isTrue();
  }

  private static Map<String, Integer> numbers(Descriptor message) {
    return message.getFields().stream()
        .collect(Collectors.toMap(FieldDescriptor::getName, FieldDescriptor::getNumber));
  }

  /** Returns the messages in the schema topic, as anybody can who knows Kafka and Protobuf. */
  private List<Descriptor> published() throws Exception {
    List<Descriptor> messages = new ArrayList<>();
    for (var record : read("__schemas")) {
      if (new String(record.key(), UTF_8).startsWith("schema/Reading/")) {
        String value = new String(record.value(), UTF_8);
        byte[] set = Base64.getDecoder().decode(value.substring(value.indexOf("\n\n") + 2));
        FileDescriptorSet files = FileDescriptorSet.parseFrom(set);
        FileDescriptorProto file = files.getFile(files.getFileCount() - 1);
        FileDescriptor[] imports =
            file.getDependencyCount() == 0
                ? new FileDescriptor[0]
                : new FileDescriptor[] {TimestampProto.getDescriptor()};
        messages.add(FileDescriptor.buildFrom(file, imports).getMessageTypes().get(0));
      }
    }
    return messages;
  }

  private List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    Map<String, Object> config = Map.of("bootstrap.servers", kafka.bootstrapServers());
    try (var consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      var partition = new TopicPartition(database + "." + topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(50)).forEach(records::add);
      }
      return records;
    }
  }
}
