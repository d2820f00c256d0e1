package org.entopic.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.entopic.embedded.node.BrokerNode;

/** The nodes of a cluster with their fixed addresses; callers take turns. */
final class NodeGroup {
  private static final Duration HAND_OVER = Duration.ofSeconds(15);
  private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private final List<NodeAddress> addresses;
  private final DataDirectory directory;
  private final BrokerSettings settings;
  private final String clusterId;
  private final Map<Integer, BrokerNode> nodes = new ConcurrentSkipListMap<>();
  private final Map<Integer, ReservedPorts> reserved = new HashMap<>();

  private NodeGroup(List<NodeAddress> addresses, DataDirectory directory, BrokerSettings settings) {
    this.addresses = List.copyOf(addresses);
    this.directory = directory;
    this.settings = settings;
    this.clusterId = directory.clusterId();
  }

  /** Chooses the ports and starts all nodes; if that fails, none is left. */
  static NodeGroup start(
      int size, DataDirectory directory, BrokerSettings settings, UnaryOperator<String> advertise) {
    List<NodeAddress.Bound> bound = new ArrayList<>();
    NodeGroup group;
    try {
      for (int id = 1; id <= size; id++) {
        bound.add(NodeAddress.choose(id, settings.listeners(), advertise));
      }
      List<NodeAddress> addresses = bound.stream().map(NodeAddress.Bound::address).toList();
      group = new NodeGroup(addresses, directory, settings);
    } catch (RuntimeException | Error e) {
      bound.forEach(NodeAddress.Bound::close);
      throw e;
    }
    try {
      group.start(bound);
      return group;
    } catch (RuntimeException | Error e) {
      group.release(List.copyOf(group.reserved.keySet()));
      throw e;
    }
  }

  List<NodeAddress> addresses() {
    return addresses;
  }

  String bootstrapServers() {
    return addresses.stream().map(NodeAddress::advertised).collect(Collectors.joining(","));
  }

  String securedBootstrapServers() {
    if (!settings.listeners().contains(BrokerNode.SECURED_LISTENER)) {
      throw EmbeddedMessages.notSecured();
    }
    return addresses.stream().map(NodeAddress::secured).collect(Collectors.joining(","));
  }

  boolean isRunning(int id) {
    BrokerNode node = nodes.get(id);
    return node != null && node.isHealthy();
  }

  /** Starts those of the nodes that do not run; if that fails, these are stopped. */
  void start(Collection<Integer> ids) {
    List<Integer> missing = ids.stream().filter(id -> !isRunning(id)).toList();
    stop(missing);
    List<NodeAddress.Bound> bound = new ArrayList<>();
    try {
      for (int id : missing) {
        NodeAddress address = addresses.get(id - 1);
        ReservedPorts ports = reserved.computeIfAbsent(id, any -> address.reserve());
        bound.add(ports.lend(address::rebind));
      }
      release(missing);
    } catch (RuntimeException | Error e) {
      bound.forEach(NodeAddress.Bound::close);
      throw e;
    }
    start(bound);
  }

  private void start(List<NodeAddress.Bound> bound) {
    List<Integer> ids = bound.stream().map(node -> node.address().nodeId()).toList();
    try {
      bound.forEach(this::add);
      NodeThreads.start(ids, this::startOne);
      awaitAllSeen();
    } catch (RuntimeException | Error e) {
      try {
        stop(ids);
        bound.forEach(NodeAddress.Bound::close);
      } catch (RuntimeException | Error suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
  }

  private void add(NodeAddress.Bound bound) {
    NodeAddress address = bound.address();
    int id = address.nodeId();
    Map<String, String> properties = settings.of(address, addresses, directory.ofNode(id));
    nodes.put(id, BrokerLoader.newNode(id, clusterId, properties, bound.sockets()));
  }

  private void startOne(int id) {
    try {
      node(id).start();
    } catch (LinkageError e) {
      throw EmbeddedMessages.brokerMissing(e);
    } catch (Exception e) {
      throw EmbeddedMessages.startFailed(id, directory.ofNode(id), e);
    }
  }

  private void awaitAllSeen() {
    long deadline = System.nanoTime() + EmbeddedKafka.PATIENCE.toNanos();
    Collection<Integer> expected = List.copyOf(nodes.keySet());
    for (int observer : expected) {
      BrokerNode node = node(observer);
      while (!expected.stream().allMatch(node::seesBroker)) {
        if (Thread.currentThread().isInterrupted()) {
          throw EmbeddedMessages.interrupted(directory.path());
        }
        if (System.nanoTime() - deadline > 0) {
          throw EmbeddedMessages.notReady(observer, expected, EmbeddedKafka.PATIENCE);
        }
        LockSupport.parkNanos(LOOK_AGAIN_NANOS);
      }
    }
  }

  /** Stops those of the nodes that are there: first the brokers, which hand over their leaders. */
  void stop(Collection<Integer> ids) {
    List<Integer> present = ids.stream().filter(nodes::containsKey).toList();
    Duration patience = isQuorum(healthy()) ? HAND_OVER : Duration.ZERO;
    try {
      NodeThreads.stop(present, id -> node(id).stopBroker(patience));
    } finally {
      Consumer<BrokerNode> stopController =
          isQuorum(nodes.size() - present.size())
              ? BrokerNode::stopController
              : BrokerNode::stopLastController;
      try {
        NodeThreads.stop(present, id -> stopController.accept(node(id)));
      } finally {
        present.forEach(nodes::remove);
        present.forEach(id -> reserved.put(id, addresses.get(id - 1).reserve()));
      }
    }
  }

  void stopAll() {
    stop(List.copyOf(nodes.keySet()));
  }

  /** Stops all nodes, which do not start again. */
  void close() {
    try {
      stopAll();
    } finally {
      release(List.copyOf(reserved.keySet()));
    }
  }

  private void release(Collection<Integer> ids) {
    for (int id : ids) {
      ReservedPorts ports = reserved.remove(id);
      if (ports != null) {
        ports.close();
      }
    }
  }

  private long healthy() {
    return nodes.values().stream().filter(BrokerNode::isHealthy).count();
  }

  private boolean isQuorum(long voters) {
    return voters * 2 > addresses.size();
  }

  private BrokerNode node(int id) {
    BrokerNode node = nodes.get(id);
    if (node == null) {
      throw EmbeddedMessages.unknownNode(id, addresses.size());
    }
    return node;
  }
}
