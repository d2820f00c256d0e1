package org.entopic.engine;

import org.entopic.ReferenceEntry;
import org.jspecify.annotations.Nullable;

/** The entry of a reference. */
final class SessionReference extends SessionNavigation implements ReferenceEntry<Object> {
  SessionReference(NavigationLoader loader) {
    super(loader);
  }

  @Override
  public @Nullable Object current() {
    return loader.context().<@Nullable Object>run(() -> loader.navigation().current());
  }

  @Override
  public void setCurrent(@Nullable Object related) {
    loader
        .context()
        .<@Nullable Object>run(
            () -> {
              loader.navigation().setCurrent(related);
              return null;
            });
  }
}
