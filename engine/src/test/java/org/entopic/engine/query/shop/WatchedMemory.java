package org.entopic.engine.query.shop;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.entopic.ConsistencyToken;
import org.entopic.event.Subscription;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.Backend;
import org.entopic.spi.backend.BackendCapability;
import org.entopic.spi.backend.BackendConfig;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.RecordWriter;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowAggregation;
import org.entopic.spi.backend.RowCursor;
import org.entopic.spi.backend.RowGroups;
import org.entopic.spi.backend.StoreAccess;
import org.entopic.spi.backend.StoreListener;
import org.entopic.spi.backend.StoreReader;

/** The memory backend, whose reads are counted and whose capabilities can be less. */
public final class WatchedMemory extends OverMemory {
  public final Set<BackendCapability> missing = EnumSet.noneOf(BackendCapability.class);
  public final List<StoreAccess> reads = Collections.synchronizedList(new ArrayList<>());
  public final AtomicInteger openViews = new AtomicInteger();
  public final AtomicInteger rows = new AtomicInteger();
  public final AtomicInteger partsRead = new AtomicInteger();

  @Override
  public Set<BackendCapability> capabilities(BackendConfig config) {
    Set<BackendCapability> left = EnumSet.copyOf(memory.capabilities(config));
    left.removeAll(missing);
    return left;
  }

  @Override
  public Backend open(BackendConfig config) {
    return new Watched(memory.open(config));
  }

  private final class Watched implements Backend, StoreReader {
    private final Backend backend;

    Watched(Backend backend) {
      this.backend = backend;
    }

    @Override
    public RecordWriter writer() {
      return backend.writer();
    }

    @Override
    public Optional<StoreReader> reader() {
      return Optional.of(this);
    }

    @Override
    public CompletableFuture<Void> ready() {
      return backend.ready();
    }

    @Override
    public void close() {
      backend.close();
    }

    @Override
    public ReadView open() {
      openViews.incrementAndGet();
      return new WatchedView(backend.reader().orElseThrow().open());
    }

    @Override
    public CompletableFuture<Void> reached(ConsistencyToken token) {
      return backend.reader().orElseThrow().reached(token);
    }

    @Override
    public Subscription subscribe(StoreListener listener) {
      return backend.reader().orElseThrow().subscribe(listener);
    }
  }

  private final class WatchedView implements ReadView {
    private final ReadView view;

    WatchedView(ReadView view) {
      this.view = view;
    }

    @Override
    public long publication() {
      return view.publication();
    }

    @Override
    public Row find(EntityTypeModel type, Object key) {
      return view.find(type, key);
    }

    @Override
    public long count(EntityTypeModel type) {
      return view.count(type);
    }

    @Override
    public long count(StoreAccess access) {
      return view.count(access);
    }

    @Override
    public long estimate(StoreAccess access) {
      return view.estimate(access);
    }

    @Override
    public RowCursor read(StoreAccess access) {
      reads.add(access);
      return counted(view.read(access));
    }

    @Override
    public List<RowCursor> readParts(StoreAccess.FullScan access, int most) {
      reads.add(access);
      List<RowCursor> parts = view.readParts(access, most);
      partsRead.addAndGet(parts.size());
      return parts.stream().map(this::counted).toList();
    }

    private RowCursor counted(RowCursor cursor) {
      return () -> {
        Row row = cursor.next();
        if (row != null) {
          rows.incrementAndGet();
        }
        return row;
      };
    }

    @Override
    public RowGroups groups(EntityTypeModel type, RowAggregation aggregation) {
      return view.groups(type, aggregation);
    }

    @Override
    public void close() {
      openViews.decrementAndGet();
      view.close();
    }
  }
}
