package org.entopic.engine;

import java.util.Collection;
import java.util.Collections;
import org.entopic.CollectionEntry;

/** The entry of a collection. */
final class SessionCollection extends SessionNavigation implements CollectionEntry<Object> {
  SessionCollection(NavigationLoader loader) {
    super(loader);
  }

  @Override
  public Collection<Object> current() {
    return Collections.unmodifiableCollection(
        loader.context().run(() -> loader.navigation().elements()));
  }
}
