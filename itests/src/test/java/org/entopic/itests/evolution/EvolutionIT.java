package org.entopic.itests.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.invoke.MethodHandles;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.IntegerDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.entopic.ConfigurationException;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.IncompatibleSchemaException;
import org.entopic.embedded.EmbeddedKafka;
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
import org.entopic.spi.ProviderSource;
import org.entopic.spi.serde.SerializerProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An old and a new form of an entity class use the same topic, in each format and across them. */
class EvolutionIT {
  private static EmbeddedKafka kafka;

  private final String database = "evolving-" + UUID.randomUUID().toString().substring(0, 8);

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.start();
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  private <C extends EntityContext> EntityContextFactory<C> open(
      Supplier<C> contexts, String serializer) {
    return EntityContextFactory.of(contexts)
        .database(database)
        .backend("replica")
        .serializer(serializer)
        .bootstrapServers(kafka.bootstrapServers())
        .openTimeout(Duration.ofSeconds(30))
        .lookup(MethodHandles.lookup())
        .open();
  }

  private void saveFirst(String serializer) {
    try (var factory = open(FirstContext::new, serializer);
        var db = factory.create()) {
      db.shipments.add(first(1, 7));
      db.shipments.add(first(2, null));
      db.saveChanges();
    }
  }

  private static First first(int id, Integer floor) {
    return new First(id, "Ada " + id, 12, "gone", EarlyState.ARRIVED, new Box(5), floor);
  }

  private static Second second(int id, Long floor) {
    return new Second(id, null, "Ada " + id, 12.0, State.ARRIVED, new WideBox(5, null), floor, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "json,json",
    "avro,avro",
    "json,avro",
    "avro,json",
    "protobuf,protobuf",
    "json,protobuf",
    "protobuf,avro",
    "cbor,cbor",
    "json,cbor"
  })
  void aNewFormReadsWhatTheOldOneWroteAndWritesItsOwn(String before, String after) {
    saveFirst(before);
    Second added =
        new Second(3, "ship", "Bob", 0.5, State.PLANNED, new WideBox(1L << 40, "red"), 9L, 1);
    try (var factory = open(SecondContext::new, after);
        var db = factory.create()) {
      assertThat(db.shipments.toList()).containsExactlyInAnyOrder(second(1, 7L), second(2, null));
      db.shipments.add(added);
      db.saveChanges();
    }
    try (var factory = open(SecondContext::new, after);
        var db = factory.create()) {
      assertThat(db.shipments.toList())
          .containsExactlyInAnyOrder(second(1, 7L), second(2, null), added);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "avro", "protobuf"})
  void anIncompatibleFormDoesNotOpenAndLeavesEverythingAsItWas(String serializer) {
    saveFirst(serializer);
    Map<String, Long> before = ends();
    var refused =
        catchThrowableOfType(
            IncompatibleSchemaException.class, () -> open(BrokenContext::new, serializer).close());
    assertThat(refused)
        .hasMessageContaining("'Shipment'")
        .hasMessageContaining("'weight'")
        .hasMessageContaining("was INT and is STRING")
        .hasMessageContaining(refused.writer().id())
        .hasMessageContaining(refused.reader().id());
    assertThat(refused.writer()).isNotEqualTo(refused.reader());
    assertThat(ends()).isEqualTo(before);
    try (var factory = open(FirstContext::new, serializer);
        var db = factory.create()) {
      assertThat(db.shipments.count()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "avro", "protobuf"})
  void anUpcasterLiftsWhatCannotBeReadOtherwise(String serializer) {
    saveFirst(serializer);
    try (var factory = open(ThirdContext::new, serializer);
        var db = factory.create()) {
      assertThat(db.shipments.toList())
          .containsExactlyInAnyOrder(
              new Third(1, "Ada 1", new BigDecimal("1.2")),
              new Third(2, "Ada 2", new BigDecimal("1.2")));
      db.shipments.add(new Third(3, "Bob", new BigDecimal("0.1")));
      db.saveChanges();
    }
    try (var factory = open(ThirdContext::new, serializer);
        var db = factory.create()) {
      assertThat(db.shipments.find(3).orElseThrow().weight()).isEqualTo(new BigDecimal("0.1"));
      assertThat(db.shipments.count()).isEqualTo(3);
    }
  }

  @Test
  void recordsOfAFormatWhoseSerializerIsGoneAreRefusedAtOpen() {
    saveFirst("avro");
    ProviderSource withoutAvro =
        new ProviderSource() {
          @Override
          public <S> List<S> find(Class<S> service) {
            return ServiceLoader.load(service).stream()
                .map(ServiceLoader.Provider::get)
                .filter(each -> !(each instanceof SerializerProvider s && s.name().equals("avro")))
                .toList();
          }
        };
    assertThatThrownBy(
            () ->
                EntityContextFactory.of(FirstContext::new)
                    .database(database)
                    .backend("replica")
                    .serializer("json")
                    .bootstrapServers(kafka.bootstrapServers())
                    .lookup(MethodHandles.lookup())
                    .providers(withoutAvro)
                    .open())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("'Shipment'")
        .hasMessageContaining("serializer 'avro'");
  }

  @Test
  void avrosGenericReaderReadsTheTopicWithThePublishedSchema() throws Exception {
    saveFirst("avro");
    String published = "";
    for (var record : read("__schemas")) {
      String key = new StringDeserializer().deserialize("", record.key());
      if (key.startsWith("schema/Shipment/")) {
        String value = new StringDeserializer().deserialize("", record.value());
        published = value.substring(value.indexOf("\n\n") + 2);
      }
    }
    Schema schema = new Schema.Parser().parse(published);
    for (var record : read("Shipment")) {
      int id = new IntegerDeserializer().deserialize("", record.key());
      var decoder = DecoderFactory.get().binaryDecoder(record.value(), null);
      GenericRecord shipment = new GenericDatumReader<GenericRecord>(schema).read(null, decoder);
      assertThat(shipment.get("id")).isEqualTo(id);
      assertThat(shipment.get("receiver")).hasToString("Ada " + id);
      assertThat(shipment.get("state")).hasToString("ARRIVED");
      assertThat(((GenericRecord) shipment.get("box")).get("width")).isEqualTo(5);
      assertThat(shipment.get("floor")).isEqualTo(id == 1 ? 7 : null);
    }
  }

  private Map<String, Long> ends() {
    try (var consumer = consumer()) {
      List<TopicPartition> partitions =
          consumer.listTopics().keySet().stream()
              .filter(topic -> topic.startsWith(database))
              .map(topic -> new TopicPartition(topic, 0))
              .toList();
      return consumer.endOffsets(partitions).entrySet().stream()
          .collect(Collectors.toMap(each -> each.getKey().topic(), Map.Entry::getValue));
    }
  }

  private List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    try (var consumer = consumer()) {
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

  private static KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", kafka.bootstrapServers()),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
