package org.entopic.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The stores of a view by topic; immutable. */
final class StoreTable {
  private final Map<String, TypeStore> byTopic;
  private final List<TypeStore> stores;

  StoreTable(List<TypeStore> stores) {
    this.stores = List.copyOf(stores);
    this.byTopic = new HashMap<>();
    stores.forEach(store -> byTopic.put(store.topic, store));
  }

  StoreTable with(List<TypeStore> more) {
    var all = new ArrayList<>(stores);
    all.addAll(more);
    return new StoreTable(all);
  }

  @Nullable TypeStore get(String topic) {
    return byTopic.get(topic);
  }

  TypeStore get(int index) {
    return stores.get(index);
  }

  int size() {
    return stores.size();
  }

  List<TypeStore> stores() {
    return stores;
  }
}
