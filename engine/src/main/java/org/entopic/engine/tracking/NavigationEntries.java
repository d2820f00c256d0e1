package org.entopic.engine.tracking;

import org.entopic.CollectionEntry;
import org.entopic.ReferenceEntry;

/** Makes the entries of navigations, which need queries; the session of a context has them. */
public interface NavigationEntries {

  /** Returns the entry of a reference. */
  ReferenceEntry<Object> reference(TrackedNavigation navigation);

  /** Returns the entry of a collection. */
  CollectionEntry<Object> collection(TrackedNavigation navigation);

  /** Loads a navigation that is asked for and not loaded. */
  void load(TrackedNavigation navigation);
}
