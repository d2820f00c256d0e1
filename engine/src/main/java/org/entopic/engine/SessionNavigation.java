package org.entopic.engine;

import java.util.concurrent.CompletableFuture;
import org.entopic.model.NavigationModel;
import org.entopic.query.EntityQuery;

/** What the entries of references and collections have in common. */
abstract class SessionNavigation {
  final NavigationLoader loader;

  SessionNavigation(NavigationLoader loader) {
    this.loader = loader;
  }

  public final NavigationModel model() {
    return loader.navigation().model();
  }

  public final boolean isLoaded() {
    return loader.isLoaded();
  }

  public final void load() {
    loader.load();
  }

  // javac 17 loses annotations of type arguments in class files: the interface looks different
  @SuppressWarnings("NullAway")
  public final CompletableFuture<Void> loadAsync() {
    return loader.loadAsync();
  }

  public final EntityQuery<Object> query() {
    return loader.query();
  }
}
