package org.entopic.model;

import org.apiguardian.api.API;

/** Configures one index; not thread-safe. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface IndexBuilder {

  /** Refuses two rows that share a value. */
  IndexBuilder unique();

  /** Names the index. */
  IndexBuilder name(String name);

  /** Attaches a value to the index under a name. */
  IndexBuilder annotation(String name, Object value);

  /** Attaches a value to the index under the name of a key. */
  default <V> IndexBuilder annotation(AnnotationKey<V> key, V value) {
    return annotation(key.name(), key.type().cast(value));
  }
}
