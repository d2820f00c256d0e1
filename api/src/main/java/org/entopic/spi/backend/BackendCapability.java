package org.entopic.spi.backend;

import org.apiguardian.api.API;

/** What a backend can do; a model that needs more is refused when the factory opens. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum BackendCapability {
  /** Batches are written all or nothing. */
  ATOMIC_WRITE,
  /** Saves are validated against what all processes have written: {@link CheckedWriter}. */
  CHECKED_WRITE,
  /** Numbers are given out once in the whole database: {@link NumberSequences}. */
  SEQUENCES,
  /** {@link StoreAccess.KeyLookup}. */
  KEY_LOOKUP,
  /** {@link StoreAccess.KeyRange}, in either direction. */
  KEY_RANGE,
  /** {@link StoreAccess.KeyPrefix}. */
  KEY_PREFIX,
  /** {@link StoreAccess.IndexLookup}. */
  INDEX_LOOKUP,
  /** {@link StoreAccess.IndexRange}, in either direction; without it such reads are scans. */
  INDEX_RANGE,
  /** {@link StoreAccess.FullScan}. */
  FULL_SCAN,
  /** {@link ReadView#groups}: what is asked for is kept current with the rows. */
  LIVE_AGGREGATES,
  /** A read that waits for a token sees what was written under it. */
  READ_YOUR_WRITES,
  /** A reader sees all of a save or nothing. */
  WHOLE_SAVES,
  /** Listeners hear of every change, whoever made it. */
  CHANGE_EVENTS,
  /** What was written is there after a restart of the process. */
  DURABLE,
  /** Databases are planned, created and deleted: {@link BackendProvider#admin}. */
  ADMINISTRATION,
  /** What is read is read again from the store: {@link StoreReader#rebuild}. */
  REBUILD
}
