package org.entopic.view.rocksdb;

import org.apiguardian.api.API;
import org.entopic.model.EntityTypeModel;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;

/**
 * Sets the options of the RocksDB database of one entity type, after the defaults and before it is
 * opened. Attached to the entity type under {@link #ANNOTATION}.
 *
 * <p>Called on the thread that opens the factory, and again when a view is filled anew. What it
 * creates (caches, filters, loggers) it closes when the application ends.
 *
 * <pre>{@code
 * RocksDbConfigSetter large = (type, options, table) -> options.setWriteBufferSize(64 << 20);
 * model.entity(Blog.class)
 *     .storeKind(StoreKind.ROCKSDB)
 *     .annotation(RocksDbConfigSetter.ANNOTATION, large);
 * }</pre>
 */
@FunctionalInterface
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface RocksDbConfigSetter {
  /** The name of the annotation of an entity type that holds its setter. */
  String ANNOTATION = "entopic.rocksdb.config-setter";

  /**
   * Sets options.
   *
   * @param type the entity type
   * @param options the options with our defaults
   * @param table the table format, which is put into the options afterwards
   */
  void setConfig(EntityTypeModel type, Options options, BlockBasedTableConfig table);
}
