package org.entopic.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.entopic.event.DiagnosticEvent.UncheckedGroupEnded;
import org.entopic.spi.backend.WriteReceipt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes saves of several records in transactions, on a thread of its own; saves that wait together
 * share one.
 *
 * <p>A transaction that certainly came to nothing is tried again while there is time. When the
 * outcome of a commit is unknown, the same transactional id is initialised again, which ends the
 * transaction one way or the other, and the log tells which. Where it does not, because the
 * transaction of somebody else is open below, the outcome stays unknown and the next saves go on.
 */
final class TransactionSender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TransactionSender.class);
  private static final Duration REST = Duration.ofMillis(50);
  private static final long GRACE_MILLIS = 1_000;
  private static final int GROUP_RECORDS = 10_000;

  private final BlockingQueue<Optional<PendingSave>> queue = new LinkedBlockingQueue<>();
  private final String database;
  private final TransactionalProducer producer;
  private final SaveReceipts receipts;
  private final SaveSearch search;
  private final Duration searchPatience;
  private final Consumer<PendingSave> ended;
  private final Consumer<UncheckedGroupEnded> groups;
  private int writtenSaves;
  private int writtenRecords;
  private final Thread thread;
  private volatile boolean closed;

  /**
   * Creates a sender and starts its thread.
   *
   * @param producers make transactional producers, all with the same transactional id
   * @param searchPatience for how long an outcome is looked for, which holds up saves that wait
   * @param ended is told of each save that is over before its caller is
   * @param groups is told of each group of saves that is over
   */
  TransactionSender(
      String database,
      Supplier<Producer<byte[], byte[]>> producers,
      SaveReceipts receipts,
      SaveSearch search,
      Duration searchPatience,
      Consumer<PendingSave> ended,
      Consumer<UncheckedGroupEnded> groups) {
    this.database = database;
    this.groups = groups;
    this.searchPatience = searchPatience;
    this.producer = new TransactionalProducer(producers);
    this.receipts = receipts;
    this.search = search;
    this.ended = ended;
    this.thread = new Thread(this::run, "entopic-writer-" + database);
    thread.setDaemon(true);
    thread.setContextClassLoader(TransactionSender.class.getClassLoader());
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
        write(withThoseWaiting(next.get()));
        next = closed ? Optional.empty() : queue.take();
      }
    } catch (InterruptedException e) {
      LOG.debug("The writer was interrupted because it is closed");
    } finally {
      producer.discard();
      queue.forEach(entry -> entry.ifPresent(this::abandon));
    }
  }

  private void write(List<PendingSave> group) {
    Duration waited = group.get(0).age();
    long begun = System.nanoTime();
    writtenSaves = 0;
    writtenRecords = 0;
    try {
      group.removeIf(save -> !save.begin() && abandon(save));
      attemptUntilOver(group);
    } catch (Error e) {
      LOG.error("A group of saves ended; the writer goes on with the next", e);
      producer.discard();
    } finally {
      group.forEach(this::abandon);
      Duration taken = Duration.ofNanos(System.nanoTime() - begun);
      groups.accept(new UncheckedGroupEnded(database, writtenSaves, writtenRecords, waited, taken));
    }
  }

  /** Returns the saves that share one transaction: the cost is per commit, not per save. */
  private List<PendingSave> withThoseWaiting(PendingSave first) {
    List<PendingSave> group = new ArrayList<>();
    group.add(first);
    int records = first.records().size();
    Optional<PendingSave> next = Optional.ofNullable(queue.peek()).flatMap(entry -> entry);
    while (next.isPresent() && records + next.get().records().size() <= GROUP_RECORDS) {
      queue.remove();
      group.add(next.get());
      records += next.get().records().size();
      next = Optional.ofNullable(queue.peek()).flatMap(entry -> entry);
    }
    return group;
  }

  private void attemptUntilOver(List<PendingSave> group) {
    List<PendingSave> open = stillSending(group);
    while (!open.isEmpty() && !closed) {
      try {
        List<List<RecordMetadata>> sent = sendAll(open);
        if (PendingSave.enterDoubt(open)) {
          commit(open, sent);
        } else {
          producer.abort();
        }
      } catch (RuntimeException e) {
        producer.abort();
        open.forEach(save -> save.attemptFailed(e));
        if (WriteFailures.isPassing(e)) {
          rest();
        } else if (open.size() == 1) {
          refused(open.get(0), e);
        } else {
          // One of them is to blame, the others are not.
          open.forEach(save -> attemptUntilOver(List.of(save)));
        }
      }
      open = stillSending(group);
    }
  }

  private static List<PendingSave> stillSending(List<PendingSave> group) {
    return group.stream().filter(PendingSave::isSending).toList();
  }

  private List<List<RecordMetadata>> sendAll(List<PendingSave> group) {
    return TransactionRecords.send(
        producer.ready(), group.stream().map(PendingSave::records).toList());
  }

  private void commit(List<PendingSave> group, List<List<RecordMetadata>> sent) {
    while (!closed) {
      try {
        producer.ready().commitTransaction();
        written(group, sent);
        return;
      } catch (TimeoutException e) {
        // The protocol allows to ask again for the same commit, and nothing else.
        group.forEach(save -> save.attemptFailed(e));
      } catch (KafkaException | IllegalStateException e) {
        group.forEach(save -> save.attemptFailed(e));
        producer.discard();
        resolve(group, sent);
        return;
      }
    }
  }

  private void resolve(List<PendingSave> group, List<List<RecordMetadata>> sent) {
    while (!closed) {
      try {
        producer.ready();
        Deadline deadline = Deadline.after(searchPatience);
        settle(
            group,
            sent,
            search.find(
                group.get(0).id(),
                sent.get(0).get(0),
                () -> !closed && !deadline.passed() && isAnyAwaited(group)));
        return;
      } catch (RuntimeException e) {
        group.forEach(save -> save.attemptFailed(e));
        producer.discard();
        rest();
      }
    }
  }

  private void settle(
      List<PendingSave> group, List<List<RecordMetadata>> sent, SaveSearch.Finding finding) {
    switch (finding) {
      case COMMITTED -> {
        LOG.info("{} saves are written, the log says after a lost confirmation", group.size());
        written(group, sent);
      }
      case NOT_COMMITTED ->
          group.stream()
              .filter(save -> !save.leaveDoubt())
              .forEach(save -> LOG.warn("Save {}, reported as unknown, is not written", save.id()));
      case UNKNOWN -> {
        LOG.warn("Whether {} saves are written is not known", group.size());
        group.forEach(this::abandon);
      }
    }
  }

  private static boolean isAnyAwaited(List<PendingSave> group) {
    return group.stream().anyMatch(save -> !save.outcome().isDone());
  }

  private void written(List<PendingSave> group, List<List<RecordMetadata>> sent) {
    for (int i = 0; i < sent.size(); i++) {
      PendingSave save = group.get(i);
      WriteReceipt receipt = receipts.receipt(save.id(), sent.get(i));
      writtenSaves++;
      writtenRecords += sent.get(i).size();
      over(save, () -> save.written(receipt));
    }
  }

  private void refused(PendingSave save, RuntimeException failure) {
    over(save, () -> save.failed(KafkaMessages.saveRefused(failure)));
  }

  private void over(PendingSave save, Runnable tellCaller) {
    ended.accept(save);
    tellCaller.run();
  }

  /** Ends a save that may have ended otherwise before; then this does nothing. */
  private boolean abandon(PendingSave save) {
    ended.accept(save);
    save.abandon();
    return true;
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
    Closing.all(() -> join(GRACE_MILLIS), this::interrupt, () -> join(2 * GRACE_MILLIS));
  }

  private void join(long millis) {
    try {
      thread.join(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void interrupt() {
    if (thread.isAlive()) {
      producer.end();
      thread.interrupt();
    }
  }
}
