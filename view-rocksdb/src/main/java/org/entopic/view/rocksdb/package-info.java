/**
 * Options of RocksDB for entity types that are kept in it. Start at {@link
 * org.entopic.view.rocksdb.RocksDbConfigSetter}.
 */
@NullMarked
package org.entopic.view.rocksdb;

import org.jspecify.annotations.NullMarked;
