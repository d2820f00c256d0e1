package org.entopic.engine;

import java.util.Collection;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import org.entopic.CollectionEntry;
import org.entopic.model.NavigationModel;
import org.entopic.query.EntityQuery;

/** The entry of a collection. */
final class SessionCollection implements CollectionEntry<Object> {
  private final NavigationLoader loader;

  SessionCollection(NavigationLoader loader) {
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
  public Collection<Object> current() {
    return Collections.unmodifiableCollection(
        loader.context().run(() -> loader.navigation().elements()));
  }
}
