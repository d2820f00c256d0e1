package org.entopic.view;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.KeyValues;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/**
 * Slots by the values of properties: for every row that an open snapshot can see, the slot is found
 * under the row's value. Readers check the row they see, because the slot may be found under an
 * older or newer value too.
 */
final class EqualityIndex implements StoredIndex {
  private final long id;

  private final int[] ordinals;

  /** A slot number, or a {@link SlotSet} where several rows share a value. */
  private final ConcurrentHashMap<Object, Object> slots = new ConcurrentHashMap<>();

  EqualityIndex(EntityTypeModel type, List<String> properties) {
    this.id = ValueHash.of(properties);
    this.ordinals =
        properties.stream().mapToInt(name -> type.property(name).orElseThrow().ordinal()).toArray();
  }

  /** Returns the value under which a row is found, null if it is not in the index. */
  @Nullable Object valueOf(Row row) {
    if (ordinals.length == 1) {
      Object value = row.get(ordinals[0]);
      return value == null ? null : comparable(value);
    }
    var values = new Object[ordinals.length];
    for (int i = 0; i < values.length; i++) {
      Object value = row.get(ordinals[i]);
      if (value == null) {
        return null;
      }
      values[i] = comparable(value);
    }
    return KeyValues.of(values);
  }

  @Override
  public long id() {
    return id;
  }

  @Override
  public byte @Nullable [] place(Row row) {
    Object value = valueOf(row);
    return value == null ? null : place(value);
  }

  /** Returns the first bytes of the entries with a value. */
  byte[] place(Object normalValue) {
    return StoredRows.entries(id, ValueHash.of(normalValue));
  }

  /** Returns the form of a looked-up value in which it is found. */
  static Object normal(Object value) {
    return value instanceof KeyValues values
        ? KeyValues.of(values.asList().stream().map(EqualityIndex::comparable).toArray())
        : comparable(value);
  }

  private static Object comparable(Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal.stripTrailingZeros();
    }
    if (value instanceof byte[] bytes) {
      return ByteBuffer.wrap(bytes);
    }
    // Adding zero makes one of the two zeros.
    if (value instanceof Double number) {
      return number + 0.0;
    }
    return value instanceof Float number ? (Object) (number + 0.0f) : value;
  }

  /** Says of rows whether they are found under a value; not thread-safe. */
  final class Matcher {
    private final Object value;
    private final boolean isInteger;
    private final long integer;

    /**
     * Takes note of a value.
     *
     * @param normalValue what {@link #normal} returns
     */
    Matcher(Object normalValue) {
      value = normalValue;
      isInteger =
          value instanceof Integer
              || value instanceof Long
              || value instanceof Short
              || value instanceof Byte;
      integer = isInteger ? ((Number) value).longValue() : 0;
    }

    boolean matches(Row row) {
      return isInteger
          ? row.getLong(ordinals[0]) == integer && !row.isNull(ordinals[0])
          : value.equals(valueOf(row));
    }
  }

  /**
   * Returns what tells whether a slot is found under one of some values, as they are now: for every
   * row with one of them that an open snapshot sees, it is.
   */
  IntPredicate slotsOf(List<Object> values) {
    List<IntPredicate> parts = new ArrayList<>();
    for (Object value : values) {
      Object found = slots.get(normal(value));
      if (found instanceof SlotSet set) {
        int[] table = set.table();
        parts.add(slot -> SlotSet.contains(table, slot));
      } else if (found != null) {
        int only = (Integer) found;
        parts.add(slot -> slot == only);
      }
    }
    return parts.stream().reduce(IntPredicate::or).orElse(slot -> false);
  }

  /** Returns slots and negative numbers. */
  int[] find(Object normalValue) {
    Object found = slots.get(normalValue);
    if (found instanceof SlotSet set) {
      return set.table();
    }
    return found == null ? new int[0] : new int[] {(Integer) found};
  }

  /** Returns how many slots are found under values. */
  long estimate(List<Object> values) {
    long sum = 0;
    for (Object value : values) {
      Object found = slots.get(normal(value));
      sum += found instanceof SlotSet set ? set.size() : found == null ? 0 : 1;
    }
    return sum;
  }

  void add(Object value, int slot) {
    slots.merge(value, slot, (old, added) -> with(old, (Integer) added));
  }

  private static Object with(Object old, int slot) {
    if (old instanceof SlotSet set) {
      set.add(slot);
      return set;
    }
    if ((Integer) old == slot) {
      return old;
    }
    var set = new SlotSet();
    set.add((Integer) old);
    set.add(slot);
    return set;
  }

  void remove(Object value, int slot) {
    slots.computeIfPresent(value, (key, old) -> without(old, slot));
  }

  private static @Nullable Object without(Object old, int slot) {
    if (old instanceof SlotSet set) {
      set.remove(slot);
      return set.size() == 1 ? (Object) set.any() : set;
    }
    return (Integer) old == slot ? null : old;
  }
}
