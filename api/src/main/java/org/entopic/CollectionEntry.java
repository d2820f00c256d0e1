package org.entopic;

import java.util.Collection;
import org.apiguardian.api.API;

/**
 * What a context knows about a collection of an entity; see {@link NavigationEntry}.
 *
 * @param <N> the class of the elements
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public non-sealed interface CollectionEntry<N> extends NavigationEntry<N> {

  /** Returns the elements that the collection has now; the result cannot be changed. */
  Collection<N> current();
}
