package org.entopic.tck.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.entopic.model.KeyValues;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.StoreAccess.IndexLookup;
import org.junit.jupiter.api.Test;

/** Rules of finding rows by indexed values. */
abstract class IndexLookupRules extends BackendRules {

  private IndexLookup byAuthor(Object... ids) {
    return new IndexLookup(library.book, library.index(0), List.of(ids));
  }

  @Test
  void rule_I1_aValueFindsAllItsRows() {
    OpenStore store = open();
    store.save(
        library.book("a", 1, "t", 1L),
        library.book("a", 2, "t", 2L),
        library.book("b", 1, "t", 1L));
    assertThat(store.keys(byAuthor(1L)))
        .containsExactlyInAnyOrder(Library.bookKey("a", 1), Library.bookKey("b", 1));
    assertThat(store.keys(byAuthor(9L))).isEmpty();
  }

  @Test
  void rule_I2_severalValuesFindEachRowOnce() {
    OpenStore store = open();
    store.save(
        library.book("a", 1, "t", 1L),
        library.book("a", 2, "t", 2L),
        library.book("a", 3, "t", 3L));
    assertThat(store.keys(byAuthor(1L, 3L, 1L)))
        .containsExactlyInAnyOrder(Library.bookKey("a", 1), Library.bookKey("a", 3));
  }

  @Test
  void rule_I3_anIndexFollowsChangesDeletionsAndNulls() {
    OpenStore store = open();
    store.save(library.book("a", 1, "t", 1L), library.book("a", 2, "t", 1L));
    store.save(library.book("a", 1, "t", 2L));
    assertThat(store.keys(byAuthor(1L))).containsExactly(Library.bookKey("a", 2));
    assertThat(store.keys(byAuthor(2L))).containsExactly(Library.bookKey("a", 1));
    store.save(library.book("a", 1, "t", null), library.noBook("a", 2));
    assertThat(store.keys(byAuthor(1L, 2L))).isEmpty();
  }

  @Test
  void rule_I4_anIndexOverSeveralPropertiesLeavesRowsWithNullOut() {
    OpenStore store = open();
    store.save(
        library.book("a", 1, "t", 1L),
        library.book("a", 2, "u", 1L),
        library.book("a", 3, "t", null));
    var lookup = new IndexLookup(library.book, library.index(1), List.of(KeyValues.of("t", 1L)));
    assertThat(store.keys(lookup)).containsExactly(Library.bookKey("a", 1));
  }

  @Test
  void rule_I5_aPinnedViewFindsRowsByTheValuesTheyHad() {
    OpenStore store = open();
    store.save(library.book("a", 1, "t", 1L), library.book("a", 2, "t", 1L));
    try (ReadView view = store.reader().open()) {
      store.save(library.book("a", 1, "t", 2L), library.noBook("a", 2));
      store.save(library.book("a", 3, "t", 1L));
      assertThat(OpenStore.rows(view, byAuthor(1L))).hasSize(2);
      assertThat(OpenStore.rows(view, byAuthor(2L))).isEmpty();
    }
    assertThat(store.keys(byAuthor(1L))).containsExactly(Library.bookKey("a", 3));
  }
}
