package org.entopic.embedded.node;

import java.time.Duration;

/**
 * One node of the cluster, told in types of the JDK alone, because its implementation may live in a
 * class loader of its own. Started once and stopped once, both from one thread at a time.
 */
public interface BrokerNode {

  /** The listener that clients and the other brokers use. */
  String CLIENT_LISTENER = "PLAINTEXT";

  /** The listener for clients that must prove who they are, where there is one. */
  String SECURED_LISTENER = "SECURED";

  /** The listener of the controller quorum. */
  String CONTROLLER_LISTENER = "CONTROLLER";

  /**
   * Formats the data directory if it is new, starts the node, and returns once it is unfenced.
   *
   * @throws Exception whatever Kafka threw; the node must then be stopped
   */
  void start() throws Exception;

  /** Returns whether this node knows the broker of the given id as alive. */
  boolean seesBroker(int nodeId);

  /** Returns whether Kafka has met no fault that would have ended a process of its own. */
  boolean isHealthy();

  /** Stops the broker half, waiting at most so long for the controller to move its leaders. */
  void stopBroker(Duration patience);

  /** Stops the controller half, and with it the node, when the others go on as a quorum. */
  void stopController();

  /** Stops the controller half without the wait for a new leader that nobody can become. */
  void stopLastController();
}
