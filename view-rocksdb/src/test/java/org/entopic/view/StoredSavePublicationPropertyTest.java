package org.entopic.view;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class StoredSavePublicationPropertyTest extends SavePublicationPropertyTest {
  @Override
  StorageSource source() {
    return new OpenedStorages();
  }

  @Override
  @Property(tries = 4)
  void theViewShowsWhatThePlainReferenceShows(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 14) int saves) {
    super.theViewShowsWhatThePlainReferenceShows(seed, saves);
  }
}
