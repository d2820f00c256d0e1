package org.entopic.view;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class StoredSortedKeysPropertyTest extends SortedKeysPropertyTest {
  @Override
  StorageSource source() {
    return new OpenedStorages();
  }

  @Override
  @Property(tries = 3)
  void rangesAreThoseOfATreeMap(@ForAll long seed) {
    super.rangesAreThoseOfATreeMap(seed);
  }
}
