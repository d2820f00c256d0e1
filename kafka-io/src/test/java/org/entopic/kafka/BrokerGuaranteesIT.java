package org.entopic.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FeatureUpdate;
import org.apache.kafka.clients.admin.FeatureUpdate.UpgradeType;
import org.apache.kafka.clients.admin.UpdateFeaturesOptions;
import org.entopic.ConfigurationException;
import org.entopic.PropertyScope;
import org.entopic.embedded.EmbeddedKafka;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ScalarType;
import org.entopic.tck.model.TestModels;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A new cluster that would keep too little of its transactions. Run it with {@code
 * -Dentopic.faults=true}.
 */
@EnabledIfSystemProperty(named = "entopic.faults", matches = "true")
class BrokerGuaranteesIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Map<PropertyScope, Map<String, String>> ACCEPTED =
      Map.of(PropertyScope.BACKEND, Map.of(BrokerGuarantees.SETTING, "warn"));

  private static EmbeddedKafka kafka;

  private final String name = SharedBroker.freshName();
  private final EntityTypeModel checked =
      TestModels.entity("Item").topic(name + ".Item").key("id", ScalarType.INT).checked().build();
  private final EntityTypeModel numbered =
      TestModels.entity("Note").topic(name + ".Note").sequence("id").build();
  private final EntityTypeModel plain =
      TestModels.entity("Log").topic(name + ".Log").key("id", ScalarType.INT).build();

  @BeforeAll
  static void start() {
    kafka =
        EmbeddedKafka.builder()
            .brokerProperty("transaction.state.log.replication.factor", "3")
            .brokerProperty("transaction.state.log.min.isr", "1")
            .start();
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  private void open(Map<PropertyScope, Map<String, String>> properties, EntityTypeModel type) {
    KafkaDatabase.open(
            SharedBroker.config(kafka.bootstrapServers(), name, properties, type),
            Deadline.after(PATIENCE))
        .close();
  }

  @Test
  void theFirstProcessOfANewClusterIsRefusedByWhatTransactionsWillBeKeptBy() {
    for (EntityTypeModel type : new EntityTypeModel[] {checked, numbered}) {
      assertThatThrownBy(() -> open(Map.of(), type))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("KFK-56")
          .hasMessageContaining("'__transaction_state', which is not there yet")
          .hasMessageContaining("transaction.state.log.min.isr is 1 with 3 replicas");
      open(ACCEPTED, type);
    }
    open(Map.of(), plain);
  }

  @Test
  void oldTransactionsAreWarnedOf() throws Exception {
    setTransactionVersion(1, UpgradeType.SAFE_DOWNGRADE);
    try {
      assertThat(logged(() -> open(ACCEPTED, checked))).contains("older than version 2");
    } finally {
      setTransactionVersion(2, UpgradeType.UPGRADE);
    }
    assertThat(logged(() -> open(ACCEPTED, checked))).doesNotContain("older than version 2");
  }

  private static void setTransactionVersion(int version, UpgradeType how) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin
          .updateFeatures(
              Map.of("transaction.version", new FeatureUpdate((short) version, how)),
              new UpdateFeaturesOptions())
          .all()
          .get();
    }
  }

  /** Returns what is logged meanwhile. */
  private static String logged(Runnable action) {
    PrintStream before = System.err;
    var bytes = new ByteArrayOutputStream();
    System.setErr(new PrintStream(bytes, true, UTF_8));
    try {
      action.run();
    } finally {
      System.setErr(before);
    }
    return bytes.toString(UTF_8);
  }
}
