package org.entopic.itests.reader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entopic.itests.reader.Library.book;

import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueStore;
import org.entopic.EntityContextFactory;
import org.entopic.event.ChangeEvent;
import org.entopic.itests.broker.SharedBroker;
import org.entopic.itests.reader.Library.Book;
import org.entopic.itests.reader.Library.Genre;
import org.entopic.itests.shop.Order;
import org.entopic.itests.shop.OrderLine;
import org.entopic.itests.shop.ShopContext;
import org.entopic.reader.EntityReader;
import org.entopic.reader.EntityRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entities in topologies and producers that are no context's. */
@ExtendWith(SharedBroker.class)
class EntitySerdeIT {
  private final String database = Library.freshName();
  private final String topic = database + ".Book";

  @TempDir Path state;

  private EntityReader<Book> books(String format) {
    return Library.on(database, EntityReader.of(Book.class)).serializer(format).open();
  }

  private static Book upper(Book book) {
    return new Book(
        book.id(),
        book.title().toUpperCase(Locale.ROOT),
        book.subtitle(),
        book.price(),
        book.published(),
        Genre.NOVEL,
        book.size(),
        book.tags());
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "avro", "protobuf"})
  void aTopologyReadsAndWritesEntities(String format) throws Exception {
    String loud = topic + ".loud";
    PlainRecords.create(loud);
    try (var factory = Library.open(database, format);
        var reader = books(format)) {
      Library.save(factory, book(1, "Emma"), book(2, "Persuasion"));
      Serde<Integer> keys = reader.keySerde(int.class);
      Serde<Book> values = reader.serde();
      var builder = new StreamsBuilder();
      builder
          .table(
              topic,
              Consumed.with(keys, values),
              Materialized.<Integer, Book, KeyValueStore<Bytes, byte[]>>as("books")
                  .withKeySerde(keys)
                  .withValueSerde(values))
          .toStream()
          .mapValues(EntitySerdeIT::upper)
          .to(loud, Produced.with(keys, values));
      var settings = new Properties();
      settings.put("application.id", database);
      settings.put("bootstrap.servers", SharedBroker.address());
      settings.put("state.dir", state.toString());
      settings.put("commit.interval.ms", "100");
      settings.put("auto.offset.reset", "earliest");
      settings.put("consumer.isolation.level", "read_committed");
      try (var streams = new KafkaStreams(builder.build(), settings)) {
        streams.start();
        PlainRecords.first(loud, 2)
            .forEach(
                record -> {
                  Book book = reader.read(record).orElseThrow().entity();
                  assertThat(book)
                      .isEqualTo(upper(book(book.id(), book.id() == 1 ? "Emma" : "Persuasion")));
                  assertThat(record.headers().lastHeader("i")).as("id of a save").isNull();
                  assertThat(record.headers().lastHeader("m")).as("manifest").isNull();
                  assertThat(record.headers().lastHeader("f").value())
                      .isEqualTo(format.getBytes(UTF_8));
                });
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "avro", "protobuf"})
  void whatASerdeWritesIsWhatAContextWrites(String format) throws Exception {
    try (var factory = Library.open(database, format);
        var reader = books(format)) {
      Library.save(factory, book(1, "Emma"));
      var headers = new RecordHeaders();
      byte[] value = reader.serde().serializer().serialize(topic, headers, book(1, "Emma"));
      var written = PlainRecords.first(topic, 1).get(0);
      assertThat(value).isEqualTo(written.value());
      for (String name : List.of("f", "e", "s")) {
        assertThat(headers.lastHeader(name)).isEqualTo(written.headers().lastHeader(name));
      }
      var events = new LinkedBlockingQueue<ChangeEvent<Book>>();
      factory.changes(Book.class).subscribe(events::add);
      PlainRecords.send(
          new ProducerRecord<>(
              topic,
              null,
              reader.keySerde(Integer.class).serializer().serialize(topic, 5),
              reader.serde().serializer().serialize(topic, headers, book(5, "Sanditon")),
              headers));
      assertThat(events.poll(20, SECONDS).after()).contains(book(5, "Sanditon"));
    }
  }

  @Test
  void withoutHeadersTheSchemaStandsBeforeTheValue() {
    try (var factory = Library.open(database, "avro");
        var reader = books("avro")) {
      assertThat(factory.model().database()).isEqualTo(database);
      Serde<Book> serde = reader.serde();
      byte[] bytes = serde.serializer().serialize("store", book(1, "Emma"));
      assertThat(serde.deserializer().deserialize("store", bytes)).isEqualTo(book(1, "Emma"));
      assertThat(serde.deserializer().deserialize("store", new RecordHeaders(), bytes))
          .isEqualTo(book(1, "Emma"));
      assertThat(serde.serializer().serialize("store", null)).isNull();
      assertThat(serde.deserializer().deserialize("store", null)).isNull();
    }
  }

  @Test
  void aSerdeWithoutBrokerRoundTrips() {
    try (var reader =
        EntityReader.of(Book.class)
            .database("nowhere")
            .serializer("protobuf")
            .withoutSchemaTopic()
            .lookup(MethodHandles.lookup())
            .open()) {
      var headers = new RecordHeaders();
      byte[] bytes = reader.serde().serializer().serialize("t", headers, book(1, "Emma"));
      assertThat(reader.serde().deserializer().deserialize("t", headers, bytes))
          .isEqualTo(book(1, "Emma"));
      headers.remove("s").add("s", new byte[8]);
      assertThat(reader.serde().deserializer().deserialize("t", headers, bytes))
          .as("a fingerprint of zero names no schema")
          .isEqualTo(book(1, "Emma"));
    }
  }

  @Test
  void whatWouldLoseValuesIsRefused() {
    try (var reader =
        EntityReader.of(ShopContext::new, OrderLine.class)
            .database("nowhere")
            .serializer("json")
            .withoutSchemaTopic()
            .open()) {
      var line = new Order(1, "Ada").with("1-1", "nut").getLines().get(0);
      assertThatThrownBy(() -> reader.serde().serializer().serialize("t", line))
          .isInstanceOf(SerializationException.class)
          .hasMessageContaining("ENG-14");
      byte[] broken = "{\"id\":".getBytes(UTF_8);
      assertThatThrownBy(() -> reader.serde().deserializer().deserialize("t", broken))
          .isInstanceOf(SerializationException.class)
          .hasMessageContaining("RDR-16");
      byte[] keyless = "{\"article\":\"nut\"}".getBytes(UTF_8);
      assertThatThrownBy(() -> reader.serde().deserializer().deserialize("t", keyless))
          .isInstanceOf(SerializationException.class)
          .hasMessageContaining("REC-06");
      assertThatThrownBy(
              () ->
                  reader
                      .keySerde(Integer.class)
                      .deserializer()
                      .deserialize("t", "a".getBytes(UTF_8)))
          .isInstanceOf(SerializationException.class)
          .hasMessageContaining("RDR-20");
    }
  }

  @Test
  void aDatabaseGoesOnAfterItWasReadAndWrittenByBoth() {
    try (var reader = firstWrittenBySerde();
        EntityContextFactory<Library.LibraryContext> again = Library.open(database, "json");
        var db = again.create();
        Stream<EntityRecord<Book>> records = reader.records()) {
      assertThat(db.books.find(9)).contains(book(9, "Lady Susan"));
      assertThat(records.map(EntityRecord::key)).containsExactly(9);
    }
  }

  /** The schema of another format than the context's is published before its first record. */
  private EntityReader<Book> firstWrittenBySerde() {
    Library.open(database, "json").close();
    EntityReader<Book> reader = books("avro");
    var headers = new RecordHeaders();
    byte[] value = reader.serde().serializer().serialize(topic, headers, book(9, "Lady Susan"));
    byte[] key = reader.keySerde(Integer.class).serializer().serialize(topic, 9);
    try {
      PlainRecords.send(new ProducerRecord<>(topic, null, key, value, headers));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    return reader;
  }
}
