package org.entopic.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.entopic.ConsistencyToken;
import org.entopic.StoreNotReadyException;
import org.entopic.engine.save.StoredValues;
import org.entopic.event.Subscription;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.ProviderSource;
import org.entopic.spi.SpiVersion;
import org.entopic.spi.backend.Backend;
import org.entopic.spi.backend.BackendCapability;
import org.entopic.spi.backend.BackendConfig;
import org.entopic.spi.backend.BackendProvider;
import org.entopic.spi.backend.EncodedRecord;
import org.entopic.spi.backend.Publication;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.RecordWriter;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowChange;
import org.entopic.spi.backend.RowCursor;
import org.entopic.spi.backend.RowDecoder;
import org.entopic.spi.backend.StoreAccess;
import org.entopic.spi.backend.StoreDefinition;
import org.entopic.spi.backend.StoreListener;
import org.entopic.spi.backend.StoreReader;
import org.entopic.spi.backend.WriteBatch;
import org.entopic.spi.backend.WriteReceipt;

/**
 * A backend that keeps rows in a map shared by all its factories, and whose test can hold it back
 * at every point.
 */
final class TestBackend implements BackendProvider, ProviderSource {
  final Set<BackendCapability> capabilities = EnumSet.allOf(BackendCapability.class);
  final List<WriteBatch> written = Collections.synchronizedList(new ArrayList<>());
  CompletableFuture<Void> ready = CompletableFuture.completedFuture(null);
  CompletableFuture<Void> mayWrite = CompletableFuture.completedFuture(null);
  CompletableFuture<Void> mayShow = CompletableFuture.completedFuture(null);
  CompletableFuture<Void> mayConfirm = CompletableFuture.completedFuture(null);
  boolean reads = true;
  int closed;
  private final Map<String, Map<Object, Row>> rows = new HashMap<>();
  private final List<StoreListener> listeners = new CopyOnWriteArrayList<>();
  private long offset;

  @Override
  public <S> List<S> find(Class<S> service) {
    return service == BackendProvider.class
        ? List.of(service.cast(this))
        : ServiceLoader.load(service).stream().map(ServiceLoader.Provider::get).toList();
  }

  @Override
  public String name() {
    return "test";
  }

  @Override
  public SpiVersion spiVersion() {
    return SpiVersion.CURRENT;
  }

  @Override
  public Set<BackendCapability> capabilities(BackendConfig config) {
    return Set.copyOf(capabilities);
  }

  @Override
  public Backend open(BackendConfig config) {
    return new Connection(config.stores());
  }

  long count(String type) {
    return rows.getOrDefault(type, Map.of()).size();
  }

  private final class Connection implements Backend, RecordWriter, StoreReader {
    private final Map<String, RowDecoder> decoders = new HashMap<>();

    Connection(List<StoreDefinition> stores) {
      stores.forEach(store -> decoders.put(store.type().name(), store.decoder()));
    }

    @Override
    public RecordWriter writer() {
      return this;
    }

    @Override
    public Optional<StoreReader> reader() {
      return reads ? Optional.of(this) : Optional.empty();
    }

    @Override
    public CompletableFuture<Void> ready() {
      return ready;
    }

    @Override
    public void close() {
      closed++;
      ready.completeExceptionally(new StoreNotReadyException("closed"));
    }

    @Override
    public CompletableFuture<WriteReceipt> write(WriteBatch batch) {
      return mayWrite
          .thenApply(go -> apply(batch))
          .thenCombine(mayConfirm, (receipt, confirmed) -> receipt);
    }

    private WriteReceipt apply(WriteBatch batch) {
      written.add(batch);
      var positions = new ArrayList<WriteReceipt.Position>();
      var changes = new ArrayList<RowChange>();
      for (EncodedRecord record : batch.records()) {
        positions.add(new WriteReceipt.Position(0, offset, 1000));
        RowDecoder decoder = decoders.get(record.type().name());
        Object key = decoder.key(record.key());
        Row after =
            record.value() == null ? null : decoder.row(key, record.value(), 0, 0, offset, 1000);
        changes.add(new RowChange(record.type(), key, null, after, 0, offset, 1000));
        offset++;
      }
      mayShow.thenRun(() -> show(batch.saveId(), changes));
      return new WriteReceipt(new ConsistencyToken(batch.saveId(), List.of()), positions);
    }

    private void show(UUID saveId, List<RowChange> changes) {
      var shown = new ArrayList<RowChange>();
      for (RowChange change : changes) {
        var table = rows.computeIfAbsent(change.type().name(), name -> new HashMap<>());
        Row before =
            change.after() == null
                ? table.remove(change.key())
                : table.put(change.key(), change.after());
        shown.add(
            new RowChange(
                change.type(), change.key(), before, change.after(), 0, change.offset(), 1000));
      }
      var publication = new Publication(0, saveId, shown);
      listeners.forEach(listener -> listener.published(publication));
    }

    @Override
    public CompletableFuture<Void> reached(ConsistencyToken token) {
      return mayShow;
    }

    @Override
    public Subscription subscribe(StoreListener listener) {
      listeners.add(listener);
      return () -> listeners.remove(listener);
    }

    @Override
    public ReadView open() {
      return new View();
    }
  }

  private final class View implements ReadView {
    private final Map<String, Map<Object, Row>> state = new HashMap<>();

    View() {
      rows.forEach((type, table) -> state.put(type, Map.copyOf(table)));
    }

    @Override
    public long publication() {
      return 0;
    }

    @Override
    public Row find(EntityTypeModel type, Object key) {
      return table(type).get(key);
    }

    @Override
    public long count(EntityTypeModel type) {
      return table(type).size();
    }

    @Override
    public RowCursor read(StoreAccess access) {
      Iterator<Row> found =
          table(access.type()).values().stream()
              .filter(row -> StoredValues.matches(access, row))
              .iterator();
      return () -> found.hasNext() ? found.next() : null;
    }

    @Override
    public void close() {}

    private Map<Object, Row> table(EntityTypeModel type) {
      return state.getOrDefault(type.name(), Map.of());
    }
  }
}
