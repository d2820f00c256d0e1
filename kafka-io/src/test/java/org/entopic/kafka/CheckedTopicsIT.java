package org.entopic.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.entopic.ConfigurationException;
import org.entopic.PropertyScope;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ScalarType;
import org.entopic.tck.model.TestModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What all who write checked topics must agree on, and what brokers must keep. */
@ExtendWith(SharedBroker.class)
class CheckedTopicsIT {
  private final String name = SharedBroker.freshName();
  private final EntityTypeModel checked =
      TestModels.entity("Item").topic(name + ".Item").key("id", ScalarType.INT).checked().build();
  private final EntityTypeModel unchecked =
      TestModels.entity("Item").topic(name + ".Item").key("id", ScalarType.INT).build();

  private static KafkaDatabase open(String database, EntityTypeModel type) {
    return open(database, type, Map.of());
  }

  private static KafkaDatabase open(
      String database, EntityTypeModel type, Map<PropertyScope, Map<String, String>> properties) {
    return KafkaDatabase.open(
        SharedBroker.config(SharedBroker.address(), database, properties, type),
        Deadline.after(Duration.ofSeconds(20)));
  }

  @Test
  void aProcessThatWouldWriteWithoutChecksIsRefused() {
    open(name, checked).close();
    assertThatThrownBy(() -> open(name, unchecked))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("written CHECKED, the model wants UNCHECKED");
    open(name, checked).close();
  }

  @Test
  void aProcessThatWantsChecksWhereOthersWriteWithoutIsRefused() {
    open(name, unchecked).close();
    assertThatThrownBy(() -> open(name, checked))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("written UNCHECKED, the model wants CHECKED");
  }

  @Test
  void anotherDatabaseThatWritesACheckedTopicIsRefusedWhateverItsModelSays() {
    open(name, checked).close();
    assertThatThrownBy(() -> open(name + "x", checked))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("database '" + name + "' owns it");
    assertThatThrownBy(() -> open(name + "y", unchecked))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("database '" + name + "' owns it");
  }

  @Test
  void settingsThatLoseConfirmedRecordsAreRefusedUnlessAccepted() {
    Map<String, String> unclean = Map.of("unclean.leader.election.enable", "true");
    assertThatThrownBy(() -> open(name, checked, Map.of(PropertyScope.TOPIC, unclean)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("KFK-56")
        .hasMessageContaining(name + ".Item")
        .hasMessageContaining("unclean.leader.election.enable is true");
    Map<PropertyScope, Map<String, String>> accepted =
        Map.of(
            PropertyScope.TOPIC,
            unclean,
            PropertyScope.BACKEND,
            Map.of(BrokerGuarantees.SETTING, "warn"));
    try (KafkaDatabase database = open(name, checked, accepted)) {
      assertThat(database.topics()).containsKey(name + ".Item");
    }
  }

  @Test
  void settingsThatLoseNumbersThatWereGivenOutAreRefused() {
    EntityTypeModel numbered =
        TestModels.entity("Item").topic(name + ".Item").sequence("id").build();
    Map<String, String> unclean = Map.of("unclean.leader.election.enable", "true");
    assertThatThrownBy(() -> open(name, numbered, Map.of(PropertyScope.TOPIC, unclean)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("KFK-56")
        .hasMessageContaining("'" + name + ".__sequences': unclean.leader.election.enable is true");
  }

  @Test
  void transactionsThatAreKeptUnsafelyAreRefused() throws Exception {
    haveTransactions();
    try {
      setUnclean(OpType.SET);
      assertThatThrownBy(this::openUntilRefused)
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("KFK-56")
          .hasMessageContaining("'__transaction_state': unclean.leader.election.enable is true");
    } finally {
      setUnclean(OpType.DELETE);
    }
  }

  private void haveTransactions() {
    try (var producer =
        KafkaClients.of(SharedBroker.config(name))
            .producer("test", Map.of(), Map.of("transactional.id", name))) {
      producer.initTransactions();
    }
  }

  private static void setUnclean(OpType how) throws Exception {
    var topic = new ConfigResource(ConfigResource.Type.TOPIC, "__transaction_state");
    var unclean = new AlterConfigOp(new ConfigEntry("unclean.leader.election.enable", "true"), how);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", SharedBroker.address()))) {
      admin.incrementalAlterConfigs(Map.of(topic, List.of(unclean))).all().get();
    }
  }

  /** Brokers answer with a new setting some time after it was confirmed. */
  private void openUntilRefused() {
    Deadline deadline = Deadline.after(Duration.ofSeconds(20));
    while (!deadline.passed()) {
      open(name, checked).close();
    }
  }
}
