package org.entopic.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KTable;
import org.entopic.EntityContextFactory;
import org.entopic.embedded.EmbeddedKafka;
import org.entopic.reader.EntityReader;
import org.entopic.reader.EntityRecord;
import org.entopic.reader.EntityRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReaderIT {
  private static EmbeddedKafka kafka;
  private static String brokers;

  @BeforeAll
  static void save() {
    kafka = EmbeddedKafka.start();
    brokers = kafka.bootstrapServers();
    try (var factory =
            EntityContextFactory.of(BloggingContext::new)
                .database("blogging")
                .backend("replica")
                .bootstrapServers(brokers)
                .open();
        var db = factory.create()) {
      var blog = new Blog("https://example.org", 5);
      blog.getPosts().add(new Post("Hello", blog));
      db.blogs.add(blog);
      db.saveChanges();
    }
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  private static KafkaConsumer<byte[], byte[]> consumer(String topic) {
    var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", brokers, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(found -> new TopicPartition(topic, found.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return consumer;
  }

  @Test
  void aConsumerOfOnesOwn() {
    List<String> urls = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer("blogging.Blog")) {
      // region:record
      try (var blogs =
          EntityReader.of(BloggingContext::new, Blog.class)
              .database("blogging")
              .bootstrapServers(brokers)
              .open()) {
        while (urls.isEmpty()) {
          for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
            blogs.read(record).ifPresent(blog -> urls.add(blog.entity().getUrl()));
          }
        }
      }
      // end:record
    }
    assertThat(urls).containsExactly("https://example.org");
  }

  @Test
  void wholeTopics() throws Exception {
    try (var blogs =
        EntityReader.of(BloggingContext::new, Blog.class)
            .database("blogging")
            .bootstrapServers(brokers)
            .open()) {
      // region:pass
      try (Stream<EntityRecord<Blog>> records = blogs.records()) {
        long written = records.filter(record -> !record.isDeletion()).count();
        assertThat(written).isEqualTo(1);
      }
      // end:pass
      // region:offsets
      try (Stream<EntityRecord<Blog>> some =
          blogs.records(new TopicPartition("blogging.Blog", 0), 0, 100)) {
        some.forEach(record -> assertThat(record.offset()).isLessThan(100));
      }
      // end:offsets
      var first = new CompletableFuture<Blog>();
      // region:follow
      Stream<EntityRecord<Blog>> records = blogs.follow();
      var follower = new Thread(() -> records.forEach(record -> first.complete(record.entity())));
      follower.start();
      first.get();
      records.close(); // ends the thread
      follower.join();
      // end:follow
      assertThat(first.get().getRating()).isEqualTo(5);
    }
  }

  @Test
  void rows() {
    // region:rows
    try (var posts =
            EntityReader.of(BloggingContext::new, Post.class)
                .asRows()
                .database("blogging")
                .bootstrapServers(brokers)
                .open();
        Stream<EntityRecord<EntityRow>> records = posts.records()) {
      EntityRow post = records.findFirst().orElseThrow().entity();
      assertThat(post.get("title")).isEqualTo("Hello");
      assertThat(post.get("blogId")).isInstanceOf(UUID.class); // has no member in the class
    }
    // end:rows
    // region:schema
    try (var anything =
            EntityReader.ofRows()
                .database("blogging")
                .bootstrapServers(brokers)
                .topics("blogging.Blog", "blogging.Post")
                .open();
        Stream<EntityRecord<EntityRow>> records = anything.records()) {
      assertThat(records.map(record -> record.entity().entityType()))
          .containsExactlyInAnyOrder("Blog", "Post");
    }
    // end:schema
  }

  @Test
  void serdes() {
    // region:serde
    try (var blogs =
        EntityReader.of(BloggingContext::new, Blog.class)
            .database("blogging")
            .bootstrapServers(brokers)
            .open()) {
      Serde<UUID> keys = blogs.keySerde(UUID.class);
      Serde<Blog> values = blogs.serde();
      var builder = new StreamsBuilder();
      KTable<UUID, Blog> table = builder.table("blogging.Blog", Consumed.with(keys, values));
      // … the topology, started, and closed before the reader
      // end:serde
      assertThat(table.queryableStoreName()).isNull();
    }
  }
}
