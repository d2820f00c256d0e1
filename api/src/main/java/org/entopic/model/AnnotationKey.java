package org.entopic.model;

import java.util.Objects;
import org.apiguardian.api.API;

/**
 * The name and the type of a value that is attached to a part of the model.
 *
 * <p>Immutable. Names begin with what they belong to: {@code "billing:account"}.
 *
 * @param name the name
 * @param type the type of the value
 * @param <V> the type of the value
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record AnnotationKey<V>(String name, Class<V> type) {

  /** Refuses null. */
  public AnnotationKey {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
  }
}
