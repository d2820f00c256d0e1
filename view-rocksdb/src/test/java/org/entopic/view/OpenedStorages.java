package org.entopic.view;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.entopic.spi.backend.StoreDefinition;
import org.entopic.view.rocksdb.internal.RocksDbStorageProvider;

/** Databases that stay open from one test to the next, and are empty at the beginning of each. */
final class OpenedStorages implements StorageSource {
  private static final Map<String, RowStorage> OPENED = new ConcurrentHashMap<>();
  private static final Map<String, Integer> USES = new ConcurrentHashMap<>();
  private static final byte[] LOWEST = {0};
  private static final byte[] HIGHEST = {(byte) 0xFF};

  @Override
  public Optional<RowStorage> open(StoreDefinition definition) {
    String topic = definition.type().topic().name();
    // What was removed again and again slows reading down.
    if (USES.merge(topic, 1, Integer::sum) % 100 == 0) {
      OPENED.remove(topic).destroy();
    }
    RowStorage storage = OPENED.computeIfAbsent(topic, any -> create(definition));
    storage.write(
        storage.range(LOWEST, HIGHEST, true, Integer.MAX_VALUE).stream()
            .map(entry -> new RowStorage.Change(entry.key(), null))
            .toList());
    return Optional.of(new StaysOpen(storage));
  }

  private static RowStorage create(StoreDefinition definition) {
    try {
      Path directory = Files.createTempDirectory(Path.of("target"), "rows");
      return new RocksDbStorageProvider().open(directory, definition.type());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Few rows are kept, so that the others are read. */
  @Override
  public int cachedRows() {
    return 8;
  }

  private record StaysOpen(RowStorage storage) implements RowStorage {
    @Override
    public byte[] get(byte[] key) {
      return storage.get(key);
    }

    @Override
    public List<Entry> range(byte[] from, byte[] to, boolean ascending, int limit) {
      return storage.range(from, to, ascending, limit);
    }

    @Override
    public void write(List<Change> changes) {
      storage.write(changes);
    }

    @Override
    public void remove(byte[] from, byte[] to) {
      storage.remove(from, to);
    }

    @Override
    public StorageReader snapshot() {
      return storage.snapshot();
    }

    @Override
    public void destroy() {}

    @Override
    public void close() {}
  }
}
