package org.entopic.tck.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.StoreAccess.Direction;
import org.entopic.spi.backend.StoreAccess.IndexBound;
import org.entopic.spi.backend.StoreAccess.IndexRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rules of finding rows between indexed values, in the order of the index. */
abstract class IndexRangeRules extends BackendRules {
  private static final int BY_AUTHOR = 0;
  private static final int BY_TITLE_AND_AUTHOR = 1;
  private static final int BY_TITLE_DESCENDING = 2;

  private IndexRange range(int index, @Nullable IndexBound from, @Nullable IndexBound to) {
    return new IndexRange(library.book, library.index(index), from, to, Direction.ASCENDING);
  }

  private static IndexRange reversed(IndexRange range) {
    return new IndexRange(
        range.type(), range.index(), range.from(), range.to(), Direction.DESCENDING);
  }

  private static IndexBound at(@Nullable Object... values) {
    return new IndexBound(Arrays.asList(values), true);
  }

  private static IndexBound beside(@Nullable Object... values) {
    return new IndexBound(Arrays.asList(values), false);
  }

  private static List<Object> books(Object... publisherAndNumber) {
    var keys = new Object[publisherAndNumber.length / 2];
    for (int i = 0; i < keys.length; i++) {
      keys[i] =
          Library.bookKey(
              (String) publisherAndNumber[2 * i], (Integer) publisherAndNumber[2 * i + 1]);
    }
    return List.of(keys);
  }

  private OpenStore books() {
    OpenStore store = open();
    store.save(
        library.book("b", 1, "m", -3L),
        library.book("a", 1, "m", 7L),
        library.book("a", 2, "z", null),
        library.book("a", 3, "", 7L),
        library.book("b", 2, "ma", 0L));
    return store;
  }

  @Test
  void rule_X1_allRowsComeInOrderNullsFirstAndEqualOnesByKey() {
    OpenStore store = books();
    assertThat(store.keys(range(BY_AUTHOR, null, null)))
        .isEqualTo(books("a", 2, "b", 1, "b", 2, "a", 1, "a", 3));
    assertThat(store.keys(reversed(range(BY_AUTHOR, null, null))))
        .isEqualTo(books("a", 3, "a", 1, "b", 2, "b", 1, "a", 2));
  }

  @Test
  void rule_X2_boundsAreInOrOut() {
    OpenStore store = books();
    assertThat(store.keys(range(BY_AUTHOR, at(0L), at(7L))))
        .isEqualTo(books("b", 2, "a", 1, "a", 3));
    assertThat(store.keys(range(BY_AUTHOR, beside(-3L), beside(7L)))).isEqualTo(books("b", 2));
    assertThat(store.keys(range(BY_AUTHOR, at(1L), at(6L)))).isEmpty();
    assertThat(store.keys(range(BY_AUTHOR, at(7L), at(-3L)))).isEmpty();
  }

  @Test
  void rule_X3_nullIsAValueBelowAllOthers() {
    OpenStore store = books();
    Object none = null;
    assertThat(store.keys(range(BY_AUTHOR, at(none), at(none)))).isEqualTo(books("a", 2));
    assertThat(store.keys(range(BY_AUTHOR, beside(none), beside(7L))))
        .isEqualTo(books("b", 1, "b", 2));
  }

  @Test
  void rule_X4_firstValuesStandForAllThatFollow() {
    OpenStore store = books();
    assertThat(store.keys(range(BY_TITLE_AND_AUTHOR, at("m"), at("m"))))
        .isEqualTo(books("b", 1, "a", 1));
    assertThat(store.keys(range(BY_TITLE_AND_AUTHOR, beside("m", -3L), at("m"))))
        .isEqualTo(books("a", 1));
    assertThat(store.keys(range(BY_TITLE_AND_AUTHOR, at("m"), beside("n"))))
        .isEqualTo(books("b", 1, "a", 1, "b", 2));
  }

  @Test
  void rule_X5_aDescendingIndexBeginsWithTheLargest() {
    OpenStore store = books();
    assertThat(store.keys(range(BY_TITLE_DESCENDING, null, null)))
        .isEqualTo(books("a", 2, "b", 2, "a", 1, "b", 1, "a", 3));
    assertThat(store.keys(range(BY_TITLE_DESCENDING, at("ma"), at("m"))))
        .isEqualTo(books("b", 2, "a", 1, "b", 1));
    assertThat(store.keys(reversed(range(BY_TITLE_DESCENDING, beside("ma"), null))))
        .isEqualTo(books("a", 3, "b", 1, "a", 1));
  }

  @Test
  void rule_X6_theOrderFollowsChangesAndDeletions() {
    OpenStore store = books();
    store.save(library.book("b", 1, "m", 9L), library.noBook("a", 1));
    store.save(library.book("a", 2, "z", 8L));
    assertThat(store.keys(range(BY_AUTHOR, null, null)))
        .isEqualTo(books("b", 2, "a", 3, "a", 2, "b", 1));
  }

  @Test
  void rule_X7_aPinnedViewKeepsItsOrder() {
    OpenStore store = books();
    List<Object> before = books("a", 2, "b", 1, "b", 2, "a", 1, "a", 3);
    try (ReadView view = store.reader().open()) {
      store.save(library.book("b", 1, "m", 9L), library.noBook("a", 1));
      store.save(library.book("c", 1, "m", -9L), library.book("a", 1, "m", 1L));
      assertThat(OpenStore.rows(view, range(BY_AUTHOR, null, null)))
          .extracting(org.entopic.spi.backend.Row::key)
          .isEqualTo(before);
    }
    assertThat(store.keys(range(BY_AUTHOR, null, null)))
        .isEqualTo(books("a", 2, "c", 1, "b", 2, "a", 1, "a", 3, "b", 1));
  }
}
