package org.entopic.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.entopic.model.TopicModel;
import org.entopic.model.ValueGeneration;
import org.entopic.spi.backend.BackendConfig;
import org.entopic.spi.backend.NumberSequences;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sequences in the compacted topic {@code <database>.__sequences}, which holds the last number
 * given out of each. Thread-safe, with a thread of its own once numbers are asked for.
 *
 * <p>Written under a lease of its own: one transactional id for all processes. Who has initialised
 * it reads the topic to the high watermark; as long as the producer can commit, nobody else has
 * taken numbers. What a transaction of unknown outcome took is never given out: the next reading of
 * the topic counts on from there.
 */
public final class KafkaSequences implements NumberSequences, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaSequences.class);
  private static final long LONGEST_REST_MILLIS = 40;

  private final KafkaClients clients;
  private final Duration timeout;
  private final TopicPartition partition;
  private final ScheduledThreadPoolExecutor thread;
  private final TransactionalProducer producer;
  private final Map<String, Long> last = new HashMap<>();
  private final Set<CompletableFuture<Numbers>> unanswered = ConcurrentHashMap.newKeySet();
  private final SequenceReader reader;
  private boolean held;
  private volatile boolean closed;

  /**
   * Creates sequences; nothing is connected before numbers are asked for.
   *
   * @param timeout how long taking numbers may last
   */
  public KafkaSequences(KafkaClients clients, Duration timeout) {
    this(clients, timeout, UnaryOperator.identity());
  }

  /**
   * Creates sequences whose producers are wrapped.
   *
   * @param wrapping wraps each producer
   */
  KafkaSequences(
      KafkaClients clients, Duration timeout, UnaryOperator<Producer<byte[], byte[]>> wrapping) {
    this.clients = clients;
    this.timeout = timeout;
    this.partition = new TopicPartition(name(clients.database()), 0);
    this.thread = DaemonThreads.single("entopic-sequences-" + clients.database());
    this.producer = new TransactionalProducer(() -> wrapping.apply(producer()));
    this.reader =
        new SequenceReader(
            clients, partition, timeout, (name, number) -> last.merge(name, number, Math::max));
  }

  private static String name(String database) {
    return database + ".__sequences";
  }

  static TopicModel model(String database) {
    return new TopicModel(name(database), 1, OptionalInt.empty(), Map.of());
  }

  /** Returns whether a model has numbers that are given out. */
  public static boolean isNeeded(BackendConfig config) {
    return config.stores().stream()
        .flatMap(store -> store.type().properties().stream())
        .anyMatch(property -> property.valueGeneration() == ValueGeneration.SEQUENCE);
  }

  private Producer<byte[], byte[]> producer() {
    return clients.producer(
        "sequences",
        Map.of("linger.ms", "0", "retry.backoff.ms", "5", "retry.backoff.max.ms", "50"),
        Map.of(
            "transactional.id", name(clients.database()),
            "transaction.timeout.ms", "10000",
            "request.timeout.ms", "4000",
            "delivery.timeout.ms", "10000",
            "max.block.ms", Long.toString(Math.max(1, Math.min(timeout.toMillis(), 5_000)))));
  }

  // Futures are known by identity.
  @Override
  @SuppressWarnings("CollectionUndefinedEquality")
  public CompletableFuture<Numbers> take(String sequence, long count, long after) {
    var numbers = new CompletableFuture<Numbers>();
    unanswered.add(numbers);
    numbers.whenComplete((taken, failure) -> unanswered.remove(numbers));
    try {
      thread.execute(() -> take(sequence, count, after, numbers));
    } catch (RejectedExecutionException e) {
      numbers.completeExceptionally(KafkaMessages.sequencesClosed());
    }
    return numbers;
  }

  private void take(String sequence, long count, long after, CompletableFuture<Numbers> numbers) {
    Deadline deadline = Deadline.after(timeout);
    Throwable failure = null;
    while (!closed && !deadline.passed()) {
      try {
        hold(deadline);
        long end = Math.addExact(Math.max(last.getOrDefault(sequence, 0L), after), count);
        commit(sequence, end);
        last.put(sequence, end);
        numbers.complete(new Numbers(end - count + 1, count));
        return;
      } catch (ArithmeticException e) {
        failure = e;
        break;
      } catch (RuntimeException e) {
        LOG.debug("Numbers of '{}' could not be taken yet", sequence, e);
        failure = e;
        held = false;
        producer.discard();
        long rest = ThreadLocalRandom.current().nextLong(1, LONGEST_REST_MILLIS);
        deadline.pause(Duration.ofMillis(rest));
      }
    }
    numbers.completeExceptionally(
        closed
            ? KafkaMessages.sequencesClosed()
            : KafkaMessages.noNumbers(clients.bootstrapServers(), sequence, failure));
  }

  private void commit(String sequence, long end) {
    var record =
        new ProducerRecord<>(
            partition.topic(),
            partition.partition(),
            sequence.getBytes(UTF_8),
            Long.toString(end).getBytes(UTF_8));
    TransactionRecords.send(producer.ready(), List.of(List.of(record)));
    producer.ready().commitTransaction();
  }

  private void hold(Deadline deadline) {
    if (held) {
      return;
    }
    producer.ready();
    reader.readOn(deadline, () -> !closed);
    held = true;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    Closing.all(
        () -> DaemonThreads.end(thread, producer::end),
        producer::end,
        this::closeReader,
        () -> unanswered.forEach(n -> n.completeExceptionally(KafkaMessages.sequencesClosed())));
  }

  /** A thread that did not end in time has the reader; Kafka refuses to take it away. */
  private void closeReader() {
    if (thread.isTerminated()) {
      reader.close();
    }
  }
}
