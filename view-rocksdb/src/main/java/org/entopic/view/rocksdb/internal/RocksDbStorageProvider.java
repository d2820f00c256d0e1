package org.entopic.view.rocksdb.internal;

import aQute.bnd.annotation.spi.ServiceProvider;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import org.entopic.model.EntityTypeModel;
import org.entopic.view.RowStorage;
import org.entopic.view.RowStorageProvider;
import org.entopic.view.rocksdb.RocksDbConfigSetter;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** Opens a RocksDB database for each entity type. */
@ServiceProvider(RowStorageProvider.class)
public final class RocksDbStorageProvider implements RowStorageProvider {
  private static final System.Logger LOG = System.getLogger("org.entopic.view.rocksdb");

  /** Creates the provider. */
  public RocksDbStorageProvider() {}

  @Override
  public String name() {
    return "rocksdb";
  }

  @Override
  public RowStorage open(Path directory, EntityTypeModel type) {
    try {
      RocksDB.loadLibrary();
    } catch (RuntimeException | LinkageError e) {
      throw RocksDbMessages.noLibrary(e);
    }
    RocksDbConfigSetter setter = setter(type);
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw RocksDbMessages.directoryUnusable(directory, e);
    }
    try {
      return RocksDbStorage.open(directory, type, setter);
    } catch (RocksDBException e) {
      if (isLocked(e)) {
        throw RocksDbMessages.directoryUnusable(directory, e);
      }
      LOG.log(Level.WARNING, RocksDbMessages.REMOVED, directory, e.getMessage());
    }
    try {
      RocksDbStorage.remove(directory);
      Files.createDirectories(directory);
      return RocksDbStorage.open(directory, type, setter);
    } catch (RocksDBException | IOException e) {
      throw RocksDbMessages.directoryUnusable(directory, e);
    }
  }

  private static RocksDbConfigSetter setter(EntityTypeModel type) {
    Object found = type.annotation(RocksDbConfigSetter.ANNOTATION).orElse(null);
    if (found == null) {
      return (any, options, table) -> {};
    }
    if (found instanceof RocksDbConfigSetter setter) {
      return setter;
    }
    throw RocksDbMessages.noSetter(type.name(), found);
  }

  /** Whoever holds the lock uses what is there: it must not be removed. */
  private static boolean isLocked(RocksDBException e) {
    Status status = e.getStatus();
    String message = String.valueOf(e.getMessage());
    return status != null && status.getCode() == Status.Code.IOError && message.contains("LOCK");
  }
}
