package org.entopic.tck.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entopic.spi.backend.StoreAccess.Direction.ASCENDING;
import static org.entopic.spi.backend.StoreAccess.Direction.DESCENDING;

import java.util.stream.LongStream;
import org.entopic.model.KeyValues;
import org.entopic.spi.backend.EncodedRecord;
import org.entopic.spi.backend.StoreAccess.Bound;
import org.entopic.spi.backend.StoreAccess.Direction;
import org.entopic.spi.backend.StoreAccess.KeyRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rules of reading between two keys. */
abstract class KeyRangeRules extends BackendRules {

  private KeyRange authors(@Nullable Bound from, @Nullable Bound to, Direction direction) {
    return new KeyRange(library.author, from, to, direction);
  }

  private OpenStore tenAuthors() {
    OpenStore store = open();
    store.save(
        LongStream.of(5, -3, 8, 1, 9, 2, 7, 0, 6, 4)
            .mapToObj(id -> library.author(id, "name", 1))
            .toArray(EncodedRecord[]::new));
    return store;
  }

  @Test
  void rule_R1_keysComeInOrderOverAllPartitions() {
    OpenStore store = tenAuthors();
    assertThat(store.keys(authors(null, null, ASCENDING)))
        .containsExactly(-3L, 0L, 1L, 2L, 4L, 5L, 6L, 7L, 8L, 9L);
    assertThat(store.keys(authors(null, null, DESCENDING)))
        .containsExactly(9L, 8L, 7L, 6L, 5L, 4L, 2L, 1L, 0L, -3L);
  }

  @Test
  void rule_R2_boundsAreInclusiveOrNotAsSaid() {
    OpenStore store = tenAuthors();
    assertThat(store.keys(authors(new Bound(2L, true), new Bound(5L, false), ASCENDING)))
        .containsExactly(2L, 4L);
    assertThat(store.keys(authors(new Bound(2L, false), new Bound(5L, true), DESCENDING)))
        .containsExactly(5L, 4L);
    assertThat(store.keys(authors(new Bound(3L, true), null, ASCENDING)))
        .containsExactly(4L, 5L, 6L, 7L, 8L, 9L);
    assertThat(store.keys(authors(new Bound(5L, true), new Bound(2L, true), ASCENDING))).isEmpty();
  }

  @Test
  void rule_R3_aRangeFollowsChanges() {
    OpenStore store = tenAuthors();
    assertThat(store.keys(authors(new Bound(6L, true), null, ASCENDING))).hasSize(4);
    store.save(library.noAuthor(7), library.author(11, "new", 1), library.author(3, "new", 1));
    assertThat(store.keys(authors(new Bound(6L, true), null, ASCENDING)))
        .containsExactly(6L, 8L, 9L, 11L);
    store.save(library.author(7, "again", 1));
    assertThat(store.keys(authors(new Bound(2L, true), new Bound(7L, true), DESCENDING)))
        .containsExactly(7L, 6L, 5L, 4L, 3L, 2L);
  }

  @Test
  void rule_R4_boundsOfACompositeKeyMayBeItsFirstValues() {
    OpenStore store = open();
    store.save(
        library.book("a", 1, "t", null),
        library.book("b", 1, "t", null),
        library.book("b", 2, "t", null),
        library.book("c", 1, "t", null));
    var b = KeyValues.of("b");
    assertThat(store.keys(new KeyRange(library.book, new Bound(b, true), null, ASCENDING)))
        .containsExactly(Library.bookKey("b", 1), Library.bookKey("b", 2), Library.bookKey("c", 1));
    assertThat(store.keys(new KeyRange(library.book, new Bound(b, false), null, ASCENDING)))
        .containsExactly(Library.bookKey("c", 1));
    assertThat(store.keys(new KeyRange(library.book, null, new Bound(b, true), DESCENDING)))
        .containsExactly(Library.bookKey("b", 2), Library.bookKey("b", 1), Library.bookKey("a", 1));
  }
}
