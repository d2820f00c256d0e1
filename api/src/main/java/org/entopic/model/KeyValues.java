package org.entopic.model;

import java.util.Arrays;
import java.util.List;
import org.apiguardian.api.API;

/**
 * The values of a composite key, in the order of its properties.
 *
 * <p>Immutable and thread-safe; equality, hash and order are those of the values. A key of one
 * property is the value itself, without this wrapper.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class KeyValues implements Comparable<KeyValues> {
  private final Object[] values;
  private final int hash;

  private KeyValues(Object[] values) {
    this.values = values;
    this.hash = Arrays.hashCode(values);
  }

  /**
   * Returns the key made of these values.
   *
   * @throws NullPointerException if a value is null
   */
  public static KeyValues of(Object... values) {
    Object[] copy = values.clone();
    for (Object value : copy) {
      java.util.Objects.requireNonNull(value, "key value");
    }
    return new KeyValues(copy);
  }

  /** Returns how many values there are. */
  public int size() {
    return values.length;
  }

  /** Returns the value at a position, from 0. */
  public Object get(int index) {
    return values[index];
  }

  /** Returns the values. */
  public List<Object> asList() {
    return List.of(values);
  }

  /** Compares value by value; a key that is a prefix of another comes first. */
  @Override
  public int compareTo(KeyValues other) {
    int common = Math.min(values.length, other.values.length);
    for (int i = 0; i < common; i++) {
      int result = KeyOrder.compare(values[i], other.values[i]);
      if (result != 0) {
        return result;
      }
    }
    return Integer.compare(values.length, other.values.length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeyValues that
        && hash == that.hash
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
