package org.entopic.engine.query.shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.entopic.ConsistencyToken;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.event.Subscription;
import org.entopic.spi.backend.Backend;
import org.entopic.spi.backend.BackendConfig;
import org.entopic.spi.backend.CheckedGroup;
import org.entopic.spi.backend.CheckedSave;
import org.entopic.spi.backend.CheckedWriter;
import org.entopic.spi.backend.EncodedRecord;
import org.entopic.spi.backend.NumberSequences;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.RecordHeader;
import org.entopic.spi.backend.RecordWriter;
import org.entopic.spi.backend.SaveManifest.TopicSlice;
import org.entopic.spi.backend.StoreDefinition;
import org.entopic.spi.backend.StoreListener;
import org.entopic.spi.backend.StoreReader;
import org.entopic.spi.backend.WriteBatch;
import org.entopic.spi.backend.WriteReceipt;
import org.entopic.view.DecodedRecord;
import org.entopic.view.EntityView;
import org.entopic.view.RowStorage;
import org.entopic.view.RowStorageProvider;
import org.entopic.view.StorageSource;
import org.entopic.view.ViewRecord;

/** The memory backend for writing; what it has written is read from a view with rows in RocksDB. */
public final class RowsOnDisk extends OverMemory {
  /** Opens a database that has its rows on disk. */
  public static <C extends EntityContext> EntityContextFactory<C> open(
      Supplier<C> contexts, String database) {
    return EntityContextFactory.of(contexts).database(database).providers(new RowsOnDisk()).open();
  }

  @Override
  public Backend open(BackendConfig config) {
    return new Stored(memory.open(config), config);
  }

  /** Few rows are kept decoded, so that the others are read. */
  private static final class Directory implements StorageSource {
    private final RowStorageProvider provider =
        ServiceLoader.load(RowStorageProvider.class).findFirst().orElseThrow();

    @Override
    public Optional<RowStorage> open(StoreDefinition definition) {
      try {
        Path own = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "rows");
        return Optional.of(provider.open(own, definition.type()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public int cachedRows() {
      return 4;
    }
  }

  private static final class Stored implements Backend, RecordWriter, CheckedWriter, StoreReader {
    private final Backend backend;
    private final EntityView view;
    private final StoreReader reader;

    Stored(Backend backend, BackendConfig config) {
      this.backend = backend;
      this.view = new EntityView(config.badRecordPolicy(), config.badRecords(), new Directory());
      view.addStores(config.stores());
      this.reader = view.reader(config.stores());
      Map<TopicSlice, Long> ends = new HashMap<>();
      for (StoreDefinition store : config.stores()) {
        String topic = store.type().topic().name();
        view.discard(topic, "new");
        for (int i = 0; i < store.type().topic().partitions(); i++) {
          ends.put(new TopicSlice(topic, i), 0L);
        }
      }
      view.begin(ends).until(ends);
    }

    private WriteReceipt feed(WriteBatch batch, WriteReceipt receipt) {
      List<DecodedRecord> decoded = new ArrayList<>();
      for (int i = 0; i < batch.records().size(); i++) {
        EncodedRecord record = batch.records().get(i);
        WriteReceipt.Position position = receipt.positions().get(i);
        Map<String, byte[]> headers = new HashMap<>();
        for (RecordHeader header : record.headers()) {
          headers.put(header.name(), header.value());
        }
        decoded.add(
            view.decode(
                ViewRecord.of(
                    record.type().topic().name(),
                    position.partition(),
                    position.offset(),
                    position.timestamp(),
                    record.key(),
                    record.value(),
                    headers::get)));
      }
      view.apply(decoded);
      view.checkpoint();
      return receipt;
    }

    @Override
    public RecordWriter writer() {
      return this;
    }

    @Override
    public CompletableFuture<WriteReceipt> write(WriteBatch batch) {
      return backend.writer().write(batch).thenApply(receipt -> feed(batch, receipt));
    }

    @Override
    public Optional<CheckedWriter> checkedWriter() {
      return Optional.of(this);
    }

    @Override
    public CompletableFuture<Void> write(CheckedGroup group) {
      return backend
          .checkedWriter()
          .orElseThrow()
          .write(turn -> group.validate(turn).stream().map(this::followed).toList());
    }

    /** Returns a save whose outcome is told once it can be read. */
    private CheckedSave followed(CheckedSave save) {
      var written = new CompletableFuture<WriteReceipt>();
      written
          .thenApply(receipt -> feed(save.batch(), receipt))
          .whenComplete(
              (receipt, failure) -> {
                if (failure == null) {
                  save.outcome().complete(receipt);
                } else {
                  save.outcome().completeExceptionally(failure);
                }
              });
      return new CheckedSave(save.batch(), written);
    }

    @Override
    public Optional<NumberSequences> sequences() {
      return backend.sequences();
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
    public ReadView open() {
      return reader.open();
    }

    /** What was written was fed at once. */
    @Override
    public CompletableFuture<Void> reached(ConsistencyToken token) {
      return backend.reader().orElseThrow().reached(token);
    }

    @Override
    public Subscription subscribe(StoreListener listener) {
      return reader.subscribe(listener);
    }

    @Override
    public void close() {
      view.close();
      backend.close();
    }
  }
}
