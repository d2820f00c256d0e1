package org.entopic.itests.reader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entopic.itests.reader.Library.book;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.entopic.BadRecord;
import org.entopic.BadRecordPolicy;
import org.entopic.PropertyScope;
import org.entopic.SerializationFailedException;
import org.entopic.StoreNotReadyException;
import org.entopic.itests.broker.SharedBroker;
import org.entopic.itests.reader.Library.Book;
import org.entopic.itests.reader.Library.LibraryContext;
import org.entopic.itests.reader.Library.Reader;
import org.entopic.reader.EntityReader;
import org.entopic.reader.EntityRecord;
import org.entopic.reader.EntityRow;
import org.entopic.spi.backend.UnknownSchemaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entities from plain consumers and from whole topics. */
@ExtendWith(SharedBroker.class)
class EntityReaderIT {
  private final String database = Library.freshName();
  private final String topic = database + ".Book";

  private EntityReader<Book> books() {
    return Library.on(database, EntityReader.of(Book.class)).serializer("json").open();
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "avro", "avro-json", "protobuf"})
  void aPlainConsumerReadsEntities(String format) {
    try (var factory = Library.open(database, format)) {
      Library.save(factory, book(1, "Emma"), book(2, "Persuasion"));
      try (var reader = books()) {
        List<EntityRecord<Book>> read = new ArrayList<>();
        PlainRecords.first(topic, 2).forEach(record -> reader.read(record).ifPresent(read::add));
        assertThat(read)
            .extracting(EntityRecord::entity)
            .containsExactly(book(1, "Emma"), book(2, "Persuasion"));
        assertThat(read).extracting(EntityRecord::key).containsExactly(1, 2);
        assertThat(read.get(1).topic()).isEqualTo(topic);
        assertThat(read.get(1).offset()).isEqualTo(1);
        assertThat(read.get(1).entityType()).isEqualTo("Book");
      }
    }
  }

  @Test
  void onePassGoesToTheEndsAtTheStartAndTellsDeletions() {
    try (var factory = Library.open(database, "json");
        var reader = books()) {
      Library.save(factory, book(1, "Emma"));
      try (var db = factory.create()) {
        db.books.remove(db.books.find(1).orElseThrow());
        db.saveChanges();
      }
      try (Stream<EntityRecord<Book>> records = reader.records()) {
        Library.save(factory, book(3, "too late"));
        List<EntityRecord<Book>> read = records.toList();
        assertThat(read).extracting(EntityRecord::key).containsExactly(1, 1);
        assertThat(read).extracting(EntityRecord::isDeletion).containsExactly(false, true);
      }
      try (Stream<EntityRecord<Book>> records = reader.records()) {
        assertThat(records.count()).isEqualTo(3);
      }
    }
  }

  @Test
  void partOfAPartitionIsReadByOffsets() {
    var partition = new TopicPartition(topic, 0);
    try (var factory = Library.open(database, "json");
        var reader = books()) {
      for (int i = 1; i <= 6; i++) {
        Library.save(factory, book(i, "title " + i));
      }
      assertThat(offsets(reader, partition, 2, 5)).containsExactly(2L, 3L, 4L);
      assertThat(offsets(reader, partition, 4, Long.MAX_VALUE)).containsExactly(4L, 5L);
      assertThat(offsets(reader, partition, 3, 3)).isEmpty();
      assertThat(offsets(reader, partition, 5, 2)).isEmpty();
      assertThat(offsets(reader, partition, 100, 200)).isEmpty();
      assertThatThrownBy(() -> reader.records(partition, -1, 2))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("RDR-22");
      for (var other : List.of(new TopicPartition(topic, 7), new TopicPartition("other", 0))) {
        assertThatThrownBy(() -> reader.records(other, 0, 2))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("RDR-23");
      }
    }
  }

  private static List<Long> offsets(
      EntityReader<Book> reader, TopicPartition partition, long from, long to) {
    try (Stream<EntityRecord<Book>> records = reader.records(partition, from, to)) {
      return records.map(EntityRecord::offset).toList();
    }
  }

  @Test
  void anEmptyTopicIsOnePassOfNothing() {
    try (var factory = Library.open(database, "json");
        var reader = books();
        Stream<EntityRecord<Book>> records = reader.records()) {
      assertThat(factory.model().entityTypes()).hasSize(2);
      assertThat(records).isEmpty();
    }
  }

  @Test
  void followingGoesOnUntilItIsClosed() throws Exception {
    try (var factory = Library.open(database, "json");
        var reader = books()) {
      Library.save(factory, book(1, "Emma"));
      var seen = new LinkedBlockingQueue<Book>();
      Stream<EntityRecord<Book>> records = reader.follow();
      CompletableFuture<Void> follower =
          CompletableFuture.runAsync(() -> records.forEach(r -> seen.add(r.entity())));
      assertThat(seen.poll(20, TimeUnit.SECONDS)).isEqualTo(book(1, "Emma"));
      Library.save(factory, book(2, "Persuasion"));
      assertThat(seen.poll(20, TimeUnit.SECONDS)).isEqualTo(book(2, "Persuasion"));
      records.close();
      follower.get(10, TimeUnit.SECONDS);
      assertThat(seen).isEmpty();
    }
  }

  @Test
  void followersReadPartitionsThatAreAddedMeanwhile() throws Exception {
    try (var factory = Library.open(database, "json");
        var reader =
            Library.on(database, EntityReader.of(Book.class))
                .serializer("json")
                .property(PropertyScope.CONSUMER, "metadata.max.age.ms", "200")
                .open()) {
      Library.save(factory, book(1, "Emma"));
      var seen = new LinkedBlockingQueue<EntityRecord<Book>>();
      Stream<EntityRecord<Book>> records = reader.follow();
      CompletableFuture<Void> follower =
          CompletableFuture.runAsync(() -> records.forEach(seen::add));
      assertThat(seen.poll(20, TimeUnit.SECONDS).entity()).isEqualTo(book(1, "Emma"));
      PlainRecords.addPartitions(topic, 3);
      ConsumerRecord<byte[], byte[]> first = PlainRecords.first(topic, 1).get(0);
      for (int partition = 2; partition >= 0; partition--) {
        PlainRecords.send(
            new ProducerRecord<>(topic, partition, first.key(), first.value(), first.headers()));
        EntityRecord<Book> copy = seen.poll(20, TimeUnit.SECONDS);
        assertThat(copy.partition()).isEqualTo(partition);
        assertThat(copy.entity()).isEqualTo(book(1, "Emma"));
      }
      records.close();
      follower.get(10, TimeUnit.SECONDS);
      assertThat(seen).isEmpty();
    }
  }

  @Test
  void closingTheReaderEndsFollowersAndCancelsPasses() throws Exception {
    try (var factory = Library.open(database, "json")) {
      Library.save(factory, book(1, "Emma"), book(2, "Persuasion"));
      EntityReader<Book> reader = books();
      var arrived = new CompletableFuture<Void>();
      Stream<EntityRecord<Book>> following = reader.follow();
      CompletableFuture<Void> follower =
          CompletableFuture.runAsync(() -> following.forEach(r -> arrived.complete(null)));
      arrived.get(20, TimeUnit.SECONDS);
      var pass = reader.records().iterator();
      assertThat(pass.next().entity()).isEqualTo(book(1, "Emma"));
      reader.close();
      follower.get(10, TimeUnit.SECONDS);
      assertThatThrownBy(
              () -> {
                while (pass.hasNext()) {
                  pass.next();
                }
              })
          .isInstanceOf(CancellationException.class)
          .hasMessageContaining("RDR-09");
      assertThatThrownBy(reader::follow).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> reader.read(PlainRecords.first(topic, 1).get(0)))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void oneReaderOfAContextTellsItsTypesApart() {
    var ada = new Reader(new UUID(1, 2), "Ada");
    try (var factory = Library.open(database, "avro");
        var reader =
            Library.on(database, EntityReader.of(LibraryContext::new)).serializer("json").open()) {
      try (var db = factory.create()) {
        db.books.add(book(1, "Emma"));
        db.readers.add(ada);
        db.saveChanges();
      }
      try (Stream<EntityRecord<Object>> records = reader.records()) {
        assertThat(records.map(EntityRecord::entity))
            .containsExactlyInAnyOrder(book(1, "Emma"), ada);
      }
    }
  }

  @Test
  void rowsHaveTheValuesByName() {
    try (var factory = Library.open(database, "protobuf");
        var reader =
            Library.on(database, EntityReader.of(LibraryContext::new, Book.class).asRows())
                .serializer("json")
                .open();
        Stream<EntityRecord<EntityRow>> records = reader.records()) {
      assertThat(records).isEmpty();
      Library.save(factory, book(2, "Emma"));
      EntityRow row = reader.read(PlainRecords.first(topic, 1).get(0)).orElseThrow().entity();
      assertThat(row.get("title")).isEqualTo("Emma");
      assertThat(row.get("subtitle")).isNull();
      assertThat(row.get("size")).isEqualTo(book(2, "Emma").size());
      assertThat(row.toMap().keySet())
          .containsExactly(
              "id", "title", "subtitle", "price", "published", "genre", "size", "tags");
      assertThatThrownBy(() -> row.get("author"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("RDR-14");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "avro", "avro-json", "protobuf"})
  void withoutTheModelTheSchemasTellTheValues(String format) throws Exception {
    try (var factory = Library.open(database, format)) {
      Library.save(factory, book(2, "Emma"));
      try (var db = factory.create()) {
        db.readers.add(new Reader(new UUID(1, 2), "Ada"));
        db.saveChanges();
      }
      PlainRecords.send(
          new ProducerRecord<>(topic, ByteBuffer.allocate(4).array(), "{}".getBytes(UTF_8)));
      var bad = new ArrayList<BadRecord>();
      try (var reader =
              Library.on(database, EntityReader.ofRows())
                  .topics(topic, database + ".Reader")
                  .badRecords(BadRecordPolicy.SKIP, bad::add)
                  .open();
          Stream<EntityRecord<EntityRow>> records = reader.records()) {
        Map<String, EntityRecord<EntityRow>> read =
            records.collect(Collectors.toMap(EntityRecord::entityType, record -> record));
        EntityRow row = read.get("Book").entity();
        assertThat(row.toMap())
            .containsEntry("id", 2)
            .containsEntry("title", "Emma")
            .containsEntry("subtitle", null)
            .containsEntry("price", new BigDecimal("12.50"))
            .containsEntry("published", book(2, "").published())
            .containsEntry("genre", "ESSAY")
            .containsEntry("size", Map.of("pages", 102, "weight", 0.5))
            .containsEntry("tags", List.of("a", "b2"))
            .hasSize(8);
        var first = PlainRecords.first(topic, 1).get(0);
        assertThat(read.get("Reader").entity().get("name")).isEqualTo("Ada");
        assertThat(read.get("Book").key()).isEqualTo(new byte[] {0, 0, 0, 2});
        assertThat(bad).singleElement().extracting(BadRecord::reason).asString().contains("RDR-11");
        assertThat(reader.serde().deserializer().deserialize(topic, first.headers(), first.value()))
            .isEqualTo(row);
      }
    }
  }

  @Test
  void badAndForeignRecordsAreReportedAndPassedOverOrRefused() throws Exception {
    try (var factory = Library.open(database, "json")) {
      Library.save(factory, book(1, "Emma"));
      byte[] key = ByteBuffer.allocate(4).putInt(7).array();
      PlainRecords.send(new ProducerRecord<>(topic, key, "{\"title\":".getBytes(UTF_8)));
      PlainRecords.send(new ProducerRecord<>(topic, new byte[] {1}, "{}".getBytes(UTF_8)));
      var foreign = new ProducerRecord<>(topic, key, "{}".getBytes(UTF_8));
      foreign.headers().add("e", "java.lang.Runtime".getBytes(UTF_8));
      PlainRecords.send(foreign);
      PlainRecords.send(
          new ProducerRecord<>(
              topic,
              key,
              ("{\"title\":\"plain\",\"price\":1,\"published\":\"2024-01-01T00:00:00Z\","
                      + "\"genre\":\"NOVEL\",\"size\":{\"pages\":3},\"tags\":[]}")
                  .getBytes(UTF_8)));
      var bad = new ArrayList<BadRecord>();
      try (var reader =
              Library.on(database, EntityReader.of(Book.class))
                  .serializer("json")
                  .badRecords(BadRecordPolicy.SKIP, bad::add)
                  .open();
          Stream<EntityRecord<Book>> records = reader.records()) {
        assertThat(records.map(r -> r.entity().title())).containsExactly("Emma", "plain");
      }
      assertThat(bad).extracting(BadRecord::offset).hasSize(3);
      assertThat(bad.get(2).reason()).contains("RDR-10", "java.lang.Runtime");
      try (var reader =
              Library.on(database, EntityReader.of(Book.class))
                  .serializer("json")
                  .badRecords(BadRecordPolicy.FAIL, bad::add)
                  .open();
          Stream<EntityRecord<Book>> records = reader.records()) {
        assertThatThrownBy(records::toList)
            .isInstanceOf(SerializationFailedException.class)
            .hasMessageContaining("RDR-13");
      }
    }
  }

  @Test
  void aSchemaThatNobodyPublishedIsNeverSkipped() throws Exception {
    try (var factory = Library.open(database, "json");
        var reader = books()) {
      assertThat(factory.model().database()).isEqualTo(database);
      var unknown =
          new ProducerRecord<>(topic, ByteBuffer.allocate(4).array(), "{}".getBytes(UTF_8));
      unknown
          .headers()
          .add("e", "Book".getBytes(UTF_8))
          .add("s", new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
      PlainRecords.send(unknown);
      try (Stream<EntityRecord<Book>> records = reader.records()) {
        assertThatThrownBy(records::toList)
            .isInstanceOf(UnknownSchemaException.class)
            .hasMessageContaining("0102030405060708");
      }
    }
  }

  @Test
  void whatIsNotThereIsNamed() {
    assertThatThrownBy(this::books)
        .isInstanceOf(StoreNotReadyException.class)
        .hasMessageContaining("KFK-19")
        .hasMessageContaining(database);
    try (var factory = Library.open(database, "json");
        var reader =
            Library.on(database, EntityReader.of(Book.class))
                .serializer("json")
                .topics(database + ".nothing")
                .timeout(Duration.ofSeconds(2))
                .open()) {
      assertThat(factory.model().entityTypes()).isNotEmpty();
      assertThatThrownBy(reader::records)
          .isInstanceOf(StoreNotReadyException.class)
          .hasMessageContaining("RDR-05");
    }
  }
}
