package org.entopic.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/**
 * Ports that are bound and not listened on: others cannot have them, and who connects to them is
 * refused, as by a node that is stopped.
 */
final class ReservedPorts implements AutoCloseable {
  // the module reads no other logging: SLF4J is on the class path, with the broker
  private static final System.Logger LOG = System.getLogger(ReservedPorts.class.getName());

  private final List<SocketChannel> sockets = new ArrayList<>();

  /** Reserves what is free of the addresses; who wants the others back is told when he binds. */
  ReservedPorts(Collection<InetSocketAddress> addresses) {
    for (InetSocketAddress address : addresses) {
      try {
        reserve(address);
      } catch (IOException e) {
        LOG.log(System.Logger.Level.DEBUG, address + " cannot be reserved", e);
      }
    }
  }

  private void reserve(InetSocketAddress address) throws IOException {
    SocketChannel socket = SocketChannel.open();
    try {
      // Connections that were closed a moment ago do not count, sockets of others do.
      share(socket, true);
      socket.bind(address);
      share(socket, false);
      sockets.add(socket);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** Does something during which sockets of this process can be bound to the ports as well. */
  <T> T lend(Supplier<T> binding) {
    shareAll(true);
    try {
      return binding.get();
    } finally {
      shareAll(false);
    }
  }

  private void shareAll(boolean shared) {
    for (SocketChannel socket : sockets) {
      try {
        share(socket, shared);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void share(SocketChannel socket, boolean shared) throws IOException {
    socket.setOption(StandardSocketOptions.SO_REUSEADDR, shared);
  }

  @Override
  public void close() {
    for (SocketChannel socket : sockets) {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
