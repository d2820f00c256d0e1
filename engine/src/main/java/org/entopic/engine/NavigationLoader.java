package org.entopic.engine;

import java.util.concurrent.CompletableFuture;
import org.entopic.engine.query.QueryContext;
import org.entopic.engine.tracking.TrackedNavigation;
import org.entopic.query.EntityQuery;
import org.jspecify.annotations.Nullable;

/** Loads one navigation of one entity, by the rules of its context. */
final class NavigationLoader {
  private final QueryContext context;
  private final RelatedQueries related;
  private final TrackedNavigation navigation;

  NavigationLoader(QueryContext context, RelatedQueries related, TrackedNavigation navigation) {
    this.context = context;
    this.related = related;
    this.navigation = navigation;
  }

  QueryContext context() {
    return context;
  }

  TrackedNavigation navigation() {
    return navigation;
  }

  boolean isLoaded() {
    return context.run(navigation::isLoaded);
  }

  void load() {
    context.<@Nullable Void>run(this::loadNow);
  }

  CompletableFuture<@Nullable Void> loadAsync() {
    return context.<@Nullable Void>runAsync(this::loadNow);
  }

  EntityQuery<Object> query() {
    return context.run(() -> related.query(navigation));
  }

  private @Nullable Void loadNow() {
    if (!navigation.isLoaded()) {
      related.load(navigation);
      navigation.loaded();
    }
    return null;
  }
}
