package org.entopic.model;

import org.apiguardian.api.API;

/** Where a local view keeps the rows of an entity type. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum StoreKind {
  /** Decoded, in memory; a new process reads the whole topic. */
  MEMORY,
  /** On disk, some of them decoded in memory; a new process reads only what is new. */
  ROCKSDB
}
