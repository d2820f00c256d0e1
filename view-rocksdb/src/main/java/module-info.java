import org.entopic.view.RowStorageProvider;
import org.entopic.view.rocksdb.internal.RocksDbStorageProvider;

/**
 * Rows of views in RocksDB. Found as a service; start at {@link
 * org.entopic.view.rocksdb.RocksDbConfigSetter} to set its options.
 */
module org.entopic.view.rocksdb {
  requires static biz.aQute.bnd.annotation;
  requires transitive org.entopic.api;
  requires transitive org.entopic.view;
  requires transitive rocksdbjni;

  exports org.entopic.view.rocksdb;

  provides RowStorageProvider with
      RocksDbStorageProvider;
}
