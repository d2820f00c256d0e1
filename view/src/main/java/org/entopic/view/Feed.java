package org.entopic.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.entopic.ConsistencyToken;
import org.entopic.StoreNotReadyException;
import org.entopic.spi.backend.Publication;
import org.entopic.spi.backend.SaveManifest.TopicSlice;
import org.entopic.spi.backend.StoreDefinition;
import org.jspecify.annotations.Nullable;

/**
 * What one run of feeding knows: stores, partitions, snapshots and who waits. A rebuilt view starts
 * another one. Everything that changes it is guarded by the view's lock.
 */
final class Feed {
  final Snapshots snapshots;
  final SaveAssembler saves;
  volatile StoreTable stores = StoreTable.EMPTY;
  private final Outbox outbox;
  private final Storages storages;
  private final Map<String, UUID> topicIds = new HashMap<>();
  private final Set<Waiter> waiting = new HashSet<>();
  private List<Runnable> whenReady = new ArrayList<>();
  private volatile boolean ready;

  Feed(long firstNumber, Outbox outbox, Storages storages, Consumer<Publication> published) {
    this.outbox = outbox;
    this.storages = storages;
    this.snapshots = new Snapshots(Snapshot.of(firstNumber, stores));
    this.saves = new SaveAssembler(this, new SavePublisher(this, published));
  }

  /** Returns whether any restoration has ended. */
  boolean isReady() {
    return ready;
  }

  /** Adds what is not known; refuses all if rows that are known cannot serve a definition. */
  Collection<StoreDefinition> add(List<StoreDefinition> definitions) {
    var fresh = new LinkedHashMap<String, StoreDefinition>();
    for (StoreDefinition definition : definitions) {
      String topic = definition.type().topic().name();
      TypeStore store = stores.get(topic);
      if (store == null) {
        fresh.put(topic, definition);
      } else {
        DefinitionComparison.difference(store.definition, definition)
            .ifPresent(
                difference -> {
                  throw ViewMessages.otherDefinition(topic, difference);
                });
      }
    }
    for (StoreDefinition definition : definitions) {
      TypeStore store = stores.get(definition.type().topic().name());
      if (store != null) {
        store.addIndexes(definition.type().indexes());
        store.addAggregations(definition.aggregations(), snapshots.current().number);
      }
    }
    addStores(List.copyOf(fresh.values()));
    return fresh.values();
  }

  void addStores(List<StoreDefinition> definitions) {
    var added = new ArrayList<TypeStore>();
    for (StoreDefinition definition : definitions) {
      int index = stores.size() + added.size();
      added.add(
          storages
              .open(definition)
              .<TypeStore>map(table -> new DiskStore(index, definition, table))
              .orElseGet(() -> new MemoryStore(index, definition)));
    }
    stores = stores.with(added);
  }

  /** Removes stores; what waits for their records does not wait any more. */
  void removeStores(Set<String> topics) {
    List<TypeStore> removed =
        stores.stores().stream().filter(store -> topics.contains(store.topic)).toList();
    stores = stores.without(removed);
    topicIds.keySet().removeAll(topics);
    snapshots.publish(Snapshot.of(snapshots.current().number + 1, stores));
    snapshots.forget(removed);
    for (TypeStore store : removed) {
      storages.close(store.topic);
      for (Partition partition : store.partitions()) {
        saves.forget(partition);
        partition.leave();
      }
    }
    runWhenReady();
  }

  /** Writes to the storages what has settled. */
  void writeStored(boolean atOnce) {
    if (storages.isUsed()) {
      long settled = snapshots.sweepStored();
      long current = snapshots.current().number;
      forEachStored(store -> store.write(settled, current, atOnce));
    }
  }

  /** Lets those who read from storages see what they see now, while another feed writes. */
  void freeze() {
    forEachStored(store -> store.table.freeze());
  }

  private void forEachStored(Consumer<DiskStore> action) {
    for (TypeStore store : stores.stores()) {
      if (store instanceof DiskStore stored) {
        action.accept(stored);
      }
    }
  }

