package org.entopic.engine.save;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.entopic.ConsistencyToken;
import org.entopic.engine.record.RecordDecoder;
import org.entopic.engine.record.RecordFormat;
import org.entopic.event.Subscription;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.EncodedRecord;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.RecordWriter;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowCursor;
import org.entopic.spi.backend.StoreAccess;
import org.entopic.spi.backend.StoreListener;
import org.entopic.spi.backend.StoreReader;
import org.entopic.spi.backend.WriteBatch;
import org.entopic.spi.backend.WriteReceipt;

/** A store whose test decides when a batch is confirmed and when it becomes visible. */
final class FakeStore implements RecordWriter, StoreReader {
  record Sent(WriteBatch batch, CompletableFuture<WriteReceipt> receipt) {}

  final List<Sent> sent = new ArrayList<>();
  private final Map<String, RecordFormat> formats;
  private final Map<RowKey, Row> rows = new HashMap<>();
  private final Map<UUID, CompletableFuture<Void>> visible = new HashMap<>();
  private Runnable opened = () -> {};
  private Error notFound;
  private RuntimeException notReached;
  private long offset;

  FakeStore(Map<String, RecordFormat> formats) {
    this.formats = formats;
  }

  @Override
  public CompletableFuture<WriteReceipt> write(WriteBatch batch) {
    var entry = new Sent(batch, new CompletableFuture<>());
    sent.add(entry);
    visible.put(batch.saveId(), new CompletableFuture<>());
    return entry.receipt();
  }

  void confirm(Sent entry) {
    entry.receipt().complete(receipt(entry.batch()));
  }

  /** Returns the receipt of a batch, whose visibility can be waited for from now on. */
  WriteReceipt receipt(WriteBatch batch) {
    visible.putIfAbsent(batch.saveId(), new CompletableFuture<>());
    var positions = new ArrayList<WriteReceipt.Position>();
    for (int i = 0; i < batch.records().size(); i++) {
      positions.add(new WriteReceipt.Position(0, offset++, 0));
    }
    return new WriteReceipt(new ConsistencyToken(batch.saveId(), List.of()), positions);
  }

  void show(Sent entry) {
    apply(entry.batch());
    complete(entry);
  }

  /** Shows a batch without telling anybody. */
  void apply(WriteBatch batch) {
    for (EncodedRecord record : batch.records()) {
      EntityTypeModel type = record.type();
      var decoder = new RecordDecoder(formats.get(type.name()));
      Object key = decoder.key(record.key());
      if (record.value() == null) {
        rows.remove(RowKey.of(type, key));
      } else {
        rows.put(RowKey.of(type, key), decoder.row(key, record.value(), 0, 0, offset++, 0));
      }
    }
  }

  void complete(Sent entry) {
    complete(entry.batch());
  }

  void complete(WriteBatch batch) {
    visible.computeIfAbsent(batch.saveId(), any -> new CompletableFuture<>()).complete(null);
  }

  /** Has something happen at the moment after the next view was opened. */
  void onceOpened(Runnable action) {
    opened =
        () -> {
          opened = () -> {};
          action.run();
        };
  }

  /** Has the next look for a row fail. */
  void failFinding(Error failure) {
    notFound = failure;
  }

  /** Has whoever asks from now on when something is visible fail. */
  void failReached(RuntimeException failure) {
    notReached = failure;
  }

  void hasNot(EntityTypeModel type, Object key) {
    rows.remove(RowKey.of(type, key));
  }

  void has(Row row) {
    rows.put(RowKey.of((EntityTypeModel) row.type(), row.key()), row.at(0, offset++, 0));
  }

  Row row(EntityTypeModel type, Object key) {
    return rows.get(RowKey.of(type, key));
  }

  @Override
  public ReadView open() {
    var state = Map.copyOf(rows);
    opened.run();
    return new ReadView() {
      @Override
      public long publication() {
        return 0;
      }

      @Override
      public Row find(EntityTypeModel type, Object key) {
        if (notFound != null) {
          Error failure = notFound;
          notFound = null;
          throw failure;
        }
        return state.get(RowKey.of(type, key));
      }

      @Override
      public long count(EntityTypeModel type) {
        return state.size();
      }

      @Override
      public RowCursor read(StoreAccess access) {
        var index = (StoreAccess.IndexLookup) access;
        Set<Object> values = new HashSet<>(index.values());
        Iterator<Row> found =
            state.values().stream()
                .filter(row -> ((EntityTypeModel) row.type()).name().equals(access.type().name()))
                .filter(row -> values.contains(RowKey.values(row, index.index().properties())))
                .iterator();
        return () -> found.hasNext() ? found.next() : null;
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public CompletableFuture<Void> reached(ConsistencyToken token) {
    if (notReached != null) {
      throw notReached;
    }
    return visible.get(token.saveId());
  }

  @Override
  public Subscription subscribe(StoreListener listener) {
    throw new UnsupportedOperationException();
  }
}
