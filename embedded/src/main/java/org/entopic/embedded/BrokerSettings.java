package org.entopic.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.entopic.embedded.node.BrokerNode;

/** What the nodes of a small cluster are configured with, apart from what the user says. */
final class BrokerSettings {
  private static final Set<String> RESERVED =
      Set.of(
          "process.roles",
          "node.id",
          "broker.id",
          "listeners",
          "advertised.listeners",
          "listener.security.protocol.map",
          "controller.listener.names",
          "inter.broker.listener.name",
          "security.inter.broker.protocol",
          "controller.quorum.voters",
          "controller.quorum.bootstrap.servers",
          "log.dir",
          "log.dirs",
          "metadata.log.dir");

  private final Map<String, String> chosen;
  private final SecuredListener secured;

  BrokerSettings(Map<String, String> chosen, SecuredListener secured) {
    this.chosen = Map.copyOf(chosen);
    this.secured = secured;
  }

  /** Returns the names of the listeners that every node has. */
  Set<String> listeners() {
    Set<String> names = new LinkedHashSet<>();
    names.add(BrokerNode.CLIENT_LISTENER);
    names.add(BrokerNode.CONTROLLER_LISTENER);
    if (secured.isWanted()) {
      names.add(BrokerNode.SECURED_LISTENER);
    }
    return names;
  }

  static void requireFree(String key) {
    if (RESERVED.contains(key)) {
      throw EmbeddedMessages.reservedProperty(key);
    }
  }

  /** Returns the settings of one node of a cluster that has the given addresses. */
  Map<String, String> of(NodeAddress node, List<NodeAddress> all, Path directory) {
    Map<String, String> settings = new HashMap<>(defaults(all.size()));
    settings.putAll(secured.settings());
    settings.putAll(chosen);
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", Integer.toString(node.nodeId()));
    settings.put("log.dirs", directory.toString());
    String clients = BrokerNode.CLIENT_LISTENER + "://" + node.clients();
    String advertised = BrokerNode.CLIENT_LISTENER + "://" + node.advertised();
    String protocols =
        BrokerNode.CLIENT_LISTENER + ":PLAINTEXT," + BrokerNode.CONTROLLER_LISTENER + ":PLAINTEXT";
    if (secured.isWanted()) {
      String secure = "," + BrokerNode.SECURED_LISTENER + "://" + node.secured();
      clients += secure;
      advertised += secure;
      protocols += "," + BrokerNode.SECURED_LISTENER + ":" + secured.protocol();
    }
    settings.put(
        "listeners", clients + "," + BrokerNode.CONTROLLER_LISTENER + "://" + node.controllers());
    settings.put("advertised.listeners", advertised);
    settings.put("inter.broker.listener.name", BrokerNode.CLIENT_LISTENER);
    settings.put("controller.listener.names", BrokerNode.CONTROLLER_LISTENER);
    settings.put("listener.security.protocol.map", protocols);
    settings.put(
        "controller.quorum.voters",
        all.stream()
            .map(voter -> voter.nodeId() + "@" + voter.controllers())
            .collect(Collectors.joining(",")));
    return settings;
  }

  private static Map<String, String> defaults(int nodes) {
    String replication = Integer.toString(nodes);
    String minIsr = nodes == 1 ? "1" : "2";
    Map<String, String> defaults = new HashMap<>();
    defaults.put("auto.create.topics.enable", "false");
    defaults.put("default.replication.factor", replication);
    defaults.put("min.insync.replicas", minIsr);
    defaults.put("offsets.topic.replication.factor", replication);
    defaults.put("offsets.topic.num.partitions", "4");
    defaults.put("transaction.state.log.replication.factor", replication);
    defaults.put("transaction.state.log.min.isr", minIsr);
    defaults.put("transaction.state.log.num.partitions", "4");
    defaults.put("share.coordinator.state.topic.replication.factor", replication);
    defaults.put("share.coordinator.state.topic.min.isr", minIsr);
    defaults.put("share.coordinator.state.topic.num.partitions", "4");
    defaults.put("group.initial.rebalance.delay.ms", "0");
    defaults.put("log.cleaner.dedupe.buffer.size", "4194304");
    defaults.put("num.network.threads", "2");
    defaults.put("num.io.threads", "4");
    // A controller refuses a restarted broker until the session of its former life has ended.
    defaults.put("broker.session.timeout.ms", nodes == 1 ? "9000" : "3000");
    defaults.put("broker.heartbeat.interval.ms", "500");
    // Without an upper bound a node without a quorum would start for ever.
    defaults.put("server.max.startup.time.ms", Long.toString(EmbeddedKafka.PATIENCE.toMillis()));
    // Nodes share one JVM, and with it the names that their metrics would have there.
    defaults.put("metric.reporters", "");
    return defaults;
  }
}
