package org.entopic.view;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowCursor;
import org.entopic.spi.backend.StoreAccess.Direction;
import org.entopic.spi.backend.StoreAccess.IndexRange;
import org.entopic.view.SortedRows.Edge;
import org.jspecify.annotations.Nullable;

/** Rows in the order of an index, leaf by leaf; of a slot's entries only that of its row counts. */
final class OrderedCursor implements RowCursor {
  private final SnapshotReadView view;
  private final SlotTable slots;
  private final OrderedIndex index;
  private final AtomicReferenceArray<SortedLeaf> leaves;
  private final @Nullable Edge from;
  private final @Nullable Edge to;
  private final boolean ascending;
  private int number;
  private SortedLeaf leaf;
  private int low;
  private int high;
  private boolean last;

  OrderedCursor(SnapshotReadView view, SlotTable slots, OrderedIndex index, IndexRange range) {
    this.view = view;
    this.slots = slots;
    this.index = index;
    this.leaves = index.entries.leaves();
    this.from =
        range.from() == null ? null : index.entries.edge(range.from(), !range.from().inclusive());
    this.to = range.to() == null ? null : index.entries.edge(range.to(), range.to().inclusive());
    this.ascending = range.direction() == Direction.ASCENDING;
    Edge begin = ascending ? from : to;
    this.number =
        begin != null ? index.entries.leafOf(leaves, begin) : ascending ? 0 : leaves.length() - 1;
    this.leaf = leaves.get(number);
    enter();
  }

  /** Finds the part of the leaf that is in the range, and whether others follow. */
  private void enter() {
    low = from == null ? 0 : index.entries.below(leaf, from);
    high = to == null ? leaf.size() : index.entries.below(leaf, to);
    last = ascending ? high < leaf.size() : low > 0;
  }

  // The very row of the entry needs no comparison.
  @SuppressWarnings("ReferenceEquality")
  @Override
  public @Nullable Row next() {
    long publication = view.openPublication();
    while (true) {
      while (low < high) {
        int at = ascending ? low++ : --high;
        Row entry = leaf.rows()[at];
        Row row = Version.visible(slots.get(leaf.slots()[at]), publication);
        if (row != null && (row == entry || index.order.compare(row, entry) == 0)) {
          return row;
        }
      }
      int next = ascending ? number + 1 : number - 1;
      if (last || next < 0 || next >= leaves.length()) {
        return null;
      }
      number = next;
      leaf = leaves.get(number);
      enter();
    }
  }
}
