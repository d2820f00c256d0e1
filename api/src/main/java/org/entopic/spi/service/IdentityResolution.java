package org.entopic.spi.service;

import org.apiguardian.api.API;
import org.entopic.EntityEntry;

/**
 * Decides what becomes of an instance that is to be tracked while the context tracks another one
 * with the same key. Without one, that is refused.
 *
 * <p>The instance itself is never tracked: what refers to it in the graph refers to the tracked one
 * from then on. Called on the thread that uses the context; implementations are thread-safe.
 *
 * <pre>{@code
 * EntityContextFactory.of(BloggingContext::new)
 *     .service(IdentityResolution.class, IdentityResolution.MERGE)
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
@FunctionalInterface
public interface IdentityResolution {
  /** Leaves the tracked instance as it is. */
  IdentityResolution IGNORE = (tracked, duplicate) -> {};

  /** Gives the tracked instance the values of the other one, which may make it modified. */
  IdentityResolution MERGE = (tracked, duplicate) -> tracked.currentValues().setAll(duplicate);

  /**
   * Does with the tracked entity what the other instance asks for; what it throws reaches the
   * caller.
   *
   * @param tracked the entry of the instance that is tracked
   * @param duplicate the instance that has the same key
   */
  void resolve(EntityEntry<?> tracked, Object duplicate);
}
