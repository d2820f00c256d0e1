package org.entopic.view;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowAggregation;
import org.entopic.spi.backend.RowCursor;
import org.entopic.spi.backend.RowGroups;
import org.entopic.spi.backend.StoreAccess;
import org.jspecify.annotations.Nullable;

/** A pinned snapshot. */
final class SnapshotReadView implements ReadView {
  private final Snapshot snapshot;
  private final Runnable unpin;
  private final AtomicBoolean closed = new AtomicBoolean();

  /** The type that was asked for last; any of the last ones, where several threads read. */
  private @Nullable Known known;

  private record Known(EntityTypeModel type, TypeStore store) {}

  SnapshotReadView(Snapshot snapshot, Runnable unpin) {
    this.snapshot = snapshot;
    this.unpin = unpin;
  }

  @Override
  public long publication() {
    return snapshot.number;
  }

  /** Returns the number as long as the view is open: afterwards older versions may be gone. */
  long openPublication() {
    if (closed.get()) {
      throw ViewMessages.readViewClosed();
    }
    return snapshot.number;
  }

  @Override
  public @Nullable Row find(EntityTypeModel type, Object key) {
    TypeStore store = store(type);
    return store.find(key, openPublication());
  }

  @Override
  public long count(EntityTypeModel type) {
    openPublication();
    return snapshot.count(store(type));
  }

  @Override
  public long count(StoreAccess access) {
    openPublication();
    TypeStore store = store(access.type());
    long known = store.count(this, access, snapshot.count(store));
    return known < 0 ? ReadView.super.count(access) : known;
  }

  @Override
  public long estimate(StoreAccess access) {
    openPublication();
    TypeStore store = store(access.type());
    long estimate = store.estimate(access);
    return estimate < 0
        ? ReadView.super.estimate(access)
        : Math.min(estimate, snapshot.count(store));
  }

  @Override
  public RowCursor read(StoreAccess access) {
    openPublication();
    return store(access.type()).read(this, access);
  }

  @Override
  public List<RowCursor> readParts(StoreAccess.FullScan access, int most) {
    openPublication();
    return store(access.type()).readParts(this, access, most);
  }

  @Override
  public @Nullable RowGroups groups(EntityTypeModel type, RowAggregation aggregation) {
    openPublication();
    LiveGroups groups = store(type).aggregates.find(aggregation);
    return groups == null ? null : groups.of(this);
  }

  boolean isReady(TypeStore store) {
    return snapshot.count(store) >= 0;
  }

  // Most reads are of the type that the last one was of.
  @SuppressWarnings("ReferenceEquality")
  private TypeStore store(EntityTypeModel type) {
    Known last = known;
    if (last != null && last.type == type) {
      return last.store;
    }
    TypeStore store = readyStore(type);
    known = new Known(type, store);
    return store;
  }

  private TypeStore readyStore(EntityTypeModel type) {
    String topic = type.topic().name();
    TypeStore store = snapshot.stores.get(topic);
    if (store == null) {
      throw ViewMessages.unknownTopic(topic);
    }
    if (!isReady(store)) {
      throw ViewMessages.notReady(topic);
    }
    return store;
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      unpin.run();
    }
  }
}
