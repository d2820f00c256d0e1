package org.entopic.model;

import java.util.Comparator;
import java.util.UUID;
import org.apiguardian.api.API;

/**
 * The order of keys: that of their Java type, except that UUIDs compare as unsigned numbers.
 *
 * <p>Stateless and thread-safe. Use it as a {@link Comparator} by {@code KeyOrder::compare}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class KeyOrder {
  private KeyOrder() {}

  /**
   * Compares two keys of one entity type.
   *
   * @throws ClassCastException if they are not of one comparable type
   */
  @SuppressWarnings("unchecked")
  public static int compare(Object left, Object right) {
    if (left instanceof UUID a && right instanceof UUID b) {
      int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
      return high != 0
          ? high
          : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    }
    return ((Comparable<Object>) left).compareTo(right);
  }
}
