package org.entopic.view.rocksdb.internal;

import java.nio.file.Path;
import org.entopic.ConfigurationException;
import org.entopic.view.StorageException;
import org.rocksdb.RocksDBException;

/** Every failure of this module. */
final class RocksDbMessages {
  static final String REMOVED =
      "The RocksDB database in {0} cannot be opened ({1}). It is removed and filled anew.";

  private RocksDbMessages() {}

  static ConfigurationException noLibrary(Throwable cause) {
    return new ConfigurationException(
        "RKS-01: RocksDB's native library cannot be loaded. Add org.rocksdb:rocksdbjni for this"
            + " platform, or choose StoreKind.MEMORY.",
        cause);
  }

  static ConfigurationException directoryUnusable(Path directory, Throwable cause) {
    return new ConfigurationException(
        "RKS-02: The RocksDB database in '"
            + directory
            + "' cannot be opened. Give this process access to a directory of its own by the"
            + " property 'dir' of scope STORE.",
        cause);
  }

  static ConfigurationException noSetter(String entity, Object found) {
    return new ConfigurationException(
        "RKS-03: The annotation for RocksDB of entity type '"
            + entity
            + "' is a "
            + found.getClass().getName()
            + ". Give a RocksDbConfigSetter.");
  }

  static StorageException failed(Path directory, RocksDBException cause) {
    return new StorageException(
        "RKS-04: RocksDB failed in '" + directory + "': " + cause.getMessage() + ".", cause);
  }

  static StorageException closed(Path directory) {
    return new StorageException(
        "RKS-05: The RocksDB database in '" + directory + "' is closed. Open a new factory.",
        new IllegalStateException("closed"));
  }
}
