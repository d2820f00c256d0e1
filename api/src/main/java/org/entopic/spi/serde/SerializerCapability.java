package org.entopic.spi.serde;

import org.apiguardian.api.API;

/** What a serializer can do beyond writing and reading every scalar. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum SerializerCapability {
  /** Complex types and collections inside an entity. */
  NESTED_VALUES,
  /** The bytes of composite keys sort like the keys. */
  ORDERED_KEYS,
  /** The bytes are text that people read. */
  TEXT
}
