package org.entopic.itests.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.entopic.ConfigurationException;
import org.entopic.EntityContextFactory;
import org.entopic.embedded.EmbeddedKafka;
import org.entopic.itests.shop.Order;
import org.entopic.itests.shop.ShopContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The ways to be let in beside a plain password: SCRAM, TLS alone, TLS on both sides. */
@Timeout(180)
class SecurityProtocolsIT {
  private static final List<String> BACKENDS = List.of("replica", "streams", "producer-only");
  private static final String LISTENER = "listener.name.secured.";
  private static final String SCRAM_LOGIN =
      "org.apache.kafka.common.security.scram.ScramLoginModule required";

  private static @TempDir Path folder;
  private static Path brokerStore;
  private static Path clientStore;

  @BeforeAll
  static void makeKeys() throws Exception {
    brokerStore = KeyStores.selfSigned(folder, "broker");
    clientStore = KeyStores.selfSigned(folder, "client");
  }

  @Test
  void scram() throws Exception {
    try (EmbeddedKafka kafka =
        EmbeddedKafka.builder()
            .user("admin", "unused")
            .brokerProperty(LISTENER + "sasl.enabled.mechanisms", "SCRAM-SHA-512")
            .brokerProperty(LISTENER + "scram-sha-512.sasl.jaas.config", SCRAM_LOGIN + ";")
            .start()) {
      addUser(kafka, "alice", "scram-secret");
      everyClientIsLetIn(kafka, scram("scram-secret"));
      isRefused(kafka, scram("not-the-word"), "not-the-word");
    }
  }

  private static void addUser(EmbeddedKafka kafka, String name, String password) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      var info = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096);
      admin
          .alterUserScramCredentials(
              List.of(new UserScramCredentialUpsertion(name, info, password)))
          .all()
          .get();
    }
  }

  private static Map<String, String> scram(String password) {
    return Map.of(
        "common.security.protocol", "SASL_PLAINTEXT",
        "common.sasl.mechanism", "SCRAM-SHA-512",
        "common.sasl.jaas.config",
            SCRAM_LOGIN + " username=\"alice\" password=\"" + password + "\";");
  }

  @Test
  void tlsOfTheBrokerAlone() {
    try (EmbeddedKafka kafka =
        EmbeddedKafka.builder().keyStore(brokerStore, KeyStores.PASSWORD).start()) {
      everyClientIsLetIn(kafka, trusting(brokerStore));
      isRefused(kafka, trusting(clientStore), KeyStores.PASSWORD);
    }
  }

  @Test
  void tlsOfBothSides() {
    try (EmbeddedKafka kafka =
        EmbeddedKafka.builder()
            .keyStore(brokerStore, KeyStores.PASSWORD)
            .brokerProperty(LISTENER + "ssl.client.auth", "required")
            .brokerProperty(LISTENER + "ssl.truststore.type", "PKCS12")
            .brokerProperty(LISTENER + "ssl.truststore.location", clientStore.toString())
            .brokerProperty(LISTENER + "ssl.truststore.password", KeyStores.PASSWORD)
            .start()) {
      everyClientIsLetIn(kafka, presenting(clientStore));
      isRefused(kafka, trusting(brokerStore), KeyStores.PASSWORD);
      isRefused(kafka, presenting(brokerStore), KeyStores.PASSWORD);
    }
  }

  private static Map<String, String> trusting(Path store) {
    return Map.of(
        "common.security.protocol",
        "SSL",
        "common.ssl.truststore.type",
        "PKCS12",
        "common.ssl.truststore.location",
        store.toString(),
        "common.ssl.truststore.password",
        KeyStores.PASSWORD);
  }

  private static Map<String, String> presenting(Path store) {
    Map<String, String> settings = new HashMap<>(trusting(brokerStore));
    settings.put("common.ssl.keystore.type", "PKCS12");
    settings.put("common.ssl.keystore.location", store.toString());
    settings.put("common.ssl.keystore.password", KeyStores.PASSWORD);
    settings.put("common.ssl.key.password", KeyStores.PASSWORD);
    return settings;
  }

  /** Opening asks by admin clients, saving sends by both producers, and views read by consumers. */
  private static void everyClientIsLetIn(EmbeddedKafka kafka, Map<String, String> settings) {
    String database = "kinds" + UUID.randomUUID().toString().substring(0, 8);
    for (String backend : BACKENDS) {
      boolean reads = !backend.equals("producer-only");
      try (var factory =
              EntityContextFactory.of(ShopContext::new)
                  .database(database)
                  .backend(backend)
                  .serializer("json")
                  .bootstrapServers(kafka.securedBootstrapServers())
                  .settings(settings)
                  .visibilityTimeout(reads ? Duration.ofSeconds(30) : Duration.ZERO)
                  .open();
          var db = factory.create()) {
        int id = 10 * BACKENDS.indexOf(backend);
        db.orders.add(new Order(id, "Ada"));
        assertThat(db.saveChanges().entitiesWritten()).as(backend).isEqualTo(1);
        db.orders.add(new Order(id + 1, "Bob").with(id + "-1", "nut"));
        assertThat(db.saveChanges().entitiesWritten()).as(backend).isEqualTo(2);
        if (reads) {
          assertThat(db.orders.count()).isEqualTo(2L * (BACKENDS.indexOf(backend) + 1));
        }
      }
    }
  }

  private static void isRefused(EmbeddedKafka kafka, Map<String, String> settings, String secret) {
    for (String backend : BACKENDS) {
      long start = System.nanoTime();
      Throwable refused =
          catchThrowable(
              () ->
                  EntityContextFactory.of(ShopContext::new)
                      .database("refused")
                      .backend(backend)
                      .serializer("json")
                      .bootstrapServers(kafka.securedBootstrapServers())
                      .settings(settings)
                      .openTimeout(Duration.ofSeconds(40))
                      .open()
                      .close());
      assertThat(refused)
          .as(backend)
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("KFK-06")
          .hasMessageContaining("credentials");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
      for (Throwable each = refused; each != null; each = each.getCause()) {
        assertThat(each.toString()).doesNotContain(secret);
      }
    }
  }
}
