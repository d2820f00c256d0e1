package org.entopic.view;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class StoredOrderedIndexPropertyTest extends OrderedIndexPropertyTest {
  @Override
  StorageSource source() {
    return new OpenedStorages();
  }

  @Override
  @Property(tries = 1)
  void rangesAreThoseOfPlainSorting(@ForAll long seed) {
    super.rangesAreThoseOfPlainSorting(seed);
  }
}
