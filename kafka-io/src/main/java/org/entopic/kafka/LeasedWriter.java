package org.entopic.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.entopic.DatabaseStatus.LeaseStatus;
import org.entopic.EntityStoreException;
import org.entopic.StoreNotReadyException;
import org.entopic.spi.backend.CheckedGroup;
import org.entopic.spi.backend.CheckedWriter;
import org.entopic.spi.backend.HeaderNames;
import org.entopic.spi.backend.SaveManifest.TopicSlice;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes checked types: takes the write lease, has the group validated, and writes what it accepts
 * in one transaction with a record in the commits topic, which tells later whether the transaction
 * came to be. Thread-safe, with a thread of its own.
 *
 * <p>Between two groups the lease stays here until another process asks for it.
 */
public final class LeasedWriter implements CheckedWriter, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LeasedWriter.class);
  private static final Duration ADMIN_PATIENCE = Duration.ofSeconds(10);
  private static final Duration BLOCK = Duration.ofSeconds(5);
  private static final Duration REST = Duration.ofMillis(20);

  /** A group whose commit may or may not have come to be. */
  private record Doubt(
      UUID id, LeasedGroup group, List<PendingSave> saves, List<List<RecordMetadata>> sent) {
    RecordMetadata commitRecord() {
      return sent.get(sent.size() - 1).get(0);
    }
  }

  private final KafkaClients clients;
  private final ProducerRecordWriter writer;
  private final Duration saveTimeout;
  private final SaveSearch search;
  private final Admin admin;
  private final LeaseTurns turns;
  private final WriteLease lease;
  private final ScheduledThreadPoolExecutor thread;
  private final Map<TopicSlice, Long> written = new HashMap<>();
  private final CheckedTopics topics;
  private final Set<CompletableFuture<Void>> unanswered = ConcurrentHashMap.newKeySet();
  private Set<TopicState> known = Set.of();
  private @Nullable Doubt doubt;
  private long lastWorkNanos;
  private int lastAnswered;
  private long groups;
  private volatile boolean closed;

  /**
   * Opens a writer; the lease is taken with the first save.
   *
   * @param writer writes the other types
   * @param topics the checked topics
   * @param view completes when everything below some positions can be read in the local view
   */
  public LeasedWriter(
      KafkaClients clients,
      ProducerRecordWriter writer,
      CheckedTopics topics,
      Duration saveTimeout,
      Function<Map<TopicSlice, Long>, CompletableFuture<Void>> view) {
    this(clients, writer, topics, saveTimeout, view, UnaryOperator.identity());
  }

  /**
   * Opens a writer whose producers are wrapped.
   *
   * @param wrapping wraps each producer
   */
  LeasedWriter(
      KafkaClients clients,
      ProducerRecordWriter writer,
      CheckedTopics topics,
      Duration saveTimeout,
      Function<Map<TopicSlice, Long>, CompletableFuture<Void>> view,
      UnaryOperator<Producer<byte[], byte[]>> wrapping) {
    this.clients = clients;
    this.writer = writer;
    this.topics = topics;
    this.saveTimeout = saveTimeout;
    this.search = new SaveSearch(clients);
    this.thread = DaemonThreads.single("entopic-lease-" + clients.database());
    this.admin = clients.admin(ADMIN_PATIENCE);
    this.turns = new LeaseTurns(clients, this::asked);
    this.lease =
        new WriteLease(
            clients.bootstrapServers(),
            clients.database(),
            () -> wrapping.apply(producer()),
            turns,
            new LeaseCatchUp(admin, clients.bootstrapServers(), topics::states, view),
            () -> !closed);
  }

  private Producer<byte[], byte[]> producer() {
    long block = Math.max(1, Math.min(saveTimeout.toMillis(), BLOCK.toMillis()));
    return clients.producer(
        "lease",
        Map.of(
            "batch.size", "65536",
            "linger.ms", "5",
            "metadata.max.idle.ms", "86400000",
            "retry.backoff.ms", "5",
            "retry.backoff.max.ms", "50"),
        Map.of(
            "transactional.id", LeaseTopics.transactionalId(clients.database()),
            "transaction.timeout.ms", "10000",
            "request.timeout.ms", "4000",
            "delivery.timeout.ms", "10000",
            "max.block.ms", Long.toString(block)));
  }

  /** Returns the name by which the other processes know this one. */
  String process() {
    return turns.process();
  }

  // Futures are known by identity.
  @Override
  @SuppressWarnings("CollectionUndefinedEquality")
  public CompletableFuture<Void> write(CheckedGroup group) {
    var over = new CompletableFuture<Void>();
    unanswered.add(over);
    over.whenComplete((done, failure) -> unanswered.remove(over));
    try {
      thread.execute(() -> write(group, over));
    } catch (RejectedExecutionException e) {
      over.completeExceptionally(KafkaMessages.writerClosed());
    }
    return over;
  }

  @Override
  public Optional<LeaseStatus> status() {
    return Optional.of(turns.status(lease));
  }

  private void write(CheckedGroup group, CompletableFuture<Void> over) {
    var leased =
        new LeasedGroup(
            group,
            writer.placement(),
            writer.gate(),
            writer.timer(),
            saveTimeout.toMillis(),
            clients);
    try {
      writeUntilOver(leased);
      over.complete(null);
    } catch (RuntimeException | Error e) {
      // Whatever it was, somebody waits for an answer, and others for their turn.
      EntityStoreException failure = meaning(e);
      leased.fail(failure);
      over.completeExceptionally(failure);
    } finally {
      lastWorkNanos = System.nanoTime();
    }
  }

  private EntityStoreException meaning(Throwable failure) {
    if (failure instanceof EntityStoreException known) {
      return known;
    }
    if (closed) {
      return KafkaMessages.writerClosed();
    }
    return failure instanceof KafkaException
        ? leaseNotTaken(failure)
        : KafkaMessages.checkedSavesFailed(failure);
  }

  private StoreNotReadyException leaseNotTaken(Throwable cause) {
    return KafkaMessages.leaseNotTaken(clients.bootstrapServers(), clients.database(), null, cause);
  }

  private void writeUntilOver(LeasedGroup group) {
    Deadline deadline = Deadline.after(saveTimeout);
    holdLease(deadline);
    // What comes until the last group is visible is validated with this one.
    lease.settle(unsettled(List.of()), deadline);
    int together = Integer.MAX_VALUE;
    boolean isBegun = false;
    while (!closed) {
      holdLease(deadline);
      List<PendingSave> accepted = group.validate(lease.turn());
      if (accepted.isEmpty()) {
        return;
      }
      if (!isBegun) {
        isBegun = true;
        deadline = Deadline.after(saveTimeout);
      }
      List<PendingSave> saves = accepted.subList(0, Math.min(together, accepted.size()));
      try {
        attempt(group, saves, deadline);
      } catch (RuntimeException e) {
        saves.forEach(save -> save.attemptFailed(e));
        end(e);
        if (isLost(e)) {
          LOG.debug("The group is validated anew", e);
        } else if (WriteFailures.isPassing(e)) {
          deadline.pause(REST);
        } else if (saves.size() > 1) {
          // One of them is to blame, the others are not.
          together = 1;
        } else {
          group.over(saves.get(0));
          saves.get(0).failed(KafkaMessages.saveRefused(e));
        }
      }
      if (deadline.passed()) {
        accepted.forEach(group::expire);
        return;
      }
    }
    throw KafkaMessages.writerClosed();
  }

  /** Ends the transaction of an attempt that failed before its commit. */
  private void end(RuntimeException failure) {
    if (isLost(failure)) {
      lease.lost(failure);
    } else {
      lease.abort();
    }
  }

  private static boolean isLost(RuntimeException failure) {
    return WriteFailures.isFencing(failure) || failure instanceof IllegalStateException;
  }

  /** Has the lease for the next transaction; at the end of a turn others have it before. */
  private void holdLease(Deadline deadline) {
    if (lease.isHeld() && turns.isAskedFor() && lease.leftOfTurn().isNegative()) {
      lease.giveUp();
    }
    forgetOtherTopics();
    if (!lease.isHeld()) {
      Set<String> used = written.keySet().stream().map(TopicSlice::topic).collect(toSet());
      used.add(LeaseTopics.commits(clients.database()));
      written.keySet().removeIf(slice -> topics.isChecked(slice.topic()));
      lease.take(used, deadline);
    }
    settleDoubt();
  }

  /** What was written to topics that were created anew since is nowhere, and nothing is held. */
  private void forgetOtherTopics() {
    Set<TopicState> now = topics.known();
    if (known.equals(now)) {
      return;
    }
    if (lease.isHeld()) {
      LOG.info("The lease of {} is taken anew, as its topics changed", clients.database());
      lease.giveUp();
    }
    written.clear();
    known = now;
  }

  /** Sends and commits; afterwards the saves are written, or in doubt, or certainly not written. */
  private void attempt(LeasedGroup group, List<PendingSave> saves, Deadline deadline) {
    // While a partition of the last commit has no leader the coordinator may have passed it over;
    // an abort of the same producer would then take confirmed records along.
    lease.settle(unsettled(saves), deadline);
    UUID id = UUID.randomUUID();
    List<List<ProducerRecord<byte[], byte[]>>> records = new ArrayList<>(saves.size() + 1);
    saves.forEach(save -> records.add(save.records()));
    records.add(List.of(commitRecord(id)));
    List<List<RecordMetadata>> sent = TransactionRecords.send(lease.producer(), records);
    if (!PendingSave.enterDoubt(saves)) {
      lease.abort();
      return;
    }
    try {
      lease.producer().commitTransaction();
    } catch (RuntimeException | Error e) {
      saves.forEach(save -> save.attemptFailed(e));
      lease.lost(e);
      doubt = new Doubt(id, group, saves, sent);
      return;
    }
    written(group, saves, sent);
  }

  /**
   * Returns the ends of what this process wrote last: in checked topics, and in those partitions of
   * others that are to be written again.
   */
  private Map<TopicSlice, Long> unsettled(List<PendingSave> saves) {
    Map<TopicSlice, Long> ends = new HashMap<>(written);
    Set<TopicSlice> others = new HashSet<>(ends.keySet());
    others.removeIf(end -> topics.isChecked(end.topic()));
    if (!others.isEmpty()) {
      for (PendingSave save : saves) {
        save.records().forEach(to -> others.remove(new TopicSlice(to.topic(), to.partition())));
      }
      ends.keySet().removeAll(others);
    }
    return ends;
  }

  private ProducerRecord<byte[], byte[]> commitRecord(UUID id) {
    var commit =
        new ProducerRecord<>(
            LeaseTopics.commits(clients.database()),
            0,
            turns.process().getBytes(UTF_8),
            Long.toString(++groups).getBytes(UTF_8));
    commit.headers().add(HeaderNames.SAVE, RecordPlacement.bytes(id));
    return commit;
  }

  /** Looks, after the lease was taken again, whether the last transaction came to be. */
  private void settleDoubt() {
    Doubt open = doubt;
    if (open == null) {
      return;
    }
    Deadline deadline = Deadline.after(saveTimeout);
    try {
      SaveSearch.Finding finding =
          search.find(open.id(), open.commitRecord(), () -> !closed && !deadline.passed());
      if (finding == SaveSearch.Finding.UNKNOWN && deadline.passed()) {
        throw new TimeoutException("The last commit could not be looked up in time.");
      }
      settle(open, finding);
      doubt = null;
    } catch (KafkaException | IllegalStateException e) {
      lease.lost(e);
      throw leaseNotTaken(e);
    }
  }

  private void settle(Doubt open, SaveSearch.Finding finding) {
    switch (finding) {
      case COMMITTED -> {
        LOG.info(
            "{} saves are written, the log says after a lost confirmation", open.saves().size());
        written(open.group(), open.saves(), open.sent());
      }
      case NOT_COMMITTED -> notWritten(open);
      case UNKNOWN ->
          open.saves()
              .forEach(
                  save -> {
                    open.group().over(save);
                    save.abandon();
                  });
    }
  }

  private static void notWritten(Doubt open) {
    for (PendingSave save : open.saves()) {
      if (!save.leaveDoubt()) {
        open.group().over(save);
        LOG.warn("Save {}, reported as unknown, is not written", save.id());
      }
    }
  }

  private void written(
      LeasedGroup group, List<PendingSave> saves, List<List<RecordMetadata>> sent) {
    lastAnswered = saves.size();
    for (int i = 0; i < saves.size(); i++) {
      PendingSave save = saves.get(i);
      for (RecordMetadata record : sent.get(i)) {
        written.merge(
            new TopicSlice(record.topic(), record.partition()), record.offset() + 1, Math::max);
      }
      group.over(save);
      save.written(writer.receipts().receipt(save.id(), sent.get(i)));
    }
  }

  private void asked() {
    try {
      thread.execute(this::considerGivingUp);
    } catch (RejectedExecutionException e) {
      LOG.trace("The lease is asked for while the writer closes", e);
    }
  }

  /** Gives the lease up at the end of a turn, if another process waits for it. */
  private void considerGivingUp() {
    if (!lease.isHeld() || !turns.isAskedFor()) {
      return;
    }
    Duration left = lease.leftOfTurn();
    Duration idle = lease.patience(lastAnswered).minusNanos(System.nanoTime() - lastWorkNanos);
    Duration rest = left.compareTo(idle) < 0 ? left : idle;
    if (rest.isNegative() || rest.isZero()) {
      lease.giveUp();
    } else if (!closed) {
      thread.schedule(this::considerGivingUp, rest.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  /** Ends promptly: what is not yet being committed fails. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    Closing.all(
        () -> DaemonThreads.end(thread, lease::end),
        lease::end,
        turns::close,
        () -> admin.close(Duration.ZERO),
        () -> unanswered.forEach(o -> o.completeExceptionally(KafkaMessages.writerClosed())),
        () -> Optional.ofNullable(doubt).ifPresent(d -> d.saves().forEach(PendingSave::abandon)));
  }
}
