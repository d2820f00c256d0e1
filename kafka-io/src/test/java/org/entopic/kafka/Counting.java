package org.entopic.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.Producer;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.CheckedSave;
import org.entopic.spi.backend.EncodedRecord;
import org.entopic.spi.backend.SaveManifest.TopicSlice;
import org.entopic.spi.backend.WriteBatch;
import org.entopic.spi.backend.WriteReceipt;

/** A process as far as the broker knows: a leased writer that counts, and a view of its own. */
final class Counting implements AutoCloseable {
  final CommittedLog log;
  final LeasedWriter writer;
  private final EntityTypeModel type;
  final ProducerRecordWriter plain;
  private final Map<String, Integer> ownInTurn = new ConcurrentHashMap<>();
  final Queue<Map<TopicSlice, Long>> awaited = new ConcurrentLinkedQueue<>();
  final AtomicReference<RuntimeException> viewTrouble = new AtomicReference<>();
  private long lastTurn;

  /**
   * Opens a writer.
   *
   * @param disturbance wraps each producer
   */
  Counting(
      KafkaDatabase database,
      EntityTypeModel type,
      Duration saveTimeout,
      UnaryOperator<Producer<byte[], byte[]>> disturbance) {
    this.type = type;
    log = new CommittedLog(database.clients().bootstrapServers(), type.topic().name());
    plain = new ProducerRecordWriter(database.clients(), List.of(), database::topics, saveTimeout);
    var topics = new CheckedTopics(List.of(SharedBroker.store(type)), database::topics);
    writer =
        new LeasedWriter(
            database.clients(), plain, topics, saveTimeout, this::caughtUp, disturbance);
  }

  private CompletableFuture<Void> caughtUp(Map<TopicSlice, Long> ends) {
    awaited.add(ends);
    RuntimeException trouble = viewTrouble.getAndSet(null);
    return trouble == null ? log.caughtUp(ends) : CompletableFuture.failedFuture(trouble);
  }

  /** Counts a key up and returns what it is by now. */
  CompletableFuture<Integer> count(String key) {
    var outcome = new CompletableFuture<Integer>();
    CompletableFuture<Void> over = writer.write(turn -> next(key, turn, outcome));
    over.whenComplete(
        (done, failure) -> {
          if (failure != null) {
            outcome.completeExceptionally(failure);
          }
        });
    return outcome;
  }

  private List<CheckedSave> next(String key, long turn, CompletableFuture<Integer> outcome) {
    if (outcome.isDone()) {
      return List.of();
    }
    if (turn != lastTurn) {
      lastTurn = turn;
      ownInTurn.clear();
    }
    int value = 1 + ownInTurn.getOrDefault(key, log.value(key));
    var written = new CompletableFuture<WriteReceipt>();
    written.whenComplete(
        (receipt, failure) -> {
          if (failure == null) {
            if (turn == lastTurn) {
              ownInTurn.put(key, value);
            }
            outcome.complete(value);
          } else {
            outcome.completeExceptionally(failure);
          }
        });
    return List.of(new CheckedSave(batch(key, value), written));
  }

  WriteBatch batch(String key, int value) {
    return new WriteBatch(UUID.randomUUID(), List.of(record(key, Integer.toString(value))));
  }

  EncodedRecord record(String key, String value) {
    return new EncodedRecord(type, key.getBytes(UTF_8), value.getBytes(UTF_8), List.of());
  }

  @Override
  public void close() {
    writer.close();
    plain.close();
    log.close();
  }
}
