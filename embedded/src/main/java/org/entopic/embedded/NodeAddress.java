package org.entopic.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.entopic.embedded.node.BrokerNode;
import org.jspecify.annotations.Nullable;

/**
 * The ports of a node, which it keeps over stops and starts, and where clients are told to find it;
 * the port for secured clients is 0 where there are none.
 *
 * <p>They lie below the ranges that operating systems give to outgoing connections, so that no
 * client takes the port of a stopped node. They are bound when chosen and handed to the node bound,
 * and {@linkplain #reserve reserved} while it is stopped, so that nobody takes them in between.
 */
record NodeAddress(
    int nodeId, int clientPort, int controllerPort, int securedPort, String advertised) {
  private static final String HOST = "127.0.0.1";
  private static final byte[] HOST_BYTES = {127, 0, 0, 1};
  private static final int FIRST_PORT = 12_000;
  private static final int END_PORT = 32_000;
  private static final int ATTEMPTS = 200;

  /** The sockets by listener name, bound; whoever takes them closes them. */
  record Bound(NodeAddress address, Map<String, ServerSocketChannel> sockets) {

    void close() {
      sockets.values().forEach(NodeAddress::close);
    }
  }

  /** Chooses free ports and binds them. */
  static Bound choose(int nodeId, Set<String> listeners, UnaryOperator<String> advertise) {
    Map<String, ServerSocketChannel> sockets =
        bindAll(listeners, listener -> NodeAddress.bindAnywhere());
    try {
      int clientPort = port(sockets.get(BrokerNode.CLIENT_LISTENER));
      return new Bound(
          new NodeAddress(
              nodeId,
              clientPort,
              port(sockets.get(BrokerNode.CONTROLLER_LISTENER)),
              port(sockets.get(BrokerNode.SECURED_LISTENER)),
              advertise.apply(HOST + ":" + clientPort)),
          sockets);
    } catch (RuntimeException | Error e) {
      sockets.values().forEach(NodeAddress::close);
      throw e;
    }
  }

  /** Binds the same ports again. */
  Bound rebind() {
    Map<String, Integer> ports = ports();
    return new Bound(
        this, bindAll(ports.keySet(), listener -> bindAgain(ports.getOrDefault(listener, 0))));
  }

  /** Keeps others from taking the ports, on which connections are refused meanwhile. */
  ReservedPorts reserve() {
    return new ReservedPorts(ports().values().stream().map(NodeAddress::socketAddress).toList());
  }

  private Map<String, Integer> ports() {
    Map<String, Integer> ports = new LinkedHashMap<>();
    ports.put(BrokerNode.CLIENT_LISTENER, clientPort);
    ports.put(BrokerNode.CONTROLLER_LISTENER, controllerPort);
    if (securedPort != 0) {
      ports.put(BrokerNode.SECURED_LISTENER, securedPort);
    }
    return ports;
  }

  private static Map<String, ServerSocketChannel> bindAll(
      Set<String> listeners, Function<String, ServerSocketChannel> bind) {
    Map<String, ServerSocketChannel> sockets = new LinkedHashMap<>();
    try {
      listeners.forEach(listener -> sockets.put(listener, bind.apply(listener)));
      return sockets;
    } catch (RuntimeException e) {
      sockets.values().forEach(NodeAddress::close);
      throw e;
    }
  }

  String clients() {
    return HOST + ":" + clientPort;
  }

  String secured() {
    return HOST + ":" + securedPort;
  }

  String controllers() {
    return HOST + ":" + controllerPort;
  }

  private ServerSocketChannel bindAgain(int port) {
    try {
      return bind(port);
    } catch (IOException e) {
      throw EmbeddedMessages.portTaken(nodeId, port, e);
    }
  }

  private static ServerSocketChannel bindAnywhere() {
    IOException last = new IOException("no port tried");
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        return bind(ThreadLocalRandom.current().nextInt(FIRST_PORT, END_PORT));
      } catch (IOException e) {
        last = e;
      }
    }
    throw EmbeddedMessages.noPort(ATTEMPTS, last);
  }

  private static ServerSocketChannel bind(int port) throws IOException {
    ServerSocketChannel socket = ServerSocketChannel.open();
    try {
      return socket.bind(socketAddress(port));
    } catch (IOException e) {
      close(socket);
      throw e;
    }
  }

  private static InetSocketAddress socketAddress(int port) {
    try {
      return new InetSocketAddress(InetAddress.getByAddress(HOST_BYTES), port);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e); // four bytes are always an address
    }
  }

  private static int port(@Nullable ServerSocketChannel socket) {
    return socket == null ? 0 : socket.socket().getLocalPort();
  }

  private static void close(ServerSocketChannel socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
