package org.entopic.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.entopic.event.DiagnosticEvent.UncheckedGroupEnded;

/** The producers that write saves by the same settings: singles, and transactions. Thread-safe. */
final class ProducerLane implements SaveLane, AutoCloseable {
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "batch.size", "65536",
          "retry.backoff.ms", "5",
          "retry.backoff.max.ms", "500",
          "metadata.max.idle.ms", "86400000");
  private static final Duration BLOCK = Duration.ofSeconds(5);
  private static final Duration SEARCH = Duration.ofSeconds(5);

  private final KafkaClients clients;
  private final Map<String, String> settings;
  private final Duration saveTimeout;
  private final String transactionalId;
  private final SingleSender singles;
  private final TransactionSender transactions;

  /**
   * Creates the producers, and starts the thread that writes transactions.
   *
   * @param settings in which entity types differ from what the factory says
   * @param ended is told of each save that is over before its caller is
   * @param groups is told of each group of saves that is over
   */
  ProducerLane(
      KafkaClients clients,
      Map<String, String> settings,
      Duration saveTimeout,
      String transactionalId,
      SaveReceipts receipts,
      ScheduledExecutorService timer,
      Consumer<PendingSave> ended,
      Consumer<UncheckedGroupEnded> groups) {
    this.clients = clients;
    this.settings = settings;
    this.saveTimeout = saveTimeout;
    this.transactionalId = transactionalId;
    this.singles =
        new SingleSender(clients.bootstrapServers(), this::singleProducer, receipts, timer, ended);
    this.transactions =
        new TransactionSender(
            clients.database(),
            this::transactionalProducer,
            receipts,
            new SaveSearch(clients),
            SEARCH,
            ended,
            groups);
  }

  /** Fetches what the first send would wait for. */
  void warmUp(Iterable<String> topics) {
    singles.warmUp(topics);
  }

  @Override
  public void send(PendingSave save) {
    if (save.isSingle()) {
      singles.send(save);
    } else {
      transactions.send(save);
    }
  }

  /** One request at a time: a producer that repeats for ever must never get out of sequence. */
  private Producer<byte[], byte[]> singleProducer() {
    return clients.producer(
        "saves",
        with(Map.of("linger.ms", "0", "request.timeout.ms", "10000")),
        chosen(
            Map.of(
                "max.in.flight.requests.per.connection", "1",
                "delivery.timeout.ms", Integer.toString(Integer.MAX_VALUE),
                "max.block.ms", Long.toString(Math.max(1, saveTimeout.toMillis())))));
  }

  private Producer<byte[], byte[]> transactionalProducer() {
    return clients.producer(
        "transactions",
        with(Map.of("linger.ms", "5")),
        chosen(
            Map.of(
                "transactional.id", transactionalId,
                "transaction.timeout.ms", "10000",
                "request.timeout.ms", "4000",
                "delivery.timeout.ms", "10000",
                "max.block.ms",
                    Long.toString(
                        Math.max(1, Math.min(saveTimeout.toMillis(), BLOCK.toMillis()))))));
  }

  private static Map<String, String> with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(DEFAULTS);
    all.putAll(more);
    return all;
  }

  private Map<String, String> chosen(Map<String, String> use) {
    Map<String, String> all = new HashMap<>(settings);
    all.putAll(use);
    return all;
  }

  @Override
  public void close() {
    Closing.all(transactions::close, singles::close);
  }
}
