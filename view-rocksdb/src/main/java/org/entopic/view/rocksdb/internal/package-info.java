/**
 * Storages of rows in RocksDB. Start at {@link
 * org.entopic.view.rocksdb.internal.RocksDbStorageProvider}.
 */
@NullMarked
package org.entopic.view.rocksdb.internal;

import org.jspecify.annotations.NullMarked;
