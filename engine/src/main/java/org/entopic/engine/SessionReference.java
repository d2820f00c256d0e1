package org.entopic.engine;

import java.util.concurrent.CompletableFuture;
import org.entopic.ReferenceEntry;
import org.entopic.model.NavigationModel;
import org.entopic.query.EntityQuery;
import org.jspecify.annotations.Nullable;

/** The entry of a reference. */
final class SessionReference implements ReferenceEntry<Object> {
  private final NavigationLoader loader;

  SessionReference(NavigationLoader loader) {
    this.loader = loader;
  }

  @Override
  public NavigationModel model() {
    return loader.navigation().model();
  }

  @Override
  public boolean isLoaded() {
    return loader.isLoaded();
  }

  @Override
  public void load() {
    loader.load();
  }

  @Override
  @SuppressWarnings("NullAway")
  public CompletableFuture<Void> loadAsync() {
    return loader.loadAsync();
  }

  @Override
  public EntityQuery<Object> query() {
    return loader.query();
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
