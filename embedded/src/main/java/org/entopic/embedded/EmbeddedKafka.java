package org.entopic.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka cluster of one or three nodes inside this JVM.
 *
 * <p>Every node is broker and controller (KRaft) with Kafka's production features. The object is
 * thread-safe; its methods wait for each other, and for the nodes. It lives until it is closed: the
 * threads of a cluster that is not closed keep the JVM alive.
 *
 * <pre>{@code
 * try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
 *   properties.put("bootstrap.servers", kafka.bootstrapServers());
 * }
 *
 * try (EmbeddedKafka kafka = EmbeddedKafka.builder().nodes(3).directory(data).start()) {
 *   kafka.stopNode(2);   // the others go on
 *   kafka.startNode(2);  // same ports, same data
 * }
 * }</pre>
 *
 * <p>Topics are not created on first use; say {@code brokerProperty("auto.create.topics.enable",
 * "true")} if they shall be. Kafka logs through SLF4J; add the binding you like.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class EmbeddedKafka implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Object lock = new Object();
  private final DataDirectory directory;
  private final NodeGroup group;
  private boolean closed;

  private EmbeddedKafka(DataDirectory directory, NodeGroup group) {
    this.directory = directory;
    this.group = group;
  }

  /**
   * Starts a cluster of one node in a temporary directory.
   *
   * @throws EmbeddedKafkaException if the node does not start
   */
  public static EmbeddedKafka start() {
    return builder().start();
  }

  /** Returns a builder for a cluster of one node in a temporary directory. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the addresses of all nodes, running or not, as Kafka's clients want them. */
  public String bootstrapServers() {
    return group.bootstrapServers();
  }

  /** Returns the number of nodes; they are numbered from 1. */
  public int nodes() {
    return group.addresses().size();
  }

  /**
   * Returns the addresses for clients that must prove who they are, as {@code host:port,host:port}.
   *
   * @throws IllegalStateException if the cluster has no such listener
   */
  public String securedBootstrapServers() {
    return group.securedBootstrapServers();
  }

  /** Returns the directory that holds the data of all nodes. */
  public Path directory() {
    return directory.path();
  }

  /**
   * Returns whether the node runs, and has met no fault that would have ended a broker's process.
   *
   * @throws IllegalArgumentException if there is no such node
   */
  public boolean isRunning(int node) {
    checkNode(node);
    return group.isRunning(node);
  }

  /**
   * Stops the node and keeps its data; does nothing if it is stopped.
   *
   * @throws IllegalArgumentException if there is no such node
   * @throws IllegalStateException if the cluster is closed
   */
  public void stopNode(int node) {
    checkNode(node);
    synchronized (lock) {
      checkOpen();
      group.stop(List.of(node));
    }
  }

  /**
   * Starts the node again with the same ports and data and returns when it accepts requests; does
   * nothing if it runs. Of three nodes two must run for the cluster to work: if all are stopped,
   * use {@link #startAll}.
   *
   * @throws IllegalArgumentException if there is no such node
   * @throws IllegalStateException if the cluster is closed
   * @throws EmbeddedKafkaException if the node does not start; it is stopped then
   */
  public void startNode(int node) {
    checkNode(node);
    synchronized (lock) {
      checkOpen();
      group.start(List.of(node));
    }
  }

  /**
   * Stops all nodes and keeps their data, as when the whole cluster fails.
   *
   * @throws IllegalStateException if the cluster is closed
   */
  public void stopAll() {
    synchronized (lock) {
      checkOpen();
      group.stopAll();
    }
  }

  /**
   * Starts all nodes that are stopped and returns when they accept requests.
   *
   * @throws IllegalStateException if the cluster is closed
   * @throws EmbeddedKafkaException if a node does not start; those are stopped again then
   */
  public void startAll() {
    synchronized (lock) {
      checkOpen();
      group.start(IntStream.rangeClosed(1, nodes()).boxed().toList());
    }
  }

  /**
   * Stops all nodes and deletes the directory if it is a temporary one; does nothing if closed.
   *
   * @throws EmbeddedKafkaException if the temporary directory cannot be deleted
   */
  @Override
  public void close() {
    synchronized (lock) {
      if (closed) {
        return;
      }
      closed = true;
      try {
        group.close();
      } finally {
        directory.release();
      }
    }
  }

  private void checkNode(int node) {
    if (node < 1 || node > nodes()) {
      throw EmbeddedMessages.unknownNode(node, nodes());
    }
  }

  private void checkOpen() {
    if (closed) {
      throw EmbeddedMessages.closed(directory.path());
    }
  }

  /**
   * Says what a cluster shall be like; not thread-safe.
   *
   * @since 0.1.0
   */
  @API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
  public static final class Builder {
    private static final Pattern USER = Pattern.compile("\\w+");
    private static final Pattern PASSWORD = Pattern.compile("[^\"\\\\]+");

    private final Map<String, String> properties = new HashMap<>();
    private final SecuredListener secured = new SecuredListener();
    private int nodes = 1;
    private UnaryOperator<String> advertise = UnaryOperator.identity();
    private @Nullable Path given;

    private Builder() {}

    /**
     * Sets the number of nodes: 1, or 3 with every topic on all of them unless it says otherwise.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public Builder nodes(int count) {
      if (count != 1 && count != 3) {
        throw EmbeddedMessages.nodeCount(count);
      }
      this.nodes = count;
      return this;
    }

    /**
     * Sets a directory for the data, made if missing. It outlives the cluster; a later one of as
     * many nodes that is given the same directory continues it, under the same cluster id.
     */
    public Builder directory(Path path) {
      this.given = path;
      return this;
    }

    /**
     * Has the nodes tell clients, and each other, other addresses than those they listen on, for
     * instance those of proxies, which {@link #bootstrapServers} then returns. The secured listener
     * is not concerned.
     *
     * <pre>{@code
     * EmbeddedKafka.builder().advertise(node -> startProxyTo(node)).start();
     * }</pre>
     *
     * @param address returns what is told instead of a node's {@code host:port}; asked once for
     *     each node, before it starts
     */
    public Builder advertise(UnaryOperator<String> address) {
      this.advertise = address;
      return this;
    }

    /**
     * Adds a user to the secured listener, which beside the open one lets in who knows a password
     * (SASL, mechanism PLAIN).
     *
     * @throws IllegalArgumentException if the name is not of letters, digits and underscores, or
     *     the password has a quote or a backslash
     */
    public Builder user(String name, String password) {
      if (!USER.matcher(name).matches() || !PASSWORD.matcher(password).matches()) {
        throw EmbeddedMessages.user();
      }
      secured.user(name, password);
      return this;
    }

    /**
     * Encrypts the secured listener by TLS.
     *
     * @param path a PKCS12 file with a key and its certificate, for 127.0.0.1 or localhost
     * @param password the password of the file and of the key
     */
    public Builder keyStore(Path path, String password) {
      secured.keyStore(path.toAbsolutePath(), password);
      return this;
    }

    /**
     * Sets a property of all brokers, or of their secured listener, where it wins over what {@link
     * #user} and {@link #keyStore} set.
     *
     * <pre>{@code
     * .brokerProperty("listener.name.secured.ssl.client.auth", "required")
     * }</pre>
     *
     * @throws IllegalArgumentException if the cluster decides it itself: ids, roles, listeners,
     *     directories
     */
    public Builder brokerProperty(String key, String value) {
      BrokerSettings.requireFree(key);
      properties.put(key, value);
      return this;
    }

    /**
     * Starts the cluster and returns when every node accepts requests and knows the others.
     *
     * @throws EmbeddedKafkaException if it does not start; nothing is left running then
     */
    public EmbeddedKafka start() {
      DataDirectory directory = DataDirectory.open(given, nodes);
      try {
        NodeGroup group =
            NodeGroup.start(nodes, directory, new BrokerSettings(properties, secured), advertise);
        return new EmbeddedKafka(directory, group);
      } catch (RuntimeException | Error e) {
        directory.release();
        throw e;
      }
    }
  }
}
