package org.entopic.view.rocksdb.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;
import org.entopic.model.EntityTypeModel;
import org.entopic.view.RowStorage;
import org.entopic.view.StorageReader;
import org.entopic.view.rocksdb.RocksDbConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompressionType;
import org.rocksdb.FlushOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.Snapshot;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * One RocksDB database; thread-safe. Whatever enters native code holds the lock: RocksDB ends the
 * process that uses what is closed.
 */
final class RocksDbStorage implements RowStorage {
  private static final long WRITE_BUFFER = 16L << 20;
  private static final long BLOCK_CACHE = 32L << 20;

  private final Path directory;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final Deque<AutoCloseable> resources;
  private final RocksDB database;
  private final WriteOptions writing = new WriteOptions();
  private final ReadOptions reading = new ReadOptions();
  private boolean closed;

  private interface Action<T extends @Nullable Object> {
    T run() throws RocksDBException;
  }

  private RocksDbStorage(Path directory, RocksDB database, Deque<AutoCloseable> resources) {
    this.directory = directory;
    this.database = database;
    this.resources = resources;
    resources.push(database);
    resources.push(writing);
    resources.push(reading);
  }

  static RocksDbStorage open(Path directory, EntityTypeModel type, RocksDbConfigSetter setter)
      throws RocksDBException {
    Deque<AutoCloseable> resources = new ArrayDeque<>();
    var cache = new LRUCache(BLOCK_CACHE);
    var filter = new BloomFilter(10);
    var table =
        new BlockBasedTableConfig()
            .setBlockCache(cache)
            .setFilterPolicy(filter)
            .setBlockSize(8 << 10)
            .setCacheIndexAndFilterBlocks(false);
    var options =
        new Options()
            .setCreateIfMissing(true)
            .setWriteBufferSize(WRITE_BUFFER)
            .setCompressionType(CompressionType.LZ4_COMPRESSION)
            .setInfoLogLevel(InfoLogLevel.ERROR_LEVEL)
            .setKeepLogFileNum(1)
            .setStatsDumpPeriodSec(0);
    resources.push(cache);
    resources.push(filter);
    resources.push(options);
    try {
      setter.setConfig(type, options, table);
      options.setTableFormatConfig(table);
      return new RocksDbStorage(directory, RocksDB.open(options, directory.toString()), resources);
    } catch (RocksDBException | RuntimeException e) {
      closeAll(resources);
      throw e;
    }
  }

  private static void closeAll(Deque<AutoCloseable> resources) {
    while (!resources.isEmpty()) {
      try {
        resources.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException("A resource of RocksDB cannot be closed.", e);
      }
    }
  }

  private <T extends @Nullable Object> T guarded(Lock held, Action<T> action) {
    held.lock();
    try {
      if (closed) {
        throw RocksDbMessages.closed(directory);
      }
      return action.run();
    } catch (RocksDBException e) {
      throw RocksDbMessages.failed(directory, e);
    } finally {
      held.unlock();
    }
  }

  @Override
  public byte @Nullable [] get(byte[] key) {
    return get(key, reading);
  }

  private byte @Nullable [] get(byte[] key, ReadOptions how) {
    return this.<byte @Nullable []>guarded(lock.readLock(), () -> database.get(how, key));
  }

  @Override
  public List<Entry> range(byte[] from, byte[] to, boolean ascending, int limit) {
    return range(from, to, ascending, limit, null);
  }

  private List<Entry> range(
      byte[] from, byte[] to, boolean ascending, int limit, @Nullable Snapshot snapshot) {
    return guarded(
        lock.readLock(),
        () -> {
          // Without bounds RocksDB looks for the next key also behind everything that was removed.
          try (var low = new Slice(from);
              var high = new Slice(to);
              var how =
                  new ReadOptions()
                      .setSnapshot(snapshot)
                      .setIterateLowerBound(low)
                      .setIterateUpperBound(high);
              RocksIterator iterator = database.newIterator(how)) {
            List<Entry> found = ascending ? up(iterator, limit) : down(iterator, limit);
            iterator.status();
            return found;
          }
        });
  }

  private static List<Entry> up(RocksIterator iterator, int limit) {
    List<Entry> found = new ArrayList<>();
    for (iterator.seekToFirst(); found.size() < limit && iterator.isValid(); iterator.next()) {
      found.add(new Entry(iterator.key(), iterator.value()));
    }
    return found;
  }

  private static List<Entry> down(RocksIterator iterator, int limit) {
    List<Entry> found = new ArrayList<>();
    for (iterator.seekToLast(); found.size() < limit && iterator.isValid(); iterator.prev()) {
      found.add(new Entry(iterator.key(), iterator.value()));
    }
    return found;
  }

  @Override
  public void write(List<Change> changes) {
    guarded(
        lock.readLock(),
        () -> {
          try (var batch = new WriteBatch()) {
            for (Change change : changes) {
              byte[] value = change.value();
              if (value == null) {
                batch.delete(change.key());
              } else {
                batch.put(change.key(), value);
              }
            }
            database.write(writing, batch);
          }
          return "";
        });
  }

  @Override
  public void remove(byte[] from, byte[] to) {
    guarded(
        lock.readLock(),
        () -> {
          database.deleteRange(writing, from, to);
          return "";
        });
  }

  @Override
  public StorageReader snapshot() {
    return guarded(
        lock.writeLock(),
        () -> {
          Snapshot taken = database.getSnapshot();
          var how = new ReadOptions().setSnapshot(taken);
          resources.push(() -> database.releaseSnapshot(taken));
          resources.push(how);
          return new StorageReader() {
            @Override
            public byte @Nullable [] get(byte[] key) {
              return RocksDbStorage.this.get(key, how);
            }

            @Override
            public List<Entry> range(byte[] from, byte[] to, boolean ascending, int limit) {
              return RocksDbStorage.this.range(from, to, ascending, limit, taken);
            }
          };
        });
  }

  @Override
  public void destroy() {
    close(false);
    try {
      remove(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    close(true);
  }

  /** Writes what is in memory to its place, so that opening again need not read it from the log. */
  private void close(boolean flush) {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        if (flush) {
          flush();
        }
        closeAll(resources);
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void flush() {
    try (var how = new FlushOptions()) {
      database.flush(how);
    } catch (RocksDBException e) {
      System.getLogger("org.entopic.view.rocksdb")
          .log(System.Logger.Level.WARNING, "RocksDB in " + directory + " was not flushed", e);
    }
  }

  static void remove(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
