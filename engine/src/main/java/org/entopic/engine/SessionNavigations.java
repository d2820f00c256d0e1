package org.entopic.engine;

import org.entopic.CollectionEntry;
import org.entopic.ReferenceEntry;
import org.entopic.engine.query.QueryContext;
import org.entopic.engine.tracking.NavigationEntries;
import org.entopic.engine.tracking.TrackedNavigation;

/** Makes the entries of navigations of one context. */
final class SessionNavigations implements NavigationEntries {
  private final RelatedQueries related;
  private final QueryContext context;

  SessionNavigations(QueryContext context) {
    this.context = context;
    this.related = new RelatedQueries(context);
  }

  @Override
  public ReferenceEntry<Object> reference(TrackedNavigation navigation) {
    return new SessionReference(new NavigationLoader(context, related, navigation));
  }

  @Override
  public CollectionEntry<Object> collection(TrackedNavigation navigation) {
    return new SessionCollection(new NavigationLoader(context, related, navigation));
  }

  @Override
  public void load(TrackedNavigation navigation) {
    context.requireOpenFor(navigation.model());
    new NavigationLoader(context, related, navigation).load();
  }
}
