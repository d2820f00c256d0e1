package org.entopic.itests.faults;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.protocol.ApiKeys;

/**
 * Stands between clients and one broker: passes requests on, and once in a while treats one as a
 * bad network would. Thread-safe.
 */
final class KafkaProxy implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  /** What becomes of a request. */
  enum Fate {
    /** Something happens, then the broker gets it. */
    HELD,
    /** The broker gets it, and at the same time something happens. */
    PASSED,
    /** The broker never gets it; something happens, and the client loses its connection. */
    LOST,
    /** The broker answers, something happens, and the client loses its connection instead. */
    UNHEARD,
    /** The client loses its connection, and the broker gets the request when it is delivered. */
    LATE
  }

  private final ServerSocket server;
  private final String host;
  private final int port;
  private final List<Ambush> ambushes = new ArrayList<>();
  private final List<Connection> connections = new ArrayList<>();

  /** Begins to listen. */
  KafkaProxy(String broker) {
    String[] parts = broker.split(":", 2);
    host = parts[0];
    port = Integer.parseInt(parts[1]);
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon("proxy", this::listen);
  }

  String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  /**
   * Waits for the next request of a kind by a client whose id has a form.
   *
   * @param happening what happens then
   */
  Ambush next(ApiKeys kind, String clientIds, Fate fate, Runnable happening) {
    var ambush = new Ambush(kind, clientIds, fate, happening);
    synchronized (ambushes) {
      ambushes.add(ambush);
    }
    return ambush;
  }

  private Optional<Ambush> meet(Request request) {
    synchronized (ambushes) {
      Optional<Ambush> found = ambushes.stream().filter(each -> each.isFor(request)).findFirst();
      found.ifPresent(ambushes::remove);
      return found;
    }
  }

  private void listen() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        try {
          var connection = new Connection(client, new Socket(host, port));
          synchronized (connections) {
            connections.add(connection);
          }
          connection.start();
        } catch (IOException e) {
          client.close();
        }
      } catch (IOException e) {
        return;
      }
    }
  }

  private static void daemon(String name, Runnable task) {
    var thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    Connection.close(server);
    synchronized (connections) {
      connections.forEach(Connection::end);
    }
  }

  /** A request, with its head read. */
  private record Request(byte[] bytes, int kind, int correlation, String clientId) {
    static Request of(byte[] bytes) {
      ByteBuffer head = ByteBuffer.wrap(bytes);
      int kind = head.getShort();
      head.getShort();
      int correlation = head.getInt();
      int length = head.getShort();
      String clientId =
          length < 0 ? "" : new String(bytes, head.position(), length, StandardCharsets.UTF_8);
      return new Request(bytes, kind, correlation, clientId);
    }
  }

  /** What is to become of one request. */
  static final class Ambush {
    private final ApiKeys kind;
    private final String clientIds;
    private final Fate fate;
    private final Runnable happening;
    private final CompletableFuture<Runnable> met = new CompletableFuture<>();
    private final CompletableFuture<Void> answered = new CompletableFuture<>();

    private Ambush(ApiKeys kind, String clientIds, Fate fate, Runnable happening) {
      this.kind = kind;
      this.clientIds = clientIds;
      this.fate = fate;
      this.happening = happening;
    }

    private boolean isFor(Request request) {
      return request.kind() == kind.id && request.clientId().matches(clientIds);
    }

    /** Waits until the request was met and what was to happen has happened. */
    void awaitMet() throws Exception {
      met.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Delivers a late request and waits for the broker's answer to it. */
    void deliver() {
      try {
        met.get(PATIENCE_SECONDS, TimeUnit.SECONDS).run();
        answered.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (Exception e) {
        throw new IllegalStateException("The late request was not answered", e);
      }
    }
  }

  /** One client's connection and the one that goes with it to the broker. */
  private final class Connection {
    private final Socket client;
    private final Socket broker;
    private final DataInputStream requests;
    private final DataInputStream answers;
    private final DataOutputStream toClient;
    private final DataOutputStream toBroker;
    private final ConcurrentHashMap<Integer, Ambush> awaited = new ConcurrentHashMap<>();

    Connection(Socket client, Socket broker) throws IOException {
      this.client = client;
      this.broker = broker;
      client.setTcpNoDelay(true);
      broker.setTcpNoDelay(true);
      requests = new DataInputStream(client.getInputStream());
      answers = new DataInputStream(broker.getInputStream());
      toClient = new DataOutputStream(client.getOutputStream());
      toBroker = new DataOutputStream(broker.getOutputStream());
    }

    void start() {
      daemon("proxy-requests", this::passRequests);
      daemon("proxy-answers", this::passAnswers);
    }

    private void passRequests() {
      try {
        while (true) {
          Request request = Request.of(read(requests));
          Optional<Ambush> ambush = meet(request);
          if (ambush.isEmpty()) {
            write(toBroker, request.bytes());
          } else {
            fall(ambush.get(), request);
          }
        }
      } catch (IOException e) {
        // A late request is still to be delivered where its client is gone already.
        if (awaited.isEmpty()) {
          end();
        }
      }
    }

    private void fall(Ambush ambush, Request request) throws IOException {
      switch (ambush.fate) {
        case HELD -> {
          happen(ambush);
          write(toBroker, request.bytes());
        }
        case PASSED -> {
          write(toBroker, request.bytes());
          happen(ambush);
        }
        case LOST -> {
          happen(ambush);
          end();
        }
        case UNHEARD -> {
          awaited.put(request.correlation(), ambush);
          write(toBroker, request.bytes());
        }
        case LATE -> {
          awaited.put(request.correlation(), ambush);
          close(client);
          ambush.met.complete(() -> late(request));
        }
      }
    }

    private void happen(Ambush ambush) {
      try {
        ambush.happening.run();
        ambush.met.complete(() -> {});
      } catch (RuntimeException e) {
        ambush.met.completeExceptionally(e);
      }
    }

    private void late(Request request) {
      try {
        write(toBroker, request.bytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void passAnswers() {
      try {
        while (true) {
          byte[] answer = read(answers);
          Ambush ambush = awaited.get(ByteBuffer.wrap(answer).getInt());
          if (ambush == null) {
            answer(answer);
          } else {
            if (ambush.fate == Fate.UNHEARD) {
              happen(ambush);
            }
            ambush.answered.complete(null);
            end();
          }
        }
      } catch (IOException e) {
        end();
      }
    }

    /** Answers to requests before a late one find no client any more. */
    private void answer(byte[] answer) throws IOException {
      try {
        write(toClient, answer);
      } catch (IOException e) {
        if (awaited.isEmpty()) {
          throw e;
        }
      }
    }

    private static byte[] read(DataInputStream in) throws IOException {
      byte[] bytes = new byte[in.readInt()];
      in.readFully(bytes);
      return bytes;
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
      synchronized (out) {
        out.writeInt(bytes.length);
        out.write(bytes);
        out.flush();
      }
    }

    private void end() {
      close(client);
      close(broker);
    }

    private static void close(AutoCloseable socket) {
      try {
        socket.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
