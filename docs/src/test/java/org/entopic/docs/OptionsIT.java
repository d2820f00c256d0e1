package org.entopic.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Duration;
import java.util.Properties;
import org.entopic.CreationPlan;
import org.entopic.EntityContextFactory;
import org.entopic.EntityContextFactoryBuilder;
import org.entopic.PropertyScope;
import org.entopic.embedded.EmbeddedKafka;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The code of the page on options. */
class OptionsIT {
  private static EmbeddedKafka kafka;

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.builder().user("alice", "secret").start();
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @Test
  void settings() throws Exception {
    var settings = new Properties();
    settings.load(
        new StringReader(
            """
            database=settings
            backend=replica
            serializer=json
            open.timeout=2m
            producer.compression.type=lz4
            """));
    settings.setProperty("bootstrap.servers", kafka.bootstrapServers());
    // region:settings
    try (var factory = EntityContextFactory.of(BloggingContext::new).settings(settings).open()) {
      // end:settings
      assertThat(factory.model().database()).isEqualTo("settings");
    }
  }

  @Test
  void secured() {
    String brokers = kafka.securedBootstrapServers();
    String password = "secret";
    // region:secured
    var builder =
        EntityContextFactory.of(BloggingContext::new)
            .database("secured")
            .bootstrapServers(brokers)
            .property(PropertyScope.COMMON, "security.protocol", "SASL_PLAINTEXT")
            .property(PropertyScope.COMMON, "sasl.mechanism", "PLAIN")
            .property(
                PropertyScope.COMMON,
                "sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required"
                    + " username=\"alice\" password=\""
                    + password
                    + "\";");
    // end:secured
    try (var factory = builder.backend("streams").serializer("json").open();
        var db = factory.create()) {
      db.blogs.add(new Blog("https://example.org", 5));
      db.saveChanges();
      assertThat(db.blogs.count()).isEqualTo(1);
    }
  }

  private static EntityContextFactoryBuilder<BloggingContext> builder() {
    return EntityContextFactory.of(BloggingContext::new)
        .database("administered")
        .backend("replica")
        .serializer("json")
        .bootstrapServers(kafka.bootstrapServers());
  }

  private static void addFirstBlog(BloggingContext db) {
    db.blogs.add(new Blog("https://example.org", 5));
    db.saveChanges();
  }

  @Test
  void database() {
    // region:database
    CreationPlan plan = builder().administer().creationPlan();
    assertThat(plan.toString()).contains("administered.Blog"); // each topic, and what is there

    try (var factory = builder().onCreated(OptionsIT::addFirstBlog).open()) {
      factory.database().rebuild(); // reads the topics again; returns when the view is whole
      factory.database().awaitReady(Duration.ofSeconds(10));
      factory.database().ensureDeleted(); // true: it was there; reads fail until
      factory.database().ensureCreated(); // true: it was not
    }
    // end:database
    assertThat(plan.missing()).isNotEmpty();
  }
}
