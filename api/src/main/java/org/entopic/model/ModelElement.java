package org.entopic.model;

import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A part of the model: who decided its facts, and the values that somebody attached to it.
 *
 * <p>Immutable and thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface ModelElement {

  /**
   * Returns who decided each fact that somebody decided, by the name of the builder's method:
   * {@code "required"}, {@code "maxLength"}, {@code "topic"}. Facts that nobody decided are
   * missing.
   */
  default Map<String, ConfigurationSource> sources() {
    return Map.of();
  }

  /** Returns the values that somebody attached, by name. */
  default Map<String, Object> annotations() {
    return Map.of();
  }

  /** Returns the value that somebody attached under a name. */
  default Optional<Object> annotation(String name) {
    return Optional.ofNullable(annotations().get(name));
  }

  /**
   * Returns the value that somebody attached under the name of a key.
   *
   * @throws ClassCastException if it is of another type than the key's
   */
  default <V> Optional<V> annotation(AnnotationKey<V> key) {
    return annotation(key.name()).map(key.type()::cast);
  }
}
