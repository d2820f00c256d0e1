package org.entopic.engine.tracking;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.RandomAccess;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The elements that a collection of an entity had when it was last looked at, by identity. */
final class CollectionSnapshot {
  private static final int HASHED_FROM = 16;

  private @Nullable Object[] elements = new @Nullable Object[4];
  private int size;
  private @Nullable Set<Object> hashed;

  int size() {
    return size;
  }

  Object[] toArray() {
    return Arrays.copyOf(elements, size, Object[].class);
  }

  boolean contains(Object element) {
    if (size < HASHED_FROM) {
      for (int i = 0; i < size; i++) {
        if (elements[i] == element) {
          return true;
        }
      }
      return false;
    }
    if (hashed == null) {
      hashed = Collections.newSetFromMap(new IdentityHashMap<>(size));
      hashed.addAll(Arrays.asList(toArray()));
    }
    return hashed.contains(element);
  }

  void add(Object element) {
    if (size == elements.length) {
      elements = Arrays.copyOf(elements, size * 2);
    }
    elements[size++] = element;
    if (hashed != null) {
      hashed.add(element);
    }
  }

  void remove(Object element) {
    for (int i = size - 1; i >= 0; i--) {
      if (elements[i] == element) {
        System.arraycopy(elements, i + 1, elements, i, size - i - 1);
        elements[--size] = null;
        if (hashed != null) {
          hashed.remove(element);
        }
        return;
      }
    }
  }

  void removeAll(Set<Object> gone) {
    replaceBy(Arrays.stream(toArray()).filter(element -> !gone.contains(element)).toArray());
  }

  void replaceBy(Object[] newElements) {
    elements = Arrays.copyOf(newElements, Math.max(4, newElements.length));
    size = newElements.length;
    hashed = null;
  }

  /** Returns whether a collection has the same elements in the same order. */
  boolean matches(@Nullable Collection<?> collection) {
    if (collection == null) {
      return size == 0;
    }
    if (collection.size() != size) {
      return false;
    }
    if (collection instanceof List<?> list && collection instanceof RandomAccess) {
      for (int i = 0; i < size; i++) {
        if (list.get(i) != elements[i]) {
          return false;
        }
      }
      return true;
    }
    int i = 0;
    for (Object element : collection) {
      if (element != elements[i++]) {
        return false;
      }
    }
    return true;
  }
}
