package org.entopic.embedded.node;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.coordinator.transaction.TransactionCoordinator;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.raft.RaftClient;
import org.apache.kafka.server.ServerSocketFactory;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;
import org.apache.kafka.server.fault.FaultHandler;
import org.apache.kafka.server.fault.FaultHandlerException;
import org.apache.kafka.server.fault.LoggingFaultHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * A combined broker and controller, put together as Kafka's own {@code KafkaRaftServer} does it,
 * but on sockets bound before, with faults that never end the JVM and with a bounded stop.
 */
public final class KafkaNode implements BrokerNode {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaNode.class);

  private final int nodeId;
  private final String clusterId;
  private final Map<String, String> properties;
  private final Map<String, ServerSocketChannel> sockets;
  private volatile boolean faulted;
  private boolean exitForbidden;
  private volatile @Nullable SharedServer shared;
  private volatile @Nullable BrokerServer broker;
  private volatile @Nullable ControllerServer controller;

  /**
   * Describes a node; nothing runs yet.
   *
   * @param clusterId the id written when the data directory is new
   * @param properties the broker's settings
   * @param sockets a bound socket for each listener name; the node closes them
   */
  public KafkaNode(
      int nodeId,
      String clusterId,
      Map<String, String> properties,
      Map<String, ServerSocketChannel> sockets) {
    this.nodeId = nodeId;
    this.clusterId = clusterId;
    this.properties = Map.copyOf(properties);
    this.sockets = new ConcurrentHashMap<>(sockets);
  }

  @Override
  public void start() throws Exception {
    ProcessExit.forbid();
    exitForbidden = true;
    KafkaConfig config = new KafkaConfig(properties, false);
    format(config);
    Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> stored =
        KafkaRaftServer.initializeLogDirs(config, LOG, "[node " + nodeId + "] ");
    SharedServer newShared = sharedServer(config, stored._1());
    ControllerServer newController =
        new ControllerServer(newShared, KafkaRaftServer.configSchema(), stored._2());
    BrokerServer newBroker = new BrokerServer(newShared);
    shared = newShared;
    controller = newController;
    broker = newBroker;
    newController.startup();
    newBroker.startup();
  }

  private void format(KafkaConfig config) throws Exception {
    String directory = config.metadataLogDir();
    try (PrintStream silent = new PrintStream(PrintStream.nullOutputStream())) {
      new Formatter()
          .setPrintStream(silent)
          .setNodeId(nodeId)
          .setClusterId(clusterId)
          .setIgnoreFormatted(true)
          .setReleaseVersion(MetadataVersion.latestProduction())
          .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
          .setControllerListenerName(CONTROLLER_LISTENER)
          .setMetadataLogDirectory(directory)
          .addDirectory(directory)
          .run();
    }
  }

  private SharedServer sharedServer(KafkaConfig config, MetaPropertiesEnsemble stored) {
    QuorumConfig quorum = config.quorumConfig();
    return new SharedServer(
        config,
        stored,
        Time.SYSTEM,
        Server.initializeMetrics(config, Time.SYSTEM, stored.clusterId().orElse(clusterId)),
        CompletableFuture.completedFuture(QuorumConfig.parseVoterConnections(quorum.voters())),
        QuorumConfig.parseBootstrapServers(quorum.bootstrapServers()),
        this::faultHandler,
        this::openSocket);
  }

  private FaultHandler faultHandler(String name, boolean fatal, Runnable action) {
    LoggingFaultHandler logging = new LoggingFaultHandler(name, action);
    if (!fatal) {
      return logging;
    }
    return (message, cause) -> {
      faulted = true;
      logging.handleFault(message, cause);
      return new FaultHandlerException(name + ": " + message, cause);
    };
  }

  private ServerSocketChannel openSocket(
      String listener, InetSocketAddress address, int backlog, int receiveBuffer)
      throws IOException {
    ServerSocketChannel bound = sockets.remove(listener);
    if (bound == null) {
      return ServerSocketFactory.INSTANCE.openServerSocket(
          listener, address, backlog, receiveBuffer);
    }
    bound.configureBlocking(false);
    return bound;
  }

  @Override
  public boolean seesBroker(int id) {
    BrokerServer running = broker;
    return running != null && running.metadataCache().hasAliveBroker(id);
  }

  @Override
  public boolean isHealthy() {
    return !faulted;
  }

  @Override
  public void stopBroker(Duration patience) {
    BrokerServer running = broker;
    if (running != null) {
      stopTransactions(running);
      running.shutdown(patience);
      running.awaitShutdown();
      broker = null;
    }
  }

  /**
   * Stops completing transactions before this broker's partitions lose their leaders: Kafka 4.3
   * takes a partition without a leader for deleted and completes a commit without it.
   */
  private static void stopTransactions(BrokerServer running) {
    TransactionCoordinator coordinator = running.transactionCoordinator();
    if (coordinator != null) {
      coordinator.shutdown();
    }
  }

  @Override
  public void stopController() {
    ControllerServer running = controller;
    if (running != null) {
      running.shutdown();
      running.awaitShutdown();
      controller = null;
    }
    sockets.values().forEach(KafkaNode::closeUnused);
    sockets.clear();
    if (exitForbidden) {
      exitForbidden = false;
      ProcessExit.allow();
    }
  }

  @Override
  public void stopLastController() {
    SharedServer running = shared;
    if (running != null && running.raftManager() != null) {
      leaveQuorum(running.raftManager().client());
    }
    stopController();
  }

  /** The servers wait five seconds for another leader; the raft client can be told not to. */
  private void leaveQuorum(RaftClient<?> client) {
    try {
      client.shutdown(1).get(2, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("Node {} left without a leader to follow it", nodeId, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void closeUnused(ServerSocketChannel socket) {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.warn("A socket that no listener took could not be closed", e);
    }
  }
}
