package org.entopic.backend.replica;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.entopic.kafka.view.RecordReader;
import org.entopic.view.DecodedRecord;

/**
 * Decodes what a poll brought: small batches at once, large ones in pieces on a thread per core,
 * which end when there is nothing to do. The order of records is kept.
 */
final class BatchDecoder implements AutoCloseable {
  private static final int PIECE = 512;

  /** What a poll brought, decoded or about to be. */
  record Batch(ConsumerRecords<byte[], byte[]> polled, List<Piece> pieces) {
    boolean isDone() {
      return pieces.stream().allMatch(piece -> piece.decoded().isDone());
    }
  }

  /** Some records of one partition in order, and one by one what they are decoded. */
  record Piece(
      TopicPartition partition,
      List<ConsumerRecord<byte[], byte[]>> records,
      Future<List<DecodedRecord>> decoded) {

    /** Returns what is decoded when it is; what decoding threw is thrown here. */
    List<DecodedRecord> await() throws InterruptedException {
      try {
        return decoded.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException failure) {
          throw failure;
        }
        throw new IllegalStateException("Decoding failed.", e.getCause());
      }
    }
  }

  private final RecordReader reader;
  private final ThreadPoolExecutor threads;

  BatchDecoder(String database, RecordReader reader) {
    this.reader = reader;
    int cores = Runtime.getRuntime().availableProcessors();
    var count = new AtomicInteger();
    this.threads =
        new ThreadPoolExecutor(
            cores,
            cores,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              var thread =
                  new Thread(
                      task, "entopic-replica-" + database + "-decode-" + count.incrementAndGet());
              thread.setDaemon(true);
              thread.setContextClassLoader(BatchDecoder.class.getClassLoader());
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
  }

  static boolean isLarge(ConsumerRecords<byte[], byte[]> polled) {
    return polled.count() > PIECE;
  }

  /** Decodes at once, on the calling thread. */
  Batch decode(ConsumerRecords<byte[], byte[]> polled) {
    List<Piece> pieces = new ArrayList<>(polled.partitions().size());
    for (TopicPartition partition : polled.partitions()) {
      List<ConsumerRecord<byte[], byte[]>> records = polled.records(partition);
      pieces.add(new Piece(partition, records, CompletableFuture.completedFuture(decode(records))));
    }
    return new Batch(polled, pieces);
  }

  /** Starts decoding in pieces. */
  Batch start(ConsumerRecords<byte[], byte[]> polled) {
    List<Piece> pieces = new ArrayList<>();
    for (TopicPartition partition : polled.partitions()) {
      List<ConsumerRecord<byte[], byte[]>> all = polled.records(partition);
      for (int from = 0; from < all.size(); from += PIECE) {
        List<ConsumerRecord<byte[], byte[]>> records =
            all.subList(from, Math.min(all.size(), from + PIECE));
        pieces.add(new Piece(partition, records, threads.submit(() -> decode(records))));
      }
    }
    return new Batch(polled, pieces);
  }

  private List<DecodedRecord> decode(List<ConsumerRecord<byte[], byte[]>> records) {
    List<DecodedRecord> decoded = new ArrayList<>(records.size());
    for (ConsumerRecord<byte[], byte[]> record : records) {
      decoded.add(reader.read(record));
    }
    return decoded;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  /** Waits until no thread is left, or the time is over. */
  void join(long millis) throws InterruptedException {
    threads.awaitTermination(millis, TimeUnit.MILLISECONDS);
  }
}
