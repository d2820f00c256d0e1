package org.entopic.view;

import java.util.Arrays;

/**
 * A set of slots that one writer at a time changes and readers walk through without a lock: entries
 * never move inside a table.
 */
final class SlotSet {
  private static final int EMPTY = -1;
  private static final int REMOVED = -2;

  private volatile int[] table;
  private int size;
  private int used;

  SlotSet() {
    table = emptyTable(4);
  }

  /** Returns the slots and, in between, negative numbers. */
  int[] table() {
    return table;
  }

  /** Returns whether a slot is in a table. */
  static boolean contains(int[] table, int slot) {
    int i = home(slot, table);
    while (table[i] != slot) {
      if (table[i] == EMPTY) {
        return false;
      }
      i = i + 1 & table.length - 1;
    }
    return true;
  }

  int size() {
    return size;
  }

  /** Returns some slot of the set. */
  int any() {
    for (int slot : table) {
      if (slot >= 0) {
        return slot;
      }
    }
    throw new IllegalStateException("The set is empty.");
  }

  void add(int slot) {
    int[] slots = table;
    int hole = -1;
    int i = home(slot, slots);
    for (; slots[i] != EMPTY; i = i + 1 & slots.length - 1) {
      if (slots[i] == slot) {
        return;
      }
      if (slots[i] == REMOVED && hole < 0) {
        hole = i;
      }
    }
    size++;
    if (hole >= 0) {
      slots[hole] = slot;
      return;
    }
    slots[i] = slot;
    if (++used * 4 > slots.length * 3) {
      rebuild();
    }
  }

  void remove(int slot) {
    int[] slots = table;
    for (int i = home(slot, slots); slots[i] != EMPTY; i = i + 1 & slots.length - 1) {
      if (slots[i] == slot) {
        slots[i] = REMOVED;
        size--;
        if (size * 8 < slots.length && slots.length > 16) {
          rebuild();
        }
        return;
      }
    }
  }

  private void rebuild() {
    int[] old = table;
    int[] fresh = emptyTable(Math.max(4, Integer.highestOneBit(Math.max(size, 2) - 1) * 4));
    for (int slot : old) {
      if (slot >= 0) {
        int i = home(slot, fresh);
        while (fresh[i] != EMPTY) {
          i = i + 1 & fresh.length - 1;
        }
        fresh[i] = slot;
      }
    }
    used = size;
    table = fresh;
  }

  private static int home(int slot, int[] slots) {
    int hash = slot * 0x9E3779B9;
    return (hash ^ hash >>> 16) & slots.length - 1;
  }

  private static int[] emptyTable(int length) {
    var slots = new int[length];
    Arrays.fill(slots, EMPTY);
    return slots;
  }
}
