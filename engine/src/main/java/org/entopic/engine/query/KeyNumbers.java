package org.entopic.engine.query;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;

/** Numbers the keys of rows from 0 in the order in which they come; not thread-safe. */
abstract class KeyNumbers {
  /** Stands for the number of a row without a key, and of a key that has not come. */
  static final int NONE = -1;

  private int size;

  /** Returns how many keys have come. */
  final int size() {
    return size;
  }

  final int next() {
    return size++;
  }

  /** Returns the number of a row's key, which is given one if it has not come before. */
  abstract int add(HashKey key, ReadView view, Row row);

  /** Returns the number of a row's key. */
  abstract int find(HashKey key, ReadView view, Row row);

  /** Returns numbers for keys of one kind. */
  static KeyNumbers of(HashKey key) {
    return key.isInteger() ? new Integers() : new Objects();
  }

  /** Returns numbers for keys that are read in two ways. */
  static KeyNumbers of(HashKey key, HashKey other) {
    return key.isInteger() && other.isInteger() ? new Integers() : new Objects();
  }

  /** A table with open addresses, at most half of it full. */
  private static final class Integers extends KeyNumbers {
    private long[] keys = new long[32];
    private int[] numbers = empty(32);

    private static int[] empty(int length) {
      var numbers = new int[length];
      Arrays.fill(numbers, NONE);
      return numbers;
    }

    /** Returns where a key is, or else the free place where it belongs. */
    private int place(long key) {
      int mask = numbers.length - 1;
      long hash = key * 0x9E3779B97F4A7C15L;
      int at = (int) (hash ^ hash >>> 32) & mask;
      while (numbers[at] != NONE && keys[at] != key) {
        at = at + 1 & mask;
      }
      return at;
    }

    @Override
    int find(HashKey key, ReadView view, Row row) {
      return key.isNull(view, row) ? NONE : numbers[place(key.integer(view, row))];
    }

    @Override
    int add(HashKey key, ReadView view, Row row) {
      if (key.isNull(view, row)) {
        return NONE;
      }
      long value = key.integer(view, row);
      int at = place(value);
      if (numbers[at] != NONE) {
        return numbers[at];
      }
      if (size() * 2 >= numbers.length) {
        grow();
        at = place(value);
      }
      keys[at] = value;
      numbers[at] = next();
      return numbers[at];
    }

    private void grow() {
      long[] oldKeys = keys;
      int[] oldNumbers = numbers;
      keys = new long[oldKeys.length * 4];
      numbers = empty(keys.length);
      for (int i = 0; i < oldKeys.length; i++) {
        if (oldNumbers[i] != NONE) {
          int at = place(oldKeys[i]);
          keys[at] = oldKeys[i];
          numbers[at] = oldNumbers[i];
        }
      }
    }
  }

  private static final class Objects extends KeyNumbers {
    private final Map<Object, Integer> numbers = new HashMap<>();

    @Override
    int find(HashKey key, ReadView view, Row row) {
      Object value = key.object(view, row);
      Integer number = value == null ? null : numbers.get(value);
      return number == null ? NONE : number;
    }

    @Override
    int add(HashKey key, ReadView view, Row row) {
      Object value = key.object(view, row);
      if (value == null) {
        return NONE;
      }
      Integer number = numbers.get(value);
      if (number == null) {
        number = next();
        numbers.put(value, number);
      }
      return number;
    }
  }
}
