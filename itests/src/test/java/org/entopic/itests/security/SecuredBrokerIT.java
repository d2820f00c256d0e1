package org.entopic.itests.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.entopic.ConfigurationException;
import org.entopic.EntityContextFactory;
import org.entopic.EntityContextFactoryBuilder;
import org.entopic.StoreNotReadyException;
import org.entopic.embedded.EmbeddedKafka;
import org.entopic.itests.shop.Order;
import org.entopic.itests.shop.ShopContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Encryption and authentication reach every client of every backend. */
@Timeout(120)
class SecuredBrokerIT {
  static final String PASSWORD = "alice-secret";

  private static @TempDir Path folder;
  private static EmbeddedKafka kafka;
  private static Path keyStore;

  private final String database = "safe-" + UUID.randomUUID().toString().substring(0, 8);

  @BeforeAll
  static void start() throws Exception {
    keyStore = KeyStores.selfSigned(folder, "broker");
    kafka =
        EmbeddedKafka.builder()
            .user("alice", PASSWORD)
            .keyStore(keyStore, KeyStores.PASSWORD)
            .start();
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  private static Map<String, String> settings(String password) {
    return settings(kafka.securedBootstrapServers(), keyStore.toString(), password);
  }

  static Map<String, String> settings(String address, String trustStore, String password) {
    Map<String, String> settings = new HashMap<>();
    settings.put("bootstrap.servers", address);
    settings.put("serializer", "json");
    settings.put("open.timeout", "40s");
    settings.put("common.security.protocol", "SASL_SSL");
    settings.put("common.sasl.mechanism", "PLAIN");
    settings.put("common.sasl.jaas.config", jaas(password));
    settings.put("common.ssl.truststore.location", trustStore);
    settings.put("common.ssl.truststore.password", KeyStores.PASSWORD);
    settings.put("common.ssl.truststore.type", "PKCS12");
    return settings;
  }

  private static String jaas(String password) {
    return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"alice\""
        + " password=\""
        + password
        + "\";";
  }

  private EntityContextFactoryBuilder<ShopContext> builder(
      String backend, Map<String, String> settings) {
    return EntityContextFactory.of(ShopContext::new)
        .database(database)
        .backend(backend)
        .settings(settings);
  }

  @ParameterizedTest
  @ValueSource(strings = {"replica", "streams"})
  void whoKnowsThePasswordWritesAndReads(String backend) {
    try (var factory = builder(backend, settings(PASSWORD)).open();
        var db = factory.create()) {
      db.orders.add(new Order(1, "Ada"));
      db.saveChanges();
      db.orders.add(new Order(2, "Bob").with("2-1", "nut"));
      db.saveChanges();
      assertThat(db.orders.count()).isEqualTo(2);
      assertThat(factory.status().sets()).allMatch(set -> set.partitions().get(0).lag() == 0);
    }
  }

  @Test
  void writingAloneIsSecuredToo() {
    Map<String, String> settings = settings(PASSWORD);
    settings.put("visibility.timeout", "0s");
    try (var factory = builder("producer-only", settings).open();
        var db = factory.create()) {
      db.orders.add(new Order(3, "Cid").with("3-1", "nut"));
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"replica", "streams", "producer-only"})
  void aWrongPasswordIsRefusedSoonAndNotTold(String backend) {
    long start = System.nanoTime();
    Throwable refused =
        catchThrowable(() -> builder(backend, settings("not-the-word")).open().close());
    assertThat(refused)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("KFK-06")
        .hasMessageContaining("credentials")
        .hasMessageContaining("Authentication failed");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    assertNowhere(refused, "not-the-word");
  }

  @Test
  void aBrokerThatIsNotTrustedIsRefusedSoon() throws Exception {
    Map<String, String> settings = settings(PASSWORD);
    settings.keySet().removeIf(name -> name.startsWith("common.ssl."));
    assertThatThrownBy(() -> builder("replica", settings).open().close())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("KFK-06")
        .hasMessageContaining("SSL");
  }

  @Test
  void aKeyPasswordThatDoesNotFitIsNotTold() {
    Map<String, String> settings = settings(PASSWORD);
    settings.put("common.ssl.keystore.location", keyStore.toString());
    settings.put("common.ssl.keystore.type", "PKCS12");
    settings.put("common.ssl.keystore.password", "no-such-store-word");
    settings.put("common.ssl.key.password", "no-such-key-word");
    Throwable refused = catchThrowable(() -> builder("replica", settings).open().close());
    assertThat(refused).isInstanceOf(ConfigurationException.class).hasMessageContaining("KFK-03");
    assertNowhere(refused, "no-such-store-word");
    assertNowhere(refused, "no-such-key-word");
  }

  @Test
  void aLoginThatKafkaCannotParseIsNotTold() {
    Map<String, String> settings = settings(PASSWORD);
    settings.put(
        "common.sasl.jaas.config",
        "org.apache.kafka.common.security.plain.PlainLoginModule required username=alice"
            + " password=first-word second-word;");
    Throwable refused = catchThrowable(() -> builder("replica", settings).open().close());
    assertThat(refused).isInstanceOf(ConfigurationException.class).hasMessageContaining("KFK-28");
    assertNowhere(refused, "first-word");
    assertNowhere(refused, "second-word");
  }

  private static void assertNowhere(Throwable failure, String secret) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      assertThat(each.toString()).doesNotContain(secret);
    }
  }

  @Test
  void conflictingSettingsOfOneViewAreNamedWithoutSecrets() {
    Map<String, String> first = settings(PASSWORD);
    first.put("consumer.fetch.max.wait.ms", "200");
    Map<String, String> second = settings(PASSWORD);
    second.put("consumer.fetch.max.wait.ms", "300");
    second.put("consumer.check.crcs", "false");
    second.put("bad.records", "fail");
    second.put("common.sasl.jaas.config", jaas(PASSWORD).replace("required", "requisite"));
    try (var factory = builder("replica", first).open()) {
      assertThat(factory.model().entityTypes()).isNotEmpty();
      assertThatThrownBy(() -> builder("replica", second).partitions(4).open().close())
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("KFK-21")
          .hasMessageContaining("bad.records is SKIP and FAIL")
          .hasMessageContaining("consumer.fetch.max.wait.ms is '200' and '300'")
          .hasMessageContaining("consumer.check.crcs is not set and 'false'")
          .hasMessageContaining("common.sasl.jaas.config is [hidden] and [hidden]")
          .hasMessageContaining("partitions of topic '" + database + ".Order' is 1 and 4")
          .hasMessageNotContaining(PASSWORD);
    }
  }

  @Test
  void nothingLogsSecrets() throws Exception {
    Path log = folder.resolve("all.log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=debug",
                "-cp",
                System.getProperty("java.class.path"),
                SecuredProcess.class.getName(),
                kafka.securedBootstrapServers(),
                keyStore.toString(),
                database)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(process.waitFor()).as(() -> "its log ends: " + end(log)).isZero();
    assertThat(Files.readString(log))
        .contains("sasl.jaas.config = [hidden]")
        .contains("ssl.key.password = [hidden]")
        .contains("org.entopic")
        .doesNotContain(PASSWORD)
        .doesNotContain(SecuredProcess.WRONG)
        .doesNotContain(KeyStores.PASSWORD);
  }

  private static String end(Path log) {
    try {
      String all = Files.readString(log);
      return all.substring(Math.max(0, all.length() - 4_000));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void thePlainListenerStaysForThoseWithoutPassword() {
    assertThatThrownBy(
            () ->
                EntityContextFactory.of(ShopContext::new)
                    .database(database)
                    .backend("replica")
                    .serializer("json")
                    .bootstrapServers(kafka.securedBootstrapServers())
                    .openTimeout(Duration.ofSeconds(2))
                    .open()
                    .close())
        .isInstanceOf(StoreNotReadyException.class)
        .hasMessageContaining(kafka.securedBootstrapServers());
    EntityContextFactory.of(ShopContext::new)
        .database(database)
        .backend("replica")
        .serializer("json")
        .bootstrapServers(kafka.bootstrapServers())
        .open()
        .close();
  }
}
