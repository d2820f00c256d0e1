package org.entopic.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.entopic.DatabaseStatus.LeaseStatus;
import org.entopic.kafka.LeaseQueue.Word;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the processes of a database take the lease one after the other: who wants it asks in the
 * lease topic, who has it gives it up. Thread-safe, with a thread of its own that reads the topic.
 *
 * <p>This is a courtesy that saves everybody aborted transactions. What keeps two from writing at
 * once is the broker, which fences the earlier of two producers with the same transactional id; so
 * whoever has waited long enough for a process that does not answer takes the lease all the same.
 */
final class LeaseTurns implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LeaseTurns.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration REST = Duration.ofMillis(100);
  private static final long HISTORY = 200;

  /** How long one that does not answer is waited for. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  private final String process = processName();
  private final KafkaClients clients;
  private final Runnable asked;
  private final TopicPartition partition;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final LeaseQueue queue = new LeaseQueue();
  private final CompletableFuture<Void> caughtUp = new CompletableFuture<>();
  private final Producer<byte[], byte[]> producer;
  private final Consumer<byte[], byte[]> consumer;
  private final Thread thread;
  private long progressNanos = System.nanoTime();
  private boolean isAsking;
  private volatile boolean hasSpoken;
  private volatile boolean closed;

  /**
   * Starts to read the topic.
   *
   * @param asked is called when another process asks for the lease, on the reading thread
   */
  LeaseTurns(KafkaClients clients, Runnable asked) {
    this.clients = clients;
    this.asked = asked;
    this.partition = new TopicPartition(LeaseTopics.turns(clients.database()), 0);
    this.producer =
        clients.producer(
            "lease-turns",
            // A topic that is known needs no broker to be told of something, also when closing.
            Map.of("linger.ms", "0", "retry.backoff.ms", "5", "metadata.max.idle.ms", "86400000"),
            Map.of(
                "max.in.flight.requests.per.connection", "1",
                "request.timeout.ms", "2000",
                "delivery.timeout.ms", "5000",
                "max.block.ms", "5000"));
    this.consumer = clients.consumer("lease-turns", OffsetReset.EARLIEST, Map.of());
    this.thread = new Thread(this::read, "entopic-lease-turns-" + clients.database());
    thread.setDaemon(true);
    thread.setContextClassLoader(LeaseTurns.class.getClassLoader());
    thread.start();
  }

  /** Names a process so that somebody who reads it finds the process. */
  private static String processName() {
    String host = System.getenv().getOrDefault("HOSTNAME", "host");
    String number = UUID.randomUUID().toString().substring(0, 8);
    return host + "/" + ProcessHandle.current().pid() + "/" + number;
  }

  String process() {
    return process;
  }

  /**
   * Waits until this process may take the lease, or has waited long enough for those before it.
   *
   * @return whether it is its turn, false if the time is over
   */
  boolean await(Deadline deadline) {
    if (!isCaughtUp(deadline)) {
      return !deadline.passed();
    }
    long start = System.nanoTime();
    while (true) {
      askIfNeeded();
      lock.lock();
      try {
        if (queue.isFreeFor(process)) {
          return true;
        }
        long patience = PATIENCE.toNanos() * (1 + queue.before(process));
        long since = Math.max(start, progressNanos);
        long left = since + patience - System.nanoTime();
        if (left <= 0) {
          LOG.info("The write lease of {} is taken from {}", clients.database(), queue.holder());
          return true;
        }
        if (deadline.passed() || closed) {
          return false;
        }
        long woken = changed.awaitNanos(Math.min(left, deadline.remaining().toNanos() + 1));
        LOG.trace("Something happened in the lease topic, or {} ns are left", woken);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      } finally {
        lock.unlock();
      }
    }
  }

  /** Asks for the lease unless that is done or needless; sending may block, so under no lock. */
  private void askIfNeeded() {
    lock.lock();
    try {
      if (isAsking || queue.isWaiting(process) || queue.isFreeFor(process)) {
        return;
      }
      isAsking = true;
    } finally {
      lock.unlock();
    }
    tell(Word.WAITS);
  }

  /** The topic is read before the first turn; if it cannot be, the lease is taken without. */
  private boolean isCaughtUp(Deadline deadline) {
    try {
      caughtUp.get(
          Math.min(deadline.remaining().toNanos(), PATIENCE.toNanos()), TimeUnit.NANOSECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("The lease topic of {} is not read yet", clients.database(), e);
      return false;
    }
  }

  /** Tells everybody that this process has the lease. */
  void taken() {
    tell(Word.HOLDS);
  }

  /** Tells everybody that this process has not the lease, and asks for it no longer. */
  void left() {
    tell(Word.LEAVES);
  }

  /** Returns whether another process waits for the lease. */
  boolean isAskedFor() {
    lock.lock();
    try {
      return queue.othersWait(process);
    } finally {
      lock.unlock();
    }
  }

  /** What this process says counts when it is read, for itself as for the others. */
  private void tell(Word word) {
    hasSpoken = true;
    producer.send(
        new ProducerRecord<>(
            partition.topic(),
            partition.partition(),
            process.getBytes(UTF_8),
            word.name().toLowerCase(Locale.ROOT).getBytes(UTF_8)),
        (at, failure) -> {
          if (failure != null) {
            LOG.debug("{} could not be told in the lease topic", word, failure);
            notTold(word);
          }
        });
  }

  private void notTold(Word word) {
    lock.lock();
    try {
      isAsking &= word != Word.WAITS;
    } finally {
      lock.unlock();
    }
  }

  private void apply(String name, Word word, Instant time) {
    lock.lock();
    try {
      queue.apply(name, word, time);
      if (word == Word.WAITS && name.equals(process)) {
        isAsking = false;
      }
      if (word != Word.WAITS) {
        progressNanos = System.nanoTime();
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void read() {
    try {
      while (!closed) {
        readOn();
      }
    } finally {
      consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
  }

  private void readOn() {
    try {
      long end = begin();
      while (!closed) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          hear(record);
        }
        if (consumer.position(partition) >= end) {
          caughtUp.complete(null);
        }
      }
    } catch (WakeupException e) {
      LOG.trace("The lease topic is read no longer", e);
    } catch (KafkaException e) {
      LOG.debug("The lease topic of {} could not be read", clients.database(), e);
      Deadline.after(REST).pause(REST);
    }
  }

  private long begin() {
    consumer.assign(List.of(partition));
    long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    long first = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
    if (!caughtUp.isDone()) {
      consumer.seek(partition, Math.max(first, end - HISTORY));
    }
    return end;
  }

  private void hear(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() == null || record.value() == null) {
      LOG.warn("A record of {} names nobody, or says nothing, and is passed over", partition);
      return;
    }
    String name = new String(record.key(), UTF_8);
    boolean isOwn = name.equals(process);
    try {
      Word word = Word.valueOf(new String(record.value(), UTF_8).toUpperCase(Locale.ROOT));
      apply(name, word, Instant.ofEpochMilli(record.timestamp()));
      if (word == Word.WAITS && !isOwn && caughtUp.isDone()) {
        asked.run();
      }
    } catch (IllegalArgumentException e) {
      LOG.warn("A record of {} says nothing of the lease and is passed over", partition);
    }
  }

  /** Returns the process that has the lease; null if nobody is known to have it. */
  @Nullable String holder() {
    lock.lock();
    try {
      return queue.holder();
    } finally {
      lock.unlock();
    }
  }

  /** Tells who has the lease and who waits for it. */
  LeaseStatus status(WriteLease lease) {
    lock.lock();
    try {
      return new LeaseStatus(
          process,
          queue.holder(),
          queue.heldSince(),
          queue.waiters(),
          lease.turn(),
          lease.lastFence());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    if (hasSpoken) {
      left();
    }
    closed = true;
    consumer.wakeup();
    producer.close(Duration.ofMillis(200));
    try {
      thread.join(TimeUnit.SECONDS.toMillis(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
