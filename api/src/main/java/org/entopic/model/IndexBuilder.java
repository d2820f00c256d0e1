package org.entopic.model;

import org.apiguardian.api.API;
import org.entopic.query.Predicate;

/** Configures one index; not thread-safe. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface IndexBuilder {

  /** Refuses two rows that share a value. */
  IndexBuilder unique();

  /**
   * Keeps properties of the index from high to low, all of them if none is named. Equality does not
   * care about the order.
   */
  IndexBuilder descending(String... properties);

  /**
   * Limits the index to the rows for which a condition on properties of the type holds: a unique
   * index lets all others share values.
   */
  IndexBuilder filter(Predicate<?> condition);

  /** Names the index. */
  IndexBuilder name(String name);

  /** Attaches a value to the index under a name. */
  IndexBuilder annotation(String name, Object value);

  /** Attaches a value to the index under the name of a key. */
  default <V> IndexBuilder annotation(AnnotationKey<V> key, V value) {
    return annotation(key.name(), key.type().cast(value));
  }
}
