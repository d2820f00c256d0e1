package org.entopic.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The stores of a view by topic; immutable. A store keeps its index, also when others are removed.
 */
final class StoreTable {
  static final StoreTable EMPTY = new StoreTable(List.of());

  private final Map<String, TypeStore> byTopic = new HashMap<>();
  private final List<@Nullable TypeStore> byIndex;

  private StoreTable(List<@Nullable TypeStore> byIndex) {
    this.byIndex = Collections.unmodifiableList(byIndex);
    stores().forEach(store -> byTopic.put(store.topic, store));
  }

  StoreTable with(List<TypeStore> more) {
    List<@Nullable TypeStore> all = new ArrayList<>(byIndex);
    all.addAll(more);
    return new StoreTable(all);
  }

  StoreTable without(Collection<TypeStore> removed) {
    List<@Nullable TypeStore> kept = new ArrayList<>(byIndex);
    kept.replaceAll(store -> store != null && removed.contains(store) ? null : store);
    return new StoreTable(kept);
  }

  @Nullable TypeStore get(String topic) {
    return byTopic.get(topic);
  }

  /** Returns the store with an index, unless it was removed. */
  @Nullable TypeStore get(int index) {
    return byIndex.get(index);
  }

  /** Returns the index of the next store. */
  int size() {
    return byIndex.size();
  }

  List<TypeStore> stores() {
    return byIndex.stream().filter(Objects::nonNull).map(TypeStore.class::cast).toList();
  }
}
