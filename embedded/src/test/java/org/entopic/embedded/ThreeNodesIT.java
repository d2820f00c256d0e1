package org.entopic.embedded;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
class ThreeNodesIT {
  private static EmbeddedKafka kafka;
  private static KafkaClients clients;

  @BeforeAll
  static void start() {
    kafka =
        EmbeddedKafka.builder()
            .nodes(3)
            .brokerProperty("server.max.startup.time.ms", "10000")
            .start();
    clients = new KafkaClients(kafka.bootstrapServers());
  }

  @AfterAll
  static void close() {
    kafka.close();
  }

  @Test
  void everyNodeIsKnownAtOnceAndTopicsAreOnAllOfThem() throws Exception {
    assertThat(clients.brokers()).isEqualTo(3);
    clients.createTopic("replicated");
    try (Admin admin = clients.admin()) {
      var partition =
          admin
              .describeTopics(List.of("replicated"))
              .allTopicNames()
              .get(30, SECONDS)
              .get("replicated")
              .partitions()
              .get(0);
      assertThat(partition.replicas()).hasSize(3);
      var topic = new ConfigResource(ConfigResource.Type.TOPIC, "replicated");
      var config = admin.describeConfigs(List.of(topic)).all().get(30, SECONDS).get(topic);
      assertThat(config.get("min.insync.replicas").value()).isEqualTo("2");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void theOthersTakeWritesWhileANodeIsAwayAndAfterItIsBack(int away) throws Exception {
    String topic = "without-" + away;
    clients.createTopic(topic);
    clients.produce(topic, KafkaClients.numbers("before-", 10));

    kafka.stopNode(away);
    assertThat(kafka.isRunning(away)).isFalse();
    clients.produce(topic, KafkaClients.numbers("away-", 10));
    kafka.startNode(away);
    assertThat(clients.brokers()).isEqualTo(3);
    clients.produce(topic, KafkaClients.numbers("after-", 10));

    assertThat(clients.consume(topic))
        .containsExactly(
            concat(
                KafkaClients.numbers("before-", 10),
                KafkaClients.numbers("away-", 10),
                KafkaClients.numbers("after-", 10)));
  }

  @Test
  void allNodesCanFailAndComeBackTogetherButNotOneAlone() throws Exception {
    clients.createTopic("outage");
    clients.produce("outage", "a");

    kafka.stopAll();
    assertThatExceptionOfType(EmbeddedKafkaException.class)
        .isThrownBy(() -> kafka.startNode(2))
        .withMessageContaining("EMB-05");
    assertThat(kafka.isRunning(2)).isFalse();
    kafka.startAll();

    clients.produce("outage", "b");
    assertThat(clients.consume("outage")).containsExactly("a", "b");
  }

  private static String[] concat(String[]... parts) {
    return Arrays.stream(parts).flatMap(Arrays::stream).toArray(String[]::new);
  }
}
