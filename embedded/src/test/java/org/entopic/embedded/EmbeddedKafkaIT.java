package org.entopic.embedded;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.BindException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Exit;
import org.entopic.embedded.node.BrokerNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EmbeddedKafkaIT {

  @Test
  void oneNodeTakesRecordsAndGivesThemBack() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
      KafkaClients clients = new KafkaClients(kafka.bootstrapServers());
      assertThat(kafka.nodes()).isEqualTo(1);
      assertThat(kafka.isRunning(1)).isTrue();
      clients.createTopic("letters");
      clients.produce("letters", "a", "b", "c");
      assertThat(clients.consume("letters")).containsExactly("a", "b", "c");
    }
  }

  @Test
  void aStoppedNodeStartsAgainOnItsPortWithItsData() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
      String address = kafka.bootstrapServers();
      KafkaClients clients = new KafkaClients(address);
      clients.createTopic("letters");
      clients.produce("letters", "a");

      kafka.stopNode(1);
      assertThat(kafka.isRunning(1)).isFalse();
      kafka.stopNode(1);
      kafka.startNode(1);

      assertThat(kafka.isRunning(1)).isTrue();
      assertThat(kafka.bootstrapServers()).isEqualTo(address);
      clients.produce("letters", "b");
      assertThat(clients.consume("letters")).containsExactly("a", "b");
    }
  }

  @Test
  void clientsGoWhereTheyAreTold() throws Exception {
    try (EmbeddedKafka kafka =
        EmbeddedKafka.builder().advertise(node -> node.replace("127.0.0.1", "localhost")).start()) {
      assertThat(kafka.bootstrapServers()).startsWith("localhost:");
      KafkaClients clients = new KafkaClients(kafka.bootstrapServers());
      try (Admin admin = clients.admin()) {
        assertThat(admin.describeCluster().nodes().get(30, SECONDS))
            .singleElement()
            .satisfies(node -> assertThat(node.host()).isEqualTo("localhost"));
      }
      clients.createTopic("letters");
      clients.produce("letters", "a");
      assertThat(clients.consume("letters")).containsExactly("a");
    }
  }

  @Test
  void transactionsAreThoseOfVersionTwo() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
      KafkaClients clients = new KafkaClients(kafka.bootstrapServers());
      clients.createTopic("letters");
      try (Admin admin = clients.admin()) {
        var features = admin.describeFeatures().featureMetadata().get(30, SECONDS);
        assertThat(features.finalizedFeatures().get("transaction.version").maxVersionLevel())
            .isEqualTo((short) 2);
      }
      try (KafkaProducer<String, String> producer =
          clients.producer(Map.of("transactional.id", "writer"))) {
        producer.initTransactions();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>("letters", "aborted"));
        producer.flush();
        producer.abortTransaction();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>("letters", "a"));
        producer.send(new ProducerRecord<>("letters", "b"));
        producer.commitTransaction();
      }
      assertThat(clients.consume("letters")).containsExactly("a", "b");
    }
  }

  @Test
  void aGivenDirectoryContinuesWithItsDataAndClusterId(@TempDir Path directory) throws Exception {
    String clusterId;
    try (EmbeddedKafka kafka = EmbeddedKafka.builder().directory(directory).start()) {
      KafkaClients clients = new KafkaClients(kafka.bootstrapServers());
      assertThat(kafka.directory()).isEqualTo(directory);
      clients.createTopic("letters");
      clients.produce("letters", "a", "b");
      clusterId = clients.clusterId();
    }
    assertThat(directory).isNotEmptyDirectory();
    try (EmbeddedKafka kafka = EmbeddedKafka.builder().directory(directory).start()) {
      KafkaClients clients = new KafkaClients(kafka.bootstrapServers());
      assertThat(clients.clusterId()).isEqualTo(clusterId);
      assertThat(clients.consume("letters")).containsExactly("a", "b");
    }
    assertThatExceptionOfType(EmbeddedKafkaException.class)
        .isThrownBy(() -> EmbeddedKafka.builder().nodes(3).directory(directory).start())
        .withMessageContaining("EMB-10")
        .withMessageContaining("node-1");
  }

  @Test
  void closeLeavesNoThreadAndNoTemporaryDirectory() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    EmbeddedKafka kafka = EmbeddedKafka.start();
    Path directory = kafka.directory();
    new KafkaClients(kafka.bootstrapServers()).createTopic("letters");
    assertThat(directory).isDirectory();

    kafka.close();
    kafka.close();

    assertThat(Files.exists(directory)).isFalse();
    assertThat(threadsLeftSince(before)).isEmpty();
    assertThat(kafka.isRunning(1)).isFalse();
    assertThatIllegalStateException()
        .isThrownBy(() -> kafka.startNode(1))
        .withMessageContaining("EMB-04");
  }

  @Test
  void twoClustersLiveInOneJvm() throws Exception {
    try (EmbeddedKafka one = EmbeddedKafka.start()) {
      KafkaClients clients = new KafkaClients(one.bootstrapServers());
      try (EmbeddedKafka other = EmbeddedKafka.start()) {
        assertThat(new KafkaClients(other.bootstrapServers()).clusterId())
            .isNotEqualTo(clients.clusterId());
      }
      clients.createTopic("letters");
      clients.produce("letters", "a");
      assertThat(clients.consume("letters")).containsExactly("a");
    }
  }

  @Test
  void aBrokerThatAsksToExitDoesNotEndTheJvm() {
    try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
      assertThat(kafka.isRunning(1)).isTrue();
      assertThatIllegalStateException()
          .isThrownBy(() -> Exit.halt(1, "disk lost"))
          .withMessageContaining("EMB-20")
          .withMessageContaining("disk lost");
    }
  }

  @Test
  void aStartThatFailsSaysWhyAndLeavesNothing(@TempDir Path directory) throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    var builder =
        EmbeddedKafka.builder()
            .directory(directory)
            .brokerProperty("controlled.shutdown.enable", "perhaps");
    assertThatExceptionOfType(EmbeddedKafkaException.class)
        .isThrownBy(builder::start)
        .withMessageContaining("EMB-05")
        .withMessageContaining("controlled.shutdown.enable");
    assertThat(threadsLeftSince(before)).isEmpty();
  }

  @Test
  void aDirectoryInUseIsRefusedWithoutHarmToItsUser(@TempDir Path directory) throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.builder().directory(directory).start()) {
      assertThatExceptionOfType(EmbeddedKafkaException.class)
          .isThrownBy(() -> EmbeddedKafka.builder().directory(directory).start())
          .withMessageContaining("EMB-05");
      KafkaClients clients = new KafkaClients(kafka.bootstrapServers());
      clients.createTopic("letters");
      clients.produce("letters", "a");
      assertThat(clients.consume("letters")).containsExactly("a");
    }
  }

  @Test
  void thePortsOfAStoppedNodeAreKeptForIt() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
      InetSocketAddress address = address(kafka.bootstrapServers());
      kafka.stopNode(1);
      try (var client = new Socket()) {
        assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> client.connect(address));
      }
      try (ServerSocket thief = new ServerSocket()) {
        assertThatExceptionOfType(BindException.class).isThrownBy(() -> thief.bind(address));
      }
      kafka.startNode(1);
      assertThat(kafka.isRunning(1)).isTrue();
    }
  }

  @Test
  void aPortThatAnotherHasIsNamed() throws Exception {
    NodeAddress.Bound bound =
        NodeAddress.choose(
            1,
            Set.of(BrokerNode.CLIENT_LISTENER, BrokerNode.CONTROLLER_LISTENER),
            UnaryOperator.identity());
    try {
      ReservedPorts nothingLeft = bound.address().reserve();
      assertThatExceptionOfType(EmbeddedKafkaException.class)
          .isThrownBy(() -> nothingLeft.lend(bound.address()::rebind))
          .withMessageContaining("EMB-07")
          .withMessageMatching(
              "(?s).* port (%d|%d) .*"
                  .formatted(bound.address().clientPort(), bound.address().controllerPort()));
    } finally {
      bound.close();
    }
    bound.address().rebind().close();
  }

  @Test
  void wrongArgumentsAreRefusedAtOnce() {
    var builder = EmbeddedKafka.builder();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.nodes(2))
        .withMessageContaining("EMB-01");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.brokerProperty("node.id", "7"))
        .withMessageContaining("EMB-02");
    try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> kafka.stopNode(2))
          .withMessageContaining("EMB-03");
    }
  }

  private static InetSocketAddress address(String address) {
    String[] hostAndPort = address.split(":", -1);
    return new InetSocketAddress(hostAndPort[0], Integer.parseInt(hostAndPort[1]));
  }

  /** The metrics library's two clock threads are daemons that live as long as the JVM. */
  private static Set<Thread> threadsLeftSince(Set<Thread> before) throws InterruptedException {
    Set<Thread> left =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> !before.contains(thread))
            .filter(thread -> !thread.getName().startsWith("metrics-meter-tick-thread"))
            .collect(Collectors.toSet());
    for (Thread thread : left) {
      thread.join(2_000);
    }
    return left.stream().filter(Thread::isAlive).collect(Collectors.toSet());
  }
}
