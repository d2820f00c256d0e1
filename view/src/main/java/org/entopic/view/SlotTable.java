package org.entopic.view;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A growing array of rows and versions that is scanned from one end to the other.
 *
 * <p>Readers need no lock. Writers may be several, each with slots of its own.
 */
final class SlotTable {
  static final int SHIFT = 12;
  static final int SIZE = 1 << SHIFT;
  static final int MASK = SIZE - 1;
  private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(Object[].class);

  private final Object lock = new Object();
  private volatile Object[][] chunks = {new Object[SIZE]};
  private volatile int high;
  private int[] free = {};
  private int freeCount;

  static @Nullable Object element(Object[] chunk, int index) {
    return ELEMENT.getAcquire(chunk, index);
  }

  @Nullable Object get(int slot) {
    return element(chunks[slot >>> SHIFT], slot & MASK);
  }

  void set(Slot slot, @Nullable Object element) {
    slot.element = element;
    ELEMENT.setRelease(chunks[slot.number >>> SHIFT], slot.number & MASK, element);
  }

  Slot allocate() {
    synchronized (lock) {
      if (freeCount > 0) {
        return new Slot(free[--freeCount]);
      }
      int number = high;
      int chunk = number >>> SHIFT;
      if (chunk == chunks.length) {
        Object[][] more = Arrays.copyOf(chunks, chunk + 1);
        more[chunk] = new Object[SIZE];
        chunks = more;
      }
      high = number + 1;
      return new Slot(number);
    }
  }

  /** Empties a slot and gives back its number. */
  void release(Slot slot) {
    set(slot, null);
    synchronized (lock) {
      if (freeCount == free.length) {
        free = Arrays.copyOf(free, Math.max(16, freeCount * 2));
      }
      free[freeCount++] = slot.number;
    }
  }

  /** Returns a number that is above every slot in use. */
  int high() {
    return high;
  }

  /** Returns the chunks; read after {@link #high()} they hold every slot below it. */
  Object[][] chunks() {
    return chunks;
  }
}
