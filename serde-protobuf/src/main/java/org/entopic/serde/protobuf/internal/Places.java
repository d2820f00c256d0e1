package org.entopic.serde.protobuf.internal;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Places in a list. */
final class Places {
  private int[] places = new int[4];
  private int count;

  void add(int place) {
    if (count == places.length) {
      places = Arrays.copyOf(places, 2 * count);
    }
    places[count++] = place;
  }

  /** Returns whether they say that there is no list. */
  boolean isNullList() {
    return count == 1 && places[0] == FieldWriter.Nulls.NULL_LIST;
  }

  /** Sets the elements at these places to null; false if the list has no such place. */
  boolean clear(List<@Nullable Object> list) {
    for (int i = 0; i < count; i++) {
      if (places[i] < 0 || places[i] >= list.size()) {
        return false;
      }
      list.set(places[i], null);
    }
    return true;
  }
}
