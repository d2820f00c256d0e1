package org.entopic.tck.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.StoreAccess;
import org.junit.jupiter.api.Test;

/** Rules of finding rows by key. */
abstract class KeyLookupRules extends BackendRules {

  @Test
  void rule_K1_aKeyFindsItsRowAndNoOther() {
    OpenStore store = open();
    store.save(library.author(1, "a", 7), library.author(2, "b", 8));
    Row row = store.author(2);
    assertThat(row.key()).isEqualTo(2L);
    assertThat(library.edition(row)).isEqualTo(8);
    assertThat(store.hasAuthor(3)).isFalse();
  }

  @Test
  void rule_K2_aCompositeKeyFindsItsRow() {
    OpenStore store = open();
    store.save(library.book("x", 1, "one", null), library.book("x", 2, "two", null));
    Object title =
        store.reading(
            view ->
                library.title(OpenStore.present(view.find(library.book, Library.bookKey("x", 2)))));
    assertThat(title).isEqualTo("two");
  }

  @Test
  void rule_K3_severalKeysComeInTheirOrderWithoutTheMissing() {
    OpenStore store = open();
    store.save(library.author(1, "a", 1), library.author(2, "b", 1), library.author(3, "c", 1));
    assertThat(store.keys(new StoreAccess.KeyLookup(library.author, List.of(3L, 9L, 1L))))
        .containsExactly(3L, 1L);
  }

  @Test
  void rule_K4_anEqualModelOfAnotherFactoryReadsTheSameRows() {
    OpenStore store = open();
    store.save(library.author(1, "a", 1));
    assertThat(store.<Boolean>reading(view -> view.find(sameLibrary().author, 1L) != null))
        .isTrue();
  }
}
