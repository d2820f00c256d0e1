package org.entopic.tck.backend;

import static org.assertj.core.api.Assertions.assertThat;

import org.entopic.spi.backend.StoreAccess.FullScan;
import org.junit.jupiter.api.Test;

/** Rules of outliving the backend. */
abstract class DurableRules extends BackendRules {

  @Test
  void rule_D1_whatWasWrittenIsThereWhenOpenedAgain() {
    try (OpenStore store = open()) {
      store.save(
          library.author(1, "a", 1), library.author(2, "b", 1), library.book("p", 1, "t", 1L));
      store.save(library.author(1, "a", 2), library.noAuthor(2));
      store.write(library.author(3, "c", 9));
    }
    OpenStore again = open();
    assertThat(again.keys(new FullScan(library.author))).containsExactlyInAnyOrder(1L, 3L);
    assertThat(again.keys(new FullScan(library.book))).hasSize(1);
    assertThat(library.edition(again.author(1))).isEqualTo(2);
  }
}
