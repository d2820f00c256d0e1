package org.entopic.reader;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * The records of topics as they are asked for. One thread reads, any thread closes; the lock is
 * never held while the reading thread's own code runs.
 */
final class TopicRecords<T> implements Spliterator<EntityRecord<T>>, AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(500);

  /** Where reading ends. */
  enum Until {
    /** At the ends that the topics have at the start. */
    ENDS,
    /** When it is closed. */
    CLOSED
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Consumer<byte[], byte[]> consumer;
  private final List<String> topics;
  private final Duration patience;
  private final Function<ConsumerRecord<byte[], byte[]>, Optional<EntityRecord<T>>> reader;
  private final @Nullable Map<TopicPartition, Long> ends;
  private Iterator<ConsumerRecord<byte[], byte[]>> batch = Collections.emptyIterator();
  private volatile boolean closed;
  private boolean released;
  private boolean finished;
  private long positions = -1;
  private long lastProgress = System.nanoTime();

  TopicRecords(
      TopicSource.Started started,
      Until until,
      Function<ConsumerRecord<byte[], byte[]>, Optional<EntityRecord<T>>> reader) {
    this(started, until == Until.ENDS ? ends(started) : null, reader);
  }

  private TopicRecords(
      TopicSource.Started started,
      @Nullable Map<TopicPartition, Long> ends,
      Function<ConsumerRecord<byte[], byte[]>, Optional<EntityRecord<T>>> reader) {
    this.consumer = started.consumer();
    this.topics = started.topics();
    this.patience = started.patience();
    this.reader = reader;
    this.ends = ends;
  }

  /** Returns the records of a partition from an offset up to, and without, another. */
  static <T> TopicRecords<T> between(
      TopicSource.Started started,
      TopicPartition partition,
      long from,
      long to,
      Function<ConsumerRecord<byte[], byte[]>, Optional<EntityRecord<T>>> reader) {
    Consumer<byte[], byte[]> consumer = started.consumer();
    if (!consumer.assignment().contains(partition)) {
      close(consumer);
      throw ReaderMessages.noPartition(partition, started.topics());
    }
    consumer.assign(List.of(partition));
    consumer.seek(partition, from);
    Map<TopicPartition, Long> ends = new HashMap<>(ends(started));
    ends.replaceAll((any, end) -> Math.min(end, to));
    return new TopicRecords<>(started, ends, reader);
  }

  private static Map<TopicPartition, Long> ends(TopicSource.Started started) {
    Consumer<?, ?> consumer = started.consumer();
    try {
      return consumer.endOffsets(consumer.assignment(), started.patience());
    } catch (KafkaException e) {
      close(consumer);
      throw ReaderMessages.unreadable(started.topics(), e);
    }
  }

  @Override
  public boolean tryAdvance(java.util.function.Consumer<? super EntityRecord<T>> action) {
    do {
      while (!closed && batch.hasNext()) {
        ConsumerRecord<byte[], byte[]> record = batch.next();
        if (isWanted(record)) {
          Optional<EntityRecord<T>> read = reader.apply(record);
          if (read.isPresent()) {
            action.accept(read.get());
            return true;
          }
        }
      }
    } while (poll());
    return false;
  }

  /** Records that were written after the start do not belong to one pass. */
  private boolean isWanted(ConsumerRecord<byte[], byte[]> record) {
    return ends == null
        || record.offset()
            < ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L);
  }

  private boolean poll() {
    lock.lock();
    try {
      if (finished) {
        return false;
      } else if (closed) {
        return cancelled();
      } else if (ends != null && isAtEnds(ends)) {
        finished = true;
        release();
        return false;
      }
      batch = consumer.poll(POLL).iterator();
      if (ends == null) {
        takeNewPartitions();
      } else {
        requireProgress();
      }
      return true;
    } catch (WakeupException e) {
      return cancelled();
    } catch (InterruptException e) {
      throw ReaderMessages.interrupted(topics, e);
    } catch (KafkaException e) {
      throw ReaderMessages.unreadable(topics, e);
    } finally {
      lock.unlock();
    }
  }

  /** Asks what the consumer knows of its topics, which it brings up to date by itself. */
  private void takeNewPartitions() {
    List<TopicPartition> added = new ArrayList<>();
    for (String topic : topics) {
      for (PartitionInfo found : consumer.partitionsFor(topic, patience)) {
        var partition = new TopicPartition(topic, found.partition());
        if (!consumer.assignment().contains(partition)) {
          added.add(partition);
        }
      }
    }
    if (!added.isEmpty()) {
      List<TopicPartition> all = new ArrayList<>(consumer.assignment());
      all.addAll(added);
      consumer.assign(all);
      consumer.seekToBeginning(added);
    }
  }

  /** Half of a pass must not look like a whole one. */
  private boolean cancelled() {
    if (ends != null) {
      throw ReaderMessages.cancelled(topics);
    }
    return false;
  }

  private boolean isAtEnds(Map<TopicPartition, Long> wanted) {
    return wanted.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey(), patience) >= end.getValue());
  }

  private void requireProgress() {
    long now = consumer.assignment().stream().mapToLong(p -> consumer.position(p, patience)).sum();
    if (now != positions) {
      positions = now;
      lastProgress = System.nanoTime();
    } else if (System.nanoTime() - lastProgress > TimeUnit.NANOSECONDS.convert(patience)) {
      throw ReaderMessages.noProgress(topics, patience);
    }
  }

  @Override
  public void close() {
    closed = true;
    consumer.wakeup();
    lock.lock();
    try {
      release();
    } finally {
      lock.unlock();
    }
  }

  private void release() {
    if (!released) {
      released = true;
      close(consumer);
    }
  }

  static void close(Consumer<?, ?> consumer) {
    consumer.close(CloseOptions.timeout(Duration.ZERO));
  }

  /** Records come one after the other: reading ahead would wait for what is not there yet. */
  @Override
  public @Nullable Spliterator<EntityRecord<T>> trySplit() {
    return null;
  }

  @Override
  public long estimateSize() {
    return Long.MAX_VALUE;
  }

  @Override
  public int characteristics() {
    return ORDERED | NONNULL;
  }
}