  TypeStore store(String topic) {
    TypeStore store = stores.get(topic);
    if (store == null) {
      throw ViewMessages.unknownTopic(topic);
    }
    return store;
  }

  @Nullable Partition partition(TopicSlice slice) {
    TypeStore store = stores.get(slice.topic());
    return store == null ? null : store.partition(slice.partition());
  }

  Partition knownPartition(TopicSlice slice) {
    Partition partition = partition(slice);
    if (partition == null) {
      throw ViewMessages.unknownPartition(slice);
    }
    return partition;
  }

  void setTopicId(String topic, UUID id) {
    topicIds.put(topic, id);
  }

  Restoration begin(EntityView view, Map<TopicSlice, Long> ends) {
    var restored = new HashSet<TypeStore>();
    var partitions = new ArrayList<Partition>();
    ends.forEach(
        (slice, end) -> {
          TypeStore store = store(slice.topic());
          if (store.partition(slice.partition()) == null) {
            var partition = new Partition(this, store, slice, end);
            store.addPartition(partition);
            partitions.add(partition);
            restored.add(store);
          }
        });
    var restoration = new Restoration(view, this, restored);
    waiting.add(restoration.waiter());
    restoration.begin(partitions);
    return restoration;
  }

  /** Opens restored stores to readers. */
  void makeReady(Set<TypeStore> restored) {
    restored.forEach(TypeStore::makeReady);
    snapshots.publish(Snapshot.of(snapshots.current().number + 1, stores));
    ready = true;
    runWhenReady();
  }

  private void runWhenReady() {
    List<Runnable> actions = whenReady;
    whenReady = new ArrayList<>();
    actions.forEach(Runnable::run);
  }

  /** Tells a waiter when a token's save can be read; called again after each obstacle. */
  void await(ConsistencyToken token, Waiter waiter) {
    if (waiter.future.isDone()) {
      waiting.remove(waiter);
      return;
    }
    waiting.add(waiter);
    for (ConsistencyToken.Position position : token.positions()) {
      TypeStore store = stores.get(position.topic());
      Partition partition = store == null ? null : store.partition(position.partition());
      UUID id = topicIds.get(position.topic());
      if (partition != null && id != null && !id.equals(position.topicId())) {
        StoreNotReadyException recreated =
            ViewMessages.recreated(position.topic(), position.topicId(), id);
        outbox.add(() -> waiter.future.completeExceptionally(recreated));
        waiting.remove(waiter);
        return;
      }
      if (store != null && !store.isReady()) {
        whenReady.add(() -> await(token, waiter));
        return;
      }
      if (partition != null && partition.position <= position.offset()) {
        partition.when(position.offset() + 1, () -> await(token, waiter));
        return;
      }
    }
    PendingSave save = saves.pending(token.saveId());
    if (save != null) {
      save.whenReleased(() -> await(token, waiter));
    } else {
      complete(waiter);
    }
  }

  /** Tells a waiter when everything below some positions can be read. */
  void catchUp(Map<TopicSlice, Long> ends, Waiter waiter) {
    if (waiter.future.isDone()) {
      waiting.remove(waiter);
      return;
    }
    waiting.add(waiter);
    for (TopicSlice slice : ends.keySet()) {
      Partition partition = partition(slice);
      if (partition == null || !partition.store.isReady()) {
        whenReady.add(() -> catchUp(ends, waiter));
        return;
      }
    }
    Passage.await(this, ends, () -> complete(waiter));
  }

  void complete(Waiter waiter) {
    waiting.remove(waiter);
    outbox.add(() -> waiter.future.complete(null));
  }

  /** Fails everybody who waits. */
  void abandon(Supplier<StoreNotReadyException> reason) {
    for (Waiter waiter : waiting) {
      outbox.add(() -> waiter.future.completeExceptionally(reason.get()));
    }
    waiting.clear();
  }
}
