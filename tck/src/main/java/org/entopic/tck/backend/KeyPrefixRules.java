package org.entopic.tck.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entopic.spi.backend.StoreAccess.Direction.ASCENDING;
import static org.entopic.spi.backend.StoreAccess.Direction.DESCENDING;

import java.util.List;
import org.entopic.spi.backend.StoreAccess.KeyPrefix;
import org.junit.jupiter.api.Test;

/** Rules of reading by the first values of a composite key. */
abstract class KeyPrefixRules extends BackendRules {

  @Test
  void rule_X1_aPrefixFindsTheKeysThatBeginWithItInOrder() {
    OpenStore store = open();
    store.save(
        library.book("b", 12, "t", null),
        library.book("b", 2, "t", null),
        library.book("ba", 1, "t", null),
        library.book("a", 3, "t", null),
        library.book("b", -1, "t", null));
    assertThat(store.keys(new KeyPrefix(library.book, List.of("b"), ASCENDING)))
        .containsExactly(
            Library.bookKey("b", -1), Library.bookKey("b", 2), Library.bookKey("b", 12));
    assertThat(store.keys(new KeyPrefix(library.book, List.of("b"), DESCENDING)))
        .containsExactly(
            Library.bookKey("b", 12), Library.bookKey("b", 2), Library.bookKey("b", -1));
    assertThat(store.keys(new KeyPrefix(library.book, List.of("c"), ASCENDING))).isEmpty();
  }

  @Test
  void rule_X2_aWholeKeyIsAPrefixToo() {
    OpenStore store = open();
    store.save(library.book("b", 1, "t", null), library.book("b", 2, "t", null));
    assertThat(store.keys(new KeyPrefix(library.book, List.of("b", 2), ASCENDING)))
        .containsExactly(Library.bookKey("b", 2));
  }
}
