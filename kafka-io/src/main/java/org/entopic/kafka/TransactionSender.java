package org.entopic.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.entopic.StoreNotReadyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes saves of several records, each in a transaction, one after the other on a thread of its
 * own.
 *
 * <p>A transaction that certainly came to nothing is tried again while there is time. When the
 * outcome of a commit is unknown, the same transactional id is initialised again, which ends the
 * transaction one way or the other, and the log tells which.
 */
final class TransactionSender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TransactionSender.class);
  private static final Duration REST = Duration.ofMillis(50);
  private static final long GRACE_MILLIS = 1_000;

  private final BlockingQueue<Optional<PendingSave>> queue = new LinkedBlockingQueue<>();
  private final Supplier<Producer<byte[], byte[]>> producers;
  private final SaveReceipts receipts;
  private final SaveSearch search;
  private final Consumer<PendingSave> ended;
  private final Thread thread;
  private volatile @Nullable Producer<byte[], byte[]> producer;
  private volatile boolean closed;

  /**
   * Creates a sender and starts its thread.
   *
   * @param producers make transactional producers, all with the same transactional id
   * @param ended is told of each save that is over before its caller is
   */
  TransactionSender(
      String database,
      Supplier<Producer<byte[], byte[]>> producers,
      SaveReceipts receipts,
      SaveSearch search,
      Consumer<PendingSave> ended) {
    this.producers = producers;
    this.receipts = receipts;
    this.search = search;
    this.ended = ended;
    this.thread = new Thread(this::run, "entopic-writer-" + database);
    thread.setDaemon(true);
    thread.start();
  }

  void send(PendingSave save) {
    Optional<PendingSave> entry = Optional.of(save);
    queue.add(entry);
    if (closed && queue.remove(entry)) {
      abandon(save);
    }
  }

  private void run() {
    try {
      Optional<PendingSave> next = queue.take();
      while (next.isPresent()) {
        PendingSave save = next.get();
        write(save);
        next = closed ? Optional.empty() : queue.take();
      }
    } catch (InterruptedException e) {
      LOG.debug("The writer was interrupted because it is closed");
    } finally {
      discard();
      queue.forEach(save -> save.ifPresent(this::abandon));
    }
  }

  private void write(PendingSave save) {
    try {
      if (save.begin()) {
        attemptUntilOver(save);
      }
    } finally {
      abandon(save);
    }
  }

  private void attemptUntilOver(PendingSave save) {
    while (save.isSending() && !closed) {
      List<RecordMetadata> sent = sendAll(save);
      if (!sent.isEmpty()) {
        commit(save, sent);
      } else if (save.isSending()) {
        rest();
      }
    }
  }

  /** Returns what was acknowledged: all records, or none when the transaction was aborted. */
  private List<RecordMetadata> sendAll(PendingSave save) {
    try {
      Producer<byte[], byte[]> used = ready();
      used.beginTransaction();
      List<Future<RecordMetadata>> replies = new ArrayList<>(save.records().size());
      for (ProducerRecord<byte[], byte[]> record : save.records()) {
        replies.add(used.send(record));
      }
      used.flush();
      List<RecordMetadata> sent = new ArrayList<>(replies.size());
      for (Future<RecordMetadata> reply : replies) {
        sent.add(acknowledged(reply));
      }
      if (save.enterDoubt()) {
        return sent;
      }
      abort();
    } catch (RuntimeException e) {
      abort();
      save.attemptFailed(e);
      if (!isPassing(e)) {
        over(save, () -> save.failed(KafkaMessages.saveRefused(e)));
      }
    }
    return List.of();
  }

  private static RecordMetadata acknowledged(Future<RecordMetadata> reply) {
    try {
      return reply.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException failure ? failure : new KafkaException(e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private void commit(PendingSave save, List<RecordMetadata> sent) {
    while (!closed) {
      try {
        ready().commitTransaction();
        over(save, () -> save.written(receipts.receipt(save.id(), sent)));
        return;
      } catch (TimeoutException e) {
        // The protocol allows to ask again for the same commit, and nothing else.
        save.attemptFailed(e);
      } catch (KafkaException | IllegalStateException e) {
        save.attemptFailed(e);
        discard();
        resolve(save, sent);
        return;
      }
    }
  }

  private void resolve(PendingSave save, List<RecordMetadata> sent) {
    while (!closed) {
      try {
        ready();
        if (search.isCommitted(save.id(), sent.get(0), () -> !closed)) {
          LOG.info("Save {} is written, its log says after a failed confirmation", save.id());
          over(save, () -> save.written(receipts.receipt(save.id(), sent)));
        } else if (!save.leaveDoubt()) {
          LOG.warn("Save {}, reported as unknown before, is not written", save.id());
        }
        return;
      } catch (RuntimeException e) {
        save.attemptFailed(e);
        discard();
        rest();
      }
    }
  }

  private Producer<byte[], byte[]> ready() {
    Producer<byte[], byte[]> known = producer;
    if (known != null) {
      return known;
    }
    Producer<byte[], byte[]> created = producers.get();
    producer = created;
    try {
      if (closed) {
        throw new InterruptException("The writer is closed.");
      }
      created.initTransactions();
    } catch (KafkaException | IllegalStateException e) {
      discard();
      throw e;
    }
    return created;
  }

  private void abort() {
    Producer<byte[], byte[]> used = producer;
    if (used == null) {
      return;
    }
    try {
      used.abortTransaction();
    } catch (KafkaException | IllegalStateException e) {
      LOG.debug("A transaction could not be aborted and ends with its producer", e);
      discard();
    }
  }

  private void discard() {
    Producer<byte[], byte[]> used = producer;
    producer = null;
    if (used != null) {
      used.close(Duration.ZERO);
    }
  }

  private static boolean isPassing(RuntimeException failure) {
    return failure instanceof RetriableException
        || failure instanceof StoreNotReadyException
        || failure instanceof ProducerFencedException
        || failure instanceof InvalidProducerEpochException
        || failure instanceof InvalidTxnStateException
        || failure instanceof InvalidPidMappingException
        || failure instanceof TransactionAbortableException
        || (failure.getCause() instanceof RuntimeException cause && isPassing(cause));
  }

  private void over(PendingSave save, Runnable tellCaller) {
    ended.accept(save);
    tellCaller.run();
  }

  /** Ends a save that may have ended otherwise before; then this does nothing. */
  private void abandon(PendingSave save) {
    ended.accept(save);
    save.abandon();
  }

  private void rest() {
    if (!closed) {
      LockSupport.parkNanos(REST.toNanos());
    }
  }

  @Override
  public void close() {
    closed = true;
    queue.add(Optional.empty());
    try {
      thread.join(GRACE_MILLIS);
      if (thread.isAlive()) {
        Producer<byte[], byte[]> used = producer;
        if (used != null) {
          used.close(Duration.ZERO);
        }
        thread.interrupt();
        thread.join(2 * GRACE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
