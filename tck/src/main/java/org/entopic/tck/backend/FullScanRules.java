package org.entopic.tck.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.entopic.spi.backend.EncodedRecord;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowCursor;
import org.entopic.spi.backend.StoreAccess.FullScan;
import org.junit.jupiter.api.Test;

/** Rules of reading everything. */
abstract class FullScanRules extends BackendRules {

  @Test
  void rule_F1_aScanFindsEveryRowOnce() {
    OpenStore store = open();
    store.save(
        IntStream.range(0, 10_000)
            .mapToObj(i -> library.author(i, "name", 1))
            .toArray(EncodedRecord[]::new));
    store.save(
        IntStream.range(0, 10_000)
            .filter(i -> i % 10 == 0)
            .mapToObj(library::noAuthor)
            .toArray(EncodedRecord[]::new));
    Set<Object> seen = new HashSet<>();
    for (Object key : store.keys(new FullScan(library.author))) {
      assertThat(seen.add(key)).as("key %s is new", key).isTrue();
    }
    assertThat(seen).hasSize(9_000);
  }

  @Test
  void rule_F2_theCountIsThatOfTheScan() {
    OpenStore store = open();
    assertThat(store.<Long>reading(view -> view.count(library.author))).isZero();
    store.save(library.author(1, "a", 1), library.author(2, "b", 1));
    store.save(library.noAuthor(1), library.noAuthor(5));
    assertThat(store.<Long>reading(view -> view.count(library.author))).isEqualTo(1);
    assertThat(store.keys(new FullScan(library.author))).containsExactly(2L);
  }

  @Test
  void rule_F3_aCursorStartedOneByOneGoesOnToTheEnd() {
    OpenStore store = open();
    store.save(library.author(1, "a", 1), library.author(2, "b", 1), library.author(3, "c", 1));
    Set<Object> keys =
        store.reading(
            view -> {
              RowCursor cursor = view.read(new FullScan(library.author));
              var found = new HashSet<Object>();
              Row first = OpenStore.present(cursor.next());
              found.add(first.key());
              cursor.forEachRemaining(row -> found.add(row.key()));
              assertThat(cursor.next()).isNull();
              return found;
            });
    assertThat(keys).containsExactlyInAnyOrder(1L, 2L, 3L);
  }
}
