package org.entopic.engine.tracking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the navigations of entities and remembers what it wrote, so it is not seen as change. */
final class NavigationWriter {
  private NavigationWriter() {}

  static @Nullable Object read(TrackedEntity owner, NavigationPlan navigation) {
    return navigation.access.get(owner.entity);
  }

  static Collection<?> readCollection(TrackedEntity owner, NavigationPlan navigation) {
    return read(owner, navigation) instanceof Collection<?> collection ? collection : List.of();
  }

  /** Returns whether somebody set a reference since it was last looked at. */
  static boolean isChanged(TrackedEntity owner, NavigationPlan reference) {
    return read(owner, reference) != owner.lastSeen(reference);
  }

  static void setReference(TrackedEntity owner, NavigationPlan reference, @Nullable Object target) {
    Object related = target == null || reference.access.fits(owner.entity, target) ? target : null;
    if (!reference.access.isWritable()) {
      owner.remember(reference, read(owner, reference));
      return;
    }
    if (read(owner, reference) != related || related == null && reference.access.isLazy()) {
      reference.access.set(owner.entity, related);
    }
    owner.remember(reference, related);
  }

  /** Adds an element to a collection that does not have it. */
  static void add(TrackedEntity owner, NavigationPlan navigation, Object element) {
    if (!navigation.access.isWritable() || !navigation.access.fits(owner.entity, element)) {
      return;
    }
    CollectionSnapshot snapshot = owner.navigations().snapshot(navigation);
    if (snapshot.contains(element)) {
      return;
    }
    Collection<Object> collection = navigation.access.collection(owner.entity);
    if (collection.size() == snapshot.size() || !containsInstance(collection, element)) {
      try {
        collection.add(element);
      } catch (UnsupportedOperationException unmodifiable) {
        modifiable(owner, navigation, collection).add(element);
      }
    }
    snapshot.add(element);
  }

  /** Removes an element from a collection that may have it. */
  static void remove(TrackedEntity owner, NavigationPlan navigation, Object element) {
    if (!navigation.access.isWritable()) {
      return;
    }
    owner.navigations().snapshot(navigation).remove(element);
    if (read(owner, navigation) instanceof Collection<?> collection) {
      try {
        removeInstance(collection, element);
      } catch (UnsupportedOperationException unmodifiable) {
        removeInstance(modifiable(owner, navigation, collection), element);
      }
    }
  }

  /** Removes elements from a collection that may have them. */
  static void removeAll(TrackedEntity owner, NavigationPlan navigation, Set<Object> elements) {
    if (!navigation.access.isWritable()) {
      return;
    }
    owner.navigations().snapshot(navigation).removeAll(elements);
    if (read(owner, navigation) instanceof Collection<?> collection) {
      try {
        collection.removeIf(elements::contains);
      } catch (UnsupportedOperationException unmodifiable) {
        modifiable(owner, navigation, collection).removeIf(elements::contains);
      }
    }
  }

  private static Collection<Object> modifiable(
      TrackedEntity owner, NavigationPlan navigation, Collection<?> collection) {
    navigation.access.set(owner.entity, null);
    Collection<Object> copy = navigation.access.collection(owner.entity);
    copy.addAll(collection);
    return copy;
  }

  private static boolean containsInstance(Collection<?> collection, Object element) {
    if (collection instanceof ArrayList<?> list) {
      for (int i = list.size() - 1; i >= 0; i--) {
        if (list.get(i) == element) {
          return true;
        }
      }
      return false;
    }
    for (Object candidate : collection) {
      if (candidate == element) {
        return true;
      }
    }
    return false;
  }

  private static void removeInstance(Collection<?> collection, Object element) {
    if (collection instanceof ArrayList<?> list) {
      for (int i = list.size() - 1; i >= 0; i--) {
        if (list.get(i) == element) {
          list.remove(i);
          return;
        }
      }
      return;
    }
    for (Iterator<?> elements = collection.iterator(); elements.hasNext(); ) {
      if (elements.next() == element) {
        elements.remove();
        return;
      }
    }
  }

  /** Returns the elements of a collection, each once, nulls left out. */
  static Object[] distinct(Collection<?> collection) {
    var snapshot = new CollectionSnapshot();
    for (Object element : collection) {
      if (element != null && !snapshot.contains(element)) {
        snapshot.add(Objects.requireNonNull(element));
      }
    }
    return snapshot.toArray();
  }
}
