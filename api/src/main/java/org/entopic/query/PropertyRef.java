package org.entopic.query;

import java.io.Serializable;
import org.apiguardian.api.API;

/**
 * A getter of an entity as a method reference, such as {@code Blog::getRating}, for types without
 * generated handles.
 *
 * <p>Only the reference's name is used; the getter is never called. It must be a method reference,
 * not a lambda.
 *
 * @param <R> the type that has the property
 * @param <V> the type of its value
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
@FunctionalInterface
public interface PropertyRef<R, V> extends Serializable {

  /** Calls the getter. */
  V get(R entity);
}
