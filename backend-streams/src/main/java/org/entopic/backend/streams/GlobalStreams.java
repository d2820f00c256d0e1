package org.entopic.backend.streams;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.kstream.Consumed;
import org.entopic.PropertyScope;
import org.entopic.kafka.KafkaClients;
import org.entopic.kafka.OffsetReset;
import org.entopic.kafka.TopicState;
import org.entopic.kafka.view.FeedTarget;
import org.entopic.spi.backend.SaveManifest.TopicSlice;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One {@code KafkaStreams} with a global store for each of some topics, and its end.
 *
 * <p>Thread-safe. Starting returns only when everything is restored and excludes closing, so it has
 * a thread of its own, which stopping the sink ends.
 */
final class GlobalStreams implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GlobalStreams.class);
  private static final Duration ADMIN_PATIENCE = Duration.ofSeconds(10);
  private static final Duration CLOSING = Duration.ofSeconds(5);
  private static final Set<KafkaStreams.State> ENDED =
      Set.of(KafkaStreams.State.ERROR, KafkaStreams.State.NOT_RUNNING);

  private final String database;
  private final List<TopicState> topics;
  private final ViewSink sink;
  private final KafkaStreams streams;
  private final Thread starter;
  private final Clients supplier;
  private final Consumer<RuntimeException> failed;
  private volatile boolean closing;

  /**
   * Creates the streams of topics, which {@link #start} sets going.
   *
   * @param begins where each partition is to be read from
   * @param failed is told when they end by themselves, perhaps more than once
   * @throws org.entopic.ConfigurationException if Kafka Streams refuses the settings
   */
  GlobalStreams(
      KafkaClients clients,
      StreamsSettings settings,
      Collection<TopicState> topics,
      ViewSink sink,
      Map<TopicSlice, Long> begins,
      Consumer<RuntimeException> failed) {
    this.database = clients.database();
    this.topics = List.copyOf(topics);
    this.sink = sink;
    this.failed = failure -> tell(failed, failure);
    this.supplier = new Clients(clients, sink, begins, this.failed);
    String id = clients.clientId(PropertyScope.STREAMS, "streams");
    try {
      this.streams =
          KafkaClients.withoutContextLoader(
              () -> new KafkaStreams(topology(topics, sink), settings.of(id), supplier));
    } catch (ConfigException | StreamsException e) {
      supplier.close();
      throw StreamsMessages.settingsRefused(database, e);
    } catch (RuntimeException e) {
      supplier.close();
      throw e;
    }
    streams.setUncaughtExceptionHandler(
        failure -> {
          this.failed.accept(StreamsMessages.streamsEnded(database, failure));
          return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
    streams.setStateListener(
        (now, before) -> {
          if (ENDED.contains(now)) {
            this.failed.accept(StreamsMessages.streamsEnded(database, null));
          }
        });
    this.starter = new Thread(this::run, id + "-start");
    starter.setDaemon(true);
  }

  private static Topology topology(Collection<TopicState> topics, ViewSink sink) {
    var builder = new StreamsBuilder();
    for (TopicState topic : topics) {
      builder.addGlobalStore(
          new ViewStore.Builder(topic.name()),
          topic.name(),
          Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()),
          sink::processor);
    }
    return builder.build();
  }

  /** Starts reading, without waiting for anything. */
  void start() {
    starter.start();
  }

  private void tell(Consumer<RuntimeException> listener, RuntimeException failure) {
    if (closing) {
      LOG.debug("Kafka Streams of database {} failed while they were closed", database, failure);
    } else {
      listener.accept(failure);
    }
  }

  /** Returns what is read. */
  List<TopicState> topics() {
    return topics;
  }

  private void run() {
    try {
      streams.start();
    } catch (RuntimeException e) {
      failed.accept(StreamsMessages.streamsEnded(database, e));
    }
  }

  @Override
  public void close() {
    closing = true;
    sink.stop();
    boolean interrupted = false;
    if (starter.isAlive()) {
      supplier.abort();
      try {
        starter.join(CLOSING.toMillis());
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (starter.isAlive()) {
      LOG.warn("Kafka Streams of database {} could not be stopped while they start", database);
    } else if (!streams.close(CLOSING)) {
      LOG.warn("Kafka Streams of database {} did not end in time", database);
    } else {
      supplier.close();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Makes the clients as those of all backends are made. */
  private static final class Clients implements KafkaClientSupplier {
    private final KafkaClients clients;
    private final ViewSink sink;
    private final Map<TopicSlice, Long> begins;
    private final Consumer<RuntimeException> failed;
    private final List<AutoCloseable> made = new ArrayList<>();
    private volatile @Nullable WatchedConsumer watched;

    Clients(
        KafkaClients clients,
        ViewSink sink,
        Map<TopicSlice, Long> begins,
        Consumer<RuntimeException> failed) {
      this.clients = clients;
      this.sink = sink;
      this.begins = Map.copyOf(begins);
      this.failed = failed;
    }

    void abort() {
      WatchedConsumer known = watched;
      if (known != null) {
        known.abort();
      }
    }

    /** Closes the clients: a thread that dies while it starts leaves its own open. */
    void close() {
      for (AutoCloseable client : made) {
        Utils.closeQuietly(client, "a client of Kafka Streams");
      }
    }

    @Override
    public Admin getAdmin(Map<String, Object> config) {
      Admin admin = clients.admin(ADMIN_PATIENCE);
      made.add(admin);
      return admin;
    }

    @Override
    public org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> getGlobalConsumer(
        Map<String, Object> config) {
      var consumer = clients.consumer("streams", OffsetReset.FAIL, FeedTarget.LARGE_FETCHES);
      made.add(consumer);
      var watching = new WatchedConsumer(consumer, sink, begins, failed);
      watched = watching;
      return watching.proxy();
    }

    @Override
    public Producer<byte[], byte[]> getProducer(@Nullable Map<String, Object> config) {
      throw new UnsupportedOperationException("Global stores write nothing.");
    }

    @Override
    public org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> getConsumer(
        @Nullable Map<String, Object> config) {
      throw new UnsupportedOperationException("Global stores have no group.");
    }

    @Override
    public org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> getRestoreConsumer(
        @Nullable Map<String, Object> config) {
      throw new UnsupportedOperationException("Global stores have no changelog.");
    }
  }
}
