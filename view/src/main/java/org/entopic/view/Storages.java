package org.entopic.view;

import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.entopic.StoreNotReadyException;
import org.entopic.spi.backend.StoreDefinition;
import org.jspecify.annotations.Nullable;

/**
 * The storages of a view, which outlive its feeds. Guarded by the view's lock, but for failures.
 */
final class Storages implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("org.entopic.view");

  private final StorageSource source;
  private final Consumer<RuntimeException> failed;
  private final Map<String, RowStorage> opened = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable Failure> failure = new AtomicReference<>();
  private volatile boolean closed;

  private record Failure(String topic, RuntimeException told) {}

  /**
   * Creates storages, none of them open.
   *
   * @param failed is told of a storage's first failure
   */
  Storages(StorageSource source, Consumer<RuntimeException> failed) {
    this.source = source;
    this.failed = failed;
  }

  /** Returns what an entity type has in its storage, nothing if it is kept in memory. */
  Optional<StoredTable> open(StoreDefinition definition) {
    try {
      return table(definition);
    } catch (StoreNotReadyException e) {
      LOG.log(Level.WARNING, ViewMessages.NOT_READABLE, e);
      mend();
      return table(definition);
    }
  }

  private Optional<StoredTable> table(StoreDefinition definition) {
    String topic = definition.type().topic().name();
    RowStorage storage = opened.get(topic);
    if (storage == null) {
      Optional<RowStorage> found = source.open(definition);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      storage = found.get();
      opened.put(topic, storage);
    }
    RowStorage used = storage;
    return Optional.of(
        new StoredTable(
            definition, used, source.cachedRows(), cause -> failed(topic, used, cause)));
  }

  private RuntimeException failed(String topic, RowStorage storage, Throwable cause) {
    if (closed) {
      return ViewMessages.closed();
    }
    if (opened.get(topic) != storage) {
      return ViewMessages.rebuilt();
    }
    RuntimeException told = ViewMessages.storageFailed(topic, cause);
    if (failure.compareAndSet(null, new Failure(topic, told))) {
      failed.accept(told);
    }
    return told;
  }

  boolean isUsed() {
    return !opened.isEmpty();
  }

  /** Returns what went wrong with a storage, if anything did. */
  @Nullable RuntimeException failure() {
    Failure known = failure.get();
    return known == null ? null : known.told();
  }

  /** Removes a storage that has failed; it is opened anew, empty. */
  void mend() {
    Failure known = failure.get();
    if (known != null) {
      RowStorage storage = opened.remove(known.topic());
      if (storage != null) {
        storage.destroy();
      }
      failure.set(null);
    }
  }

  /** Closes the storage of a topic, if it has one. */
  void close(String topic) {
    RowStorage storage = opened.remove(topic);
    if (storage != null) {
      storage.close();
    }
  }

  @Override
  public void close() {
    closed = true;
    opened.values().forEach(RowStorage::close);
    opened.clear();
  }
}
