package org.entopic.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.StoreAccess;
import org.junit.jupiter.api.Test;

/** Keys that are sorted in memory when a range is first read. */
class SortedKeysTest {
  private final ViewFixture fixture = ViewFixture.ready(StorageSource.MEMORY);

  @Test
  void aRangeOfKeysThatHaveBeenSortedIsCounted() {
    for (int key = 0; key < 8; key++) {
      fixture.feed(fixture.left.put(0, key, key));
    }
    var range =
        new StoreAccess.KeyRange(
            fixture.left.type,
            new StoreAccess.Bound(1, false),
            new StoreAccess.Bound(6, true),
            StoreAccess.Direction.ASCENDING);
    try (ReadView open = fixture.view.open()) {
      assertThat(open.estimate(range)).isEqualTo(2);
      assertThat(open.count(range)).isEqualTo(5);
      assertThat(open.estimate(range)).isEqualTo(5);
    }
  }
}
