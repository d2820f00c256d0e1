package org.entopic.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.entopic.embedded.node.BrokerNode;

/**
 * The two ports of a node, which it keeps over stops and starts.
 *
 * <p>They lie below the ranges that operating systems give to outgoing connections, so that no
 * client takes the port of a stopped node. They are bound when chosen and handed to the node bound,
 * so that nobody takes them in between.
 */
record NodeAddress(int nodeId, int clientPort, int controllerPort) {
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

  /** Chooses two free ports and binds them. */
  static Bound choose(int nodeId) {
    ServerSocketChannel clients = bindAnywhere();
    try {
      ServerSocketChannel controllers = bindAnywhere();
      NodeAddress address = new NodeAddress(nodeId, port(clients), port(controllers));
      return address.bound(clients, controllers);
    } catch (RuntimeException e) {
      close(clients);
      throw e;
    }
  }

  /** Binds the same ports again. */
  Bound rebind() {
    ServerSocketChannel clients = bindAgain(clientPort);
    try {
      return bound(clients, bindAgain(controllerPort));
    } catch (RuntimeException e) {
      close(clients);
      throw e;
    }
  }

  String clients() {
    return HOST + ":" + clientPort;
  }

  String controllers() {
    return HOST + ":" + controllerPort;
  }

  private Bound bound(ServerSocketChannel clients, ServerSocketChannel controllers) {
    Map<String, ServerSocketChannel> sockets = new LinkedHashMap<>();
    sockets.put(BrokerNode.CLIENT_LISTENER, clients);
    sockets.put(BrokerNode.CONTROLLER_LISTENER, controllers);
    return new Bound(this, sockets);
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
      return socket.bind(new InetSocketAddress(InetAddress.getByAddress(HOST_BYTES), port));
    } catch (IOException e) {
      close(socket);
      throw e;
    }
  }

  private static int port(ServerSocketChannel socket) {
    return socket.socket().getLocalPort();
  }

  private static void close(ServerSocketChannel socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
