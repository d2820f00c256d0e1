package org.entopic.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;

/** What this module has to say when something is wrong: id, subject, fact, action. */
final class EmbeddedMessages {

  private EmbeddedMessages() {}

  static IllegalArgumentException nodeCount(int nodes) {
    return new IllegalArgumentException(
        "EMB-01: A cluster of "
            + nodes
            + " nodes was asked for, but an embedded cluster has 1 node or 3."
            + " Call nodes(1) or nodes(3).");
  }

  static IllegalArgumentException reservedProperty(String key) {
    return new IllegalArgumentException(
        "EMB-02: The broker property '"
            + key
            + "' is decided by the embedded cluster itself. Leave it out.");
  }

  static IllegalArgumentException unknownNode(int node, int nodes) {
    return new IllegalArgumentException(
        "EMB-03: The cluster has no node "
            + node
            + ". Use a number from 1 to "
            + nodes
            + ", or build the cluster with nodes(3).");
  }

  static IllegalStateException closed(Path directory) {
    return new IllegalStateException(
        "EMB-04: The embedded cluster of '"
            + directory
            + "' is closed and can do nothing more. Start a new one; a directory that was given"
            + " still holds its data.");
  }

  static EmbeddedKafkaException startFailed(int node, Path directory, Throwable cause) {
    return new EmbeddedKafkaException(
        "EMB-05: Node "
            + node
            + " on '"
            + directory
            + "' did not start ("
            + cause
            + "). Check the broker properties, and that no other process uses the directory;"
            + " then start it again.",
        cause);
  }

  static EmbeddedKafkaException notReady(int node, Collection<Integer> expected, Duration waited) {
    return new EmbeddedKafkaException(
        "EMB-06: Node "
            + node
            + " did not see all of the brokers "
            + expected
            + " alive within "
            + waited.toSeconds()
            + " s. Give the machine more room, or look for the cause in the brokers' log.",
        null);
  }

  static EmbeddedKafkaException portTaken(int node, int port, Throwable cause) {
    return new EmbeddedKafkaException(
        "EMB-07: Node "
            + node
            + " cannot have its port "
            + port
            + " back: another process has taken it. Free the port and start the node again, or"
            + " close the cluster and start a new one.",
        cause);
  }

  static EmbeddedKafkaException noPort(int attempts, Throwable cause) {
    return new EmbeddedKafkaException(
        "EMB-08: No free port was found on 127.0.0.1 in "
            + attempts
            + " attempts. Free some of the ports below 32768, or allow this process to bind them.",
        cause);
  }

  static EmbeddedKafkaException brokerMissing(Throwable cause) {
    return new EmbeddedKafkaException(
        "EMB-09: The broker's classes cannot be loaded ("
            + cause
            + "). Put kafka_2.13 and all that it depends on on the class path, also when the"
            + " application runs from the module path: these jars cannot be modules.",
        cause);
  }

  static EmbeddedKafkaException otherClusterSize(Path directory, Collection<String> found, int n) {
    return new EmbeddedKafkaException(
        "EMB-10: The directory '"
            + directory
            + "' holds the data of "
            + found
            + ", which is not a cluster of "
            + n
            + ". Open it with as many nodes as it was made with, or choose another directory.",
        null);
  }

  static EmbeddedKafkaException directoryUnusable(Path directory, Throwable cause) {
    return new EmbeddedKafkaException(
        "EMB-11: The directory '"
            + directory
            + "' cannot be made, read or deleted ("
            + cause
            + "). Check its permissions, or choose another one.",
        cause);
  }

  static EmbeddedKafkaException interrupted(Path directory) {
    return new EmbeddedKafkaException(
        "EMB-12: The embedded cluster of '"
            + directory
            + "' was interrupted before its nodes saw each other. Start it again.",
        null);
  }

  static IllegalArgumentException user() {
    return new IllegalArgumentException(
        "EMB-13: A user of the secured listener has a name that is not of letters, digits and"
            + " underscores, or an empty password, or one with a quote or a backslash. Use others.");
  }

  static IllegalStateException notSecured() {
    return new IllegalStateException(
        "EMB-14: The embedded cluster has no secured listener. Call user(…) or keyStore(…) of its"
            + " builder.");
  }
}
