package org.entopic.view;

import java.util.function.Consumer;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowCursor;
import org.jspecify.annotations.Nullable;

/** The rows of some slots, in their order. */
final class ScanCursor implements RowCursor {
  private static final Object[] NONE = {};

  private final SnapshotReadView view;
  private final Object[][] chunks;
  private final int high;
  private Object[] chunk = NONE;
  private int slot;

  /**
   * Starts with the first slot of a chunk.
   *
   * @param chunks hold all slots below the end
   * @param end the slot behind the last
   */
  ScanCursor(SnapshotReadView view, Object[][] chunks, int first, int end) {
    this.view = view;
    this.chunks = chunks;
    this.slot = first;
    this.high = end;
  }

  @Override
  public @Nullable Row next() {
    long publication = view.openPublication();
    while (slot < high) {
      int index = slot & SlotTable.MASK;
      if (index == 0) {
        chunk = chunks[slot >>> SlotTable.SHIFT];
      }
      slot++;
      Object element = SlotTable.element(chunk, index);
      Row row = element instanceof Row plain ? plain : Version.visible(element, publication);
      if (row != null) {
        return row;
      }
    }
    return null;
  }

  @Override
  public void forEachRemaining(Consumer<? super Row> action) {
    while (slot < high) {
      Object[] current = chunks[slot >>> SlotTable.SHIFT];
      int base = slot & ~SlotTable.MASK;
      int end = Math.min(high - base, SlotTable.SIZE);
      long publication = view.openPublication();
      for (int index = slot - base; index < end; index++) {
        Object element = SlotTable.element(current, index);
        Row row = element instanceof Row plain ? plain : Version.visible(element, publication);
        if (row != null) {
          action.accept(row);
        }
      }
      slot = base + end;
    }
    // An action that closed the view has read nothing wrong, but must not go on unnoticed.
    view.openPublication();
  }
}
