package org.entopic.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.IndexModel;
import org.entopic.model.PropertyModel;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/**
 * The indexes of one store, known by the names of their properties. Those for equality are filled
 * as rows come, those in order at once when the first rows are complete, and kept from then on.
 */
final class RowIndexes {
  private final EntityTypeModel type;
  private final List<IndexModel> models = new ArrayList<>();
  private volatile List<NamedIndex> late = List.of();
  private volatile NamedIndex[] indexes = {};
  private volatile List<OrderedIndex> lateOrdered = List.of();
  private volatile OrderedIndex[] ordered = {};
  private volatile OrderedIndex[] inMemory = {};

  private record NamedIndex(List<String> properties, EqualityIndex index) {}

  RowIndexes(EntityTypeModel type) {
    this.type = type;
    add(type.indexes());
    indexes = late.toArray(NamedIndex[]::new);
    late = List.of();
  }

  /** Adds indexes, to be built as soon as nobody restores. */
  void add(List<IndexModel> added) {
    var more = new ArrayList<>(late);
    for (IndexModel model : added) {
      List<String> properties = model.properties().stream().map(PropertyModel::name).toList();
      if (find(model) == null && more.stream().noneMatch(i -> i.properties().equals(properties))) {
        models.add(model);
        more.add(new NamedIndex(properties, new EqualityIndex(type, properties)));
      }
    }
    late = List.copyOf(more);
    var inOrder = new ArrayList<>(lateOrdered);
    for (IndexModel model : added) {
      if (model.isOrdered()
          && findOrdered(model) == null
          && inOrder.stream().noneMatch(index -> index.matches(model))) {
        if (!models.contains(model)) {
          models.add(model);
        }
        inOrder.add(new OrderedIndex(type, model));
      }
    }
    lateOrdered = List.copyOf(inOrder);
  }

  /** Returns all indexes, those too that are to be built. */
  List<StoredIndex> all() {
    var all = new ArrayList<StoredIndex>(ordered());
    Stream.concat(Arrays.stream(indexes), late.stream()).map(NamedIndex::index).forEach(all::add);
    return all;
  }

  private List<OrderedIndex> ordered() {
    return Stream.concat(Arrays.stream(ordered), lateOrdered.stream()).toList();
  }

  /** Returns an index in order that has been built. */
  @Nullable OrderedIndex findOrdered(IndexModel model) {
    for (OrderedIndex index : ordered) {
      if (index.matches(model)) {
        return index;
      }
    }
    return null;
  }

  /** Fills the indexes in order that are to be built, and keeps them from now on. */
  void buildOrdered(SlotTable slots) {
    lateOrdered.forEach(index -> index.build(slots));
    orderedAreStored();
    inMemory = ordered;
  }

  /** Lets readers find the indexes in order, which a storage keeps. */
  void orderedAreStored() {
    ordered = ordered().toArray(OrderedIndex[]::new);
    lateOrdered = List.of();
  }

  /** Fills the indexes that were added after rows. */
  void buildLate(SlotTable slots) {
    if (late.isEmpty()) {
      return;
    }
    for (int slot = 0; slot < slots.high(); slot++) {
      Object element = slots.get(slot);
      while (element instanceof Version version) {
        addLate(version.row, slot);
        element = version.previous;
      }
      addLate((Row) element, slot);
    }
    NamedIndex[] all = Arrays.copyOf(indexes, indexes.length + late.size());
    for (int i = 0; i < late.size(); i++) {
      all[indexes.length + i] = late.get(i);
    }
    indexes = all;
    late = List.of();
  }

  private void addLate(@Nullable Row row, int slot) {
    if (row != null) {
      for (NamedIndex index : late) {
        add(index.index(), row, slot);
      }
    }
  }

  List<IndexModel> models() {
    return models;
  }

  @Nullable EqualityIndex find(IndexModel model) {
    for (NamedIndex index : indexes) {
      if (matches(index.properties(), model.properties())) {
        return index.index();
      }
    }
    return null;
  }

  private static boolean matches(List<String> names, List<PropertyModel> properties) {
    if (names.size() != properties.size()) {
      return false;
    }
    for (int i = 0; i < names.size(); i++) {
      if (!names.get(i).equals(properties.get(i).name())) {
        return false;
      }
    }
    return true;
  }

  void add(Row row, int slot) {
    for (NamedIndex index : indexes) {
      add(index.index(), row, slot);
    }
    for (OrderedIndex index : inMemory) {
      index.entries.add(row, slot);
    }
  }

  private static void add(EqualityIndex index, Row row, int slot) {
    Object value = index.valueOf(row);
    if (value != null) {
      index.add(value, slot);
    }
  }

  void remove(Row row, int slot) {
    for (NamedIndex index : indexes) {
      Object value = index.index().valueOf(row);
      if (value != null) {
        index.index().remove(value, slot);
      }
    }
  }

  void replace(Row before, Row after, int slot) {
    for (NamedIndex named : indexes) {
      EqualityIndex index = named.index();
      Object old = index.valueOf(before);
      Object value = index.valueOf(after);
      if (value != null && !value.equals(old)) {
        index.add(value, slot);
      }
      if (old != null && !old.equals(value)) {
        index.remove(old, slot);
      }
    }
  }

  /** Takes an ended row out, except where a remaining version of its slot has the same value. */
  void end(Row row, int slot, Version newest) {
    for (NamedIndex named : indexes) {
      EqualityIndex index = named.index();
      Object value = index.valueOf(row);
      if (value != null && !remains(index, value, newest)) {
        index.remove(value, slot);
      }
    }
    for (OrderedIndex index : inMemory) {
      index.end(row, newest);
    }
  }

  private static boolean remains(EqualityIndex index, Object value, Version newest) {
    Object element = newest;
    while (element instanceof Version version) {
      if (version.row != null && value.equals(index.valueOf(version.row))) {
        return true;
      }
      element = version.previous;
    }
    return element != null && value.equals(index.valueOf((Row) element));
  }
}
