package org.entopic.view;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.entopic.BadRecord;
import org.entopic.BadRecordPolicy;
import org.entopic.ConsistencyToken;
import org.entopic.StoreNotReadyException;
import org.entopic.event.Subscription;
import org.entopic.spi.backend.Publication;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.SaveManifest.TopicSlice;
import org.entopic.spi.backend.StoreDefinition;
import org.entopic.spi.backend.StoreListener;
import org.entopic.spi.backend.StoreReader;
import org.entopic.spi.backend.UnknownSchemaException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of entity types as their topics tell them, with indexes and snapshots; saves become
 * visible as a whole.
 *
 * <p>Thread-safe, without a thread of its own: whoever feeds it runs everything, listeners and what
 * depends on futures included. Several threads may feed at once if each has partitions of its own.
 *
 * <pre>{@code
 * view.addStores(definitions);
 * Restoration restoration = view.begin(highWatermarks());
 * while (running) {
 *   view.apply(poll().stream().map(view::decode).toList());
 *   view.position(topic, partition, consumerPosition);
 *   if (restoration.isAtEnd()) {
 *     restoration.until(highWatermarks());
 *   }
 *   for (IncompleteSave save : view.pendingSaves()) {
 *     view.bound(save.saveId(), highWatermarks(save.partitions()));
 *   }
 * }
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class EntityView implements StoreReader, AutoCloseable {
  private static final System.Logger LOG = System.getLogger("org.entopic.view");
  private static final int SWEEP = 4096;

  private final BadRecordPolicy policy;
  private final Consumer<BadRecord> badRecords;
  private final Turns turns = new Turns();
  private final Storages storages;
  private final List<StoreListener> listeners = new CopyOnWriteArrayList<>();
  private volatile Feed feed;
  private volatile @Nullable Supplier<StoreNotReadyException> stopped;
  private volatile boolean closed;

  /**
   * Creates a view without stores.
   *
   * @param policy what to do about a record that cannot be decoded
   * @param badRecords is told of each such record, on a feeding thread
   */
  public EntityView(BadRecordPolicy policy, Consumer<BadRecord> badRecords) {
    this(policy, badRecords, StorageSource.MEMORY);
  }

  /**
   * Creates a view without stores, whose rows may be kept elsewhere than in memory.
   *
   * @param source opens storages, which belong to the view from then on
   */
  public EntityView(BadRecordPolicy policy, Consumer<BadRecord> badRecords, StorageSource source) {
    this.policy = policy;
    this.badRecords = badRecords;
    this.storages = new Storages(source, this::storageFailed);
    this.feed = new Feed(0, turns.outbox, storages, this::published);
  }

  /**
   * Adds entity types; of one whose topic is known only indexes that are missing are added.
   *
   * @return the definitions whose topics were not known: they are to be begun
   * @throws org.entopic.ConfigurationException if rows of a known topic cannot serve a definition;
   *     nothing is added then
   */
  public List<StoreDefinition> addStores(List<StoreDefinition> definitions) {
    var added = new ArrayList<StoreDefinition>();
    locked(() -> added.addAll(feed.add(definitions)));
    return added;
  }

  /**
   * Removes the stores of topics that nobody feeds any more; what is in storages stays there. Who
   * waits for records of these topics goes on without them.
   */
  public void removeStores(Set<String> topics) {
    locked(
        () -> {
          if (storages.failure() == null) {
            attempt(() -> feed.writeStored(true));
          }
          feed.removeStores(topics);
        });
  }

  /**
   * Returns the definition by which the records of a topic are decoded.
   *
   * @throws IllegalArgumentException if the topic has no store
   */
  public StoreDefinition definition(String topic) {
    return feed.store(topic).definition;
  }

  /** Tells the id of a topic, by which tokens for an earlier topic of the same name are known. */
  public void topicId(String topic, UUID id) {
    locked(() -> feed.setTopicId(topic, id));
  }

  /**
   * Returns what the storage of a topic was filled from; nothing if it is empty or there is none.
   */
  public Optional<StoredState> stored(String topic) {
    return feed.store(topic).state();
  }

  /**
   * Empties the storage of a topic, where there is one, before the topic is begun.
   *
   * @param identity what the rows are read from now on
   */
  public void discard(String topic, String identity) {
    locked(() -> feed.store(topic).clear(identity));
  }

  /** Empties the storage of a topic, where there is one: the topic is to be read whole. */
  public void forget(String topic) {
    discard(topic, "");
  }

  /**
   * Writes to the storages how far topics have been read, if that is due; to be called every second
   * or so.
   *
   * @throws StoreNotReadyException if a storage has failed: the view is to be {@linkplain #reset}
   */
  public void checkpoint() {
    RuntimeException failure = storages.failure();
    if (failure != null) {
      throw failure;
    }
    if (storages.isUsed() && stopped == null) {
      locked(() -> feed.writeStored(false));
    }
  }

  private void storageFailed(RuntimeException told) {
    turns.request(() -> fail(told));
  }

  /**
   * Begins the first reading of topics.
   *
   * @param ends for every partition of the topics the high watermark; partitions that are begun
   *     already are passed over
   * @throws IllegalArgumentException if a topic has no store
   */
  public Restoration begin(Map<TopicSlice, Long> ends) {
    turns.begin();
    try {
      return feed.begin(this, ends);
    } finally {
      turns.end();
      turns.settle();
    }
  }

  /**
   * Decodes a record; any thread may do so at any time. What the decoder throws becomes a bad
   * record, which is reported when it is applied.
   *
   * @throws IllegalArgumentException if the partition was not begun
   * @throws UnknownSchemaException if the record's schema is to be looked for and {@linkplain
   *     #definition learnt} first
   */
  public DecodedRecord decode(ViewRecord record) {
    return feed.store(record.topic()).decode(record);
  }

  /**
   * Applies records, those of a partition in the order of their offsets. Below the end with which a
   * partition was begun they are applied as they are, above they become visible save by save.
   *
   * <p>After the view has failed or is closed, and for records decoded before {@link #reset}, this
   * does nothing.
   */
  public void apply(List<DecodedRecord> records) {
    boolean isLocked = false;
    try {
      for (DecodedRecord record : records) {
        boolean isLive =
            record.offset >= record.partition.restoreEnd || record.partition.store.isReady();
        if (isLive && !isLocked) {
          turns.begin();
          isLocked = true;
        }
        if (stopped != null || !record.partition.isFedBy(feed)) {
          continue;
        }
        if (record.defect != null && !pass(record, record.defect)) {
          continue;
        }
        if (isLive) {
          feed.saves.accept(record);
        } else if (!record.isBad()) {
          record.partition.store.restore(record);
        }
      }
    } finally {
      if (isLocked) {
        turns.end();
      }
    }
    turns.settle();
  }

  private boolean pass(DecodedRecord record, String defect) {
    BadRecord report = record.report(defect);
    turns.outbox.add(() -> badRecords.accept(report));
    if (policy == BadRecordPolicy.FAIL) {
      fail(ViewMessages.badRecord(report));
      return false;
    }
    return true;
  }

  /**
   * Tells up to where a partition has been read and applied.
   *
   * @param next the position of the consumer, which can be beyond the last record by more than one
   */
  public void position(String topic, int partition, long next) {
    locked(
        () -> {
          if (stopped == null) {
            feed.knownPartition(new TopicSlice(topic, partition)).advance(next);
            feed.snapshots.sweep(SWEEP);
            feed.writeStored(false);
          }
        });
  }

  /** Returns up to where the begun partitions of topics have been read and applied. */
  public Map<TopicSlice, Long> positions(Set<String> topics) {
    var positions = new HashMap<TopicSlice, Long>();
    locked(
        () ->
            topics.forEach(
                topic ->
                    feed.store(topic)
                        .partitions()
                        .forEach(each -> positions.put(each.slice, each.position))));
    return positions;
  }

  /** Returns the saves that wait for records and for {@link #bound}. */
  public List<IncompleteSave> pendingSaves() {
    turns.begin();
    try {
      return feed.saves.incomplete();
    } finally {
      turns.end();
      turns.settle();
    }
  }

  /**
   * Tells positions that end the waiting for a save: what is missing there was compacted away.
   *
   * @param ends high watermarks that were read after {@link #pendingSaves()} has named the save
   */
  public void bound(UUID saveId, Map<TopicSlice, Long> ends) {
    locked(() -> feed.saves.bound(saveId, ends));
  }

  /** Stops the view: reads and waiting fail with the cause until {@link #reset}. */
  public void fail(Throwable cause) {
    locked(
        () -> {
          if (stopped == null) {
            stop(() -> ViewMessages.failed(cause));
          }
        });
  }

  private void stop(Supplier<StoreNotReadyException> reason) {
    stopped = reason;
    feed.abandon(reason);
  }

  /**
   * Empties the view to be fed from the start again: stores, listeners and open read views remain;
   * topic ids, partitions and restorations are to be told anew. Does nothing once closed.
   */
  public void reset() {
    locked(
        () -> {
          if (!closed) {
            Feed old = feed;
            old.abandon(ViewMessages::rebuilt);
            if (storages.failure() == null) {
              attempt(
                  () -> {
                    old.writeStored(true);
                    old.freeze();
                  });
            }
            storages.mend();
            var next =
                new Feed(
                    old.snapshots.current().number + 1, turns.outbox, storages, this::published);
            next.addStores(old.stores.stores().stream().map(store -> store.definition).toList());
            for (TypeStore store : old.stores.stores()) {
              next.store(store.topic).addIndexes(store.indexModels());
              next.store(store.topic).addAggregations(store.aggregates.all(), 0);
            }
            feed = next;
            stopped = null;
          }
        });
  }

  /**
   * Returns what one of several factories reads: it is ready when its topics are, and hears of
   * changes to these alone.
   */
  public StoreReader reader(List<StoreDefinition> definitions) {
    return new ScopedReader(
        this, Set.copyOf(definitions.stream().map(each -> each.type().topic().name()).toList()));
  }

  @Override
  public ReadView open() {
    return open(Set.of());
  }

  ReadView open(Set<String> topics) {
    Supplier<StoreNotReadyException> reason = stopped;
    if (reason != null) {
      throw reason.get();
    }
    Feed current = feed;
    if (!current.isReady()) {
      throw ViewMessages.filling();
    }
    Snapshot snapshot = current.snapshots.pin();
    for (String topic : topics) {
      if (snapshot.count(current.store(topic)) < 0) {
        unpin(current, snapshot);
        throw ViewMessages.notReady(topic);
      }
    }
    return new SnapshotReadView(snapshot, () -> unpin(current, snapshot));
  }

  private void unpin(Feed pinned, Snapshot snapshot) {
    if (pinned.snapshots.unpin(snapshot)) {
      turns.tryRun(() -> pinned.snapshots.sweep(SWEEP));
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>What depends on the future runs on the feeding thread and must not block.
   */
  @Override
  public CompletableFuture<Void> reached(ConsistencyToken token) {
    var waiter = new Waiter();
    turns.request(() -> await(waiter, () -> feed.await(token, waiter)));
    return waiter.future;
  }

  /**
   * Completes when everything below some positions can be read; fails with {@link
   * StoreNotReadyException} when the view fails, is reset or closed. What depends on the future
   * runs on the feeding thread and must not block.
   */
  public CompletableFuture<Void> caughtUp(Map<TopicSlice, Long> ends) {
    var waiter = new Waiter();
    turns.request(() -> await(waiter, () -> feed.catchUp(ends, waiter)));
    return waiter.future;
  }

  private void await(Waiter waiter, Runnable begin) {
    Supplier<StoreNotReadyException> reason = stopped;
    if (reason != null) {
      turns.outbox.add(() -> waiter.future.completeExceptionally(reason.get()));
    } else {
      begin.run();
    }
  }

  @Override
  public Subscription subscribe(StoreListener listener) {
    StoreListener own = publication -> listener.published(publication);
    listeners.add(own);
    return () -> listeners.remove(own);
  }

  private void published(Publication publication) {
    for (StoreListener listener : listeners) {
      turns.outbox.add(() -> listener.published(publication));
    }
  }

  void locked(Runnable action) {
    turns.run(action);
  }

  /** Fails everybody who waits; what is fed later is passed over. */
  @Override
  public void close() {
    locked(
        () -> {
          if (storages.failure() == null) {
            attempt(() -> feed.writeStored(true));
          }
          closed = true;
          stop(ViewMessages::closed);
          storages.close();
        });
  }

  /** Does what is not needed: without it more is read again. */
  private static void attempt(Runnable writing) {
    try {
      writing.run();
    } catch (StoreNotReadyException e) {
      LOG.log(Level.WARNING, ViewMessages.NOT_WRITTEN, e);
    }
  }
}
