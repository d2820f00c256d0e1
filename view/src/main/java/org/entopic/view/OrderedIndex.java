package org.entopic.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.IndexModel;
import org.entopic.model.PropertyModel;
import org.entopic.spi.backend.IndexOrder;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.StoreAccess.IndexBound;
import org.jspecify.annotations.Nullable;

/**
 * Rows in the order of an index: for every row that an open snapshot can see there is an entry with
 * its values. Readers check the row they see, because a slot may stand at older or newer values
 * too. In memory the entries are {@link SortedRows}, on disk the bytes of {@link OrderedValues}.
 */
final class OrderedIndex implements StoredIndex {
  final IndexOrder order;
  final SortedRows entries;
  private final List<String> properties;
  private final List<Boolean> descending;
  private final OrderedValues values;

  OrderedIndex(EntityTypeModel type, IndexModel model) {
    this.order = IndexOrder.of(type, model);
    this.entries = new SortedRows(order);
    this.properties = model.properties().stream().map(PropertyModel::name).toList();
    this.descending = model.properties().stream().map(model::isDescending).toList();
    this.values = new OrderedValues(type, properties, descending);
  }

  /** Returns whether the index serves what another model calls an index. */
  boolean matches(IndexModel model) {
    List<PropertyModel> wanted = model.properties();
    if (wanted.size() != properties.size()) {
      return false;
    }
    for (int i = 0; i < wanted.size(); i++) {
      if (!wanted.get(i).name().equals(properties.get(i))
          || model.isDescending(wanted.get(i)) != descending.get(i)) {
        return false;
      }
    }
    return true;
  }

  /** Fills the index with all there is. */
  void build(SlotTable slots) {
    var rows = new ArrayList<Row>();
    int[] numbers = new int[slots.high()];
    for (int slot = 0; slot < slots.high(); slot++) {
      Object element = slots.get(slot);
      while (element != null) {
        Row row = Version.newest(element);
        if (row != null) {
          if (rows.size() == numbers.length) {
            numbers = Arrays.copyOf(numbers, numbers.length * 2);
          }
          numbers[rows.size()] = slot;
          rows.add(row);
        }
        element = element instanceof Version version ? version.previous : null;
      }
    }
    entries.build(rows, numbers);
  }

  /**
   * Returns how many entries are between two bounds, negative if some of all entries are of rows
   * that a snapshot does not see.
   *
   * @param all how many rows the snapshot sees
   */
  long count(@Nullable IndexBound from, @Nullable IndexBound to, long all) {
    return entries.count(
        from == null ? null : entries.edge(from, !from.inclusive()),
        to == null ? null : entries.edge(to, to.inclusive()),
        all);
  }

  /** Returns about how many entries are between two bounds. */
  long estimate(@Nullable IndexBound from, @Nullable IndexBound to) {
    return entries.estimate(
        from == null ? null : entries.edge(from, !from.inclusive()),
        to == null ? null : entries.edge(to, to.inclusive()));
  }

  /** Takes an ended row out, except where a remaining version of its slot has the same values. */
  void end(Row row, Version newest) {
    Object element = newest;
    while (element != null) {
      Row other = Version.newest(element);
      if (other != null && order.compare(row, other) == 0) {
        return;
      }
      element = element instanceof Version version ? version.previous : null;
    }
    entries.remove(row);
  }

  @Override
  public long id() {
    return values.id();
  }

  @Override
  public byte @Nullable [] place(Row row) {
    return values.place(row);
  }

  /** Returns where the entries of a range begin. */
  byte[] first(@Nullable IndexBound from) {
    return from == null ? StoredRows.entries(id()) : edge(from, !from.inclusive());
  }

  /** Returns what is above the entries of a range. */
  byte[] beyond(@Nullable IndexBound to) {
    return to == null ? OrderedKeys.above(StoredRows.entries(id())) : edge(to, to.inclusive());
  }

  private byte[] edge(IndexBound bound, boolean above) {
    byte[] place = values.place(bound);
    return above ? OrderedKeys.above(place) : place;
  }
}
