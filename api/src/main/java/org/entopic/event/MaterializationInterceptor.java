package org.entopic.event;

import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Takes part in the making of entities from stored rows, tracked ones and others, before anybody
 * sees them.
 *
 * <p>Thread-safe, as every {@link Interceptor}. It is called for what contexts read, by queries,
 * {@code find} and loading; not for copies of entities in change events and entries. Each method is
 * given what the one before returned, and what it throws is thrown by the query. It must not use
 * the context.
 *
 * <p>The stored row stays the original: a property that an interceptor sets to another value is a
 * change of a tracked entity, which the next save writes. Members that are not mapped are free.
 *
 * <pre>{@code
 * class Clocks implements MaterializationInterceptor {
 *   @Override
 *   public Object initialized(MaterializationEvent event, Object entity) {
 *     if (entity instanceof Timed timed) {
 *       timed.setClock(clock);
 *     }
 *     return entity;
 *   }
 * }
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public non-sealed interface MaterializationInterceptor extends Interceptor {

  /**
   * Is called before an instance is made, and may supply one, a new one each time; the first that
   * does is the last one asked. Values are then written into it, unless it is immutable, such as a
   * record: that is taken as it is.
   */
  default Optional<Object> creating(MaterializationEvent event) {
    return Optional.empty();
  }

  /**
   * Is called when an instance is made; it has the values of its constructor alone. Returns it, or
   * another one.
   */
  default Object created(MaterializationEvent event, Object entity) {
    return entity;
  }

  /**
   * Is called when an instance has its values, without related entities. Returns it, or another.
   */
  default Object initialized(MaterializationEvent event, Object entity) {
    return entity;
  }
}
