package org.entopic;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a context knows about a reference of an entity; see {@link NavigationEntry}.
 *
 * @param <N> the class of the related entity
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public non-sealed interface ReferenceEntry<N> extends NavigationEntry<N> {

  /** Returns the related entity. */
  @Nullable N current();

  /** Sets the related entity, with everything that depends on it. */
  void setCurrent(@Nullable N related);
}
