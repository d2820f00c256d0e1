package org.entopic.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.StoreAccess.Direction;
import org.entopic.spi.backend.StoreAccess.IndexBound;
import org.entopic.spi.backend.StoreAccess.IndexLookup;

/** The order of an index against plain sorting, of the present and of pinned states. */
class OrderedIndexPropertyTest {

  /** Returns where rows are kept. */
  StorageSource source() {
    return StorageSource.MEMORY;
  }

  private record Pinned(ReadView view, Map<Integer, Long> amounts) {}

  /** So many rows that leaves are split and joined, and so many deletions that they get empty. */
  @Property(tries = 8)
  void rangesAreThoseOfPlainSorting(@ForAll long seed) {
    var random = new Random(seed);
    ViewFixture fixture = ViewFixture.ready(source());
    Items items = fixture.left;
    Map<Integer, Long> amounts = new HashMap<>();
    Deque<Pinned> pinned = new ArrayDeque<>();
    long offset = 0;
    for (int step = 0; step < 12; step++) {
      int few = random.nextBoolean() ? 20 : 2_000;
      int deletions = random.nextInt(4);
      List<ViewRecord> records = new ArrayList<>();
      for (int i = random.nextInt(2_000); i > 0; i--) {
        int key = random.nextInt(1_500);
        if (random.nextInt(4) < deletions) {
          amounts.remove(key);
          records.add(items.delete(offset++, key));
        } else {
          long amount = random.nextInt(few);
          amounts.put(key, amount);
          records.add(items.put(offset++, key, amount));
        }
      }
      fixture.apply(records.toArray(ViewRecord[]::new));
      fixture.reading(
          view -> {
            check(items, view, amounts, random);
            return view;
          });
      if (random.nextInt(3) == 0) {
        pinned.add(new Pinned(fixture.view.open(), Map.copyOf(amounts)));
      }
      if (random.nextInt(4) == 0 && !pinned.isEmpty()) {
        checkAndClose(items, pinned.remove(), random);
      }
    }
    pinned.forEach(each -> checkAndClose(items, each, random));
  }

  private static void checkAndClose(Items items, Pinned pinned, Random random) {
    try (ReadView view = pinned.view()) {
      check(items, view, pinned.amounts(), random);
    }
  }

  private static void check(Items items, ReadView view, Map<Integer, Long> amounts, Random random) {
    List<Object> all = items.descendingByAmount(amounts);
    assertThat(items.keys(view, items.byAmount(null, null, Direction.DESCENDING))).isEqualTo(all);
    var upwards = new ArrayList<>(all);
    java.util.Collections.reverse(upwards);
    assertThat(items.keys(view, items.byAmount(null, null, Direction.ASCENDING)))
        .isEqualTo(upwards);
    for (int i = 0; i < 4; i++) {
      long low = random.nextInt(40);
      long high = low + random.nextInt(20) - 1;
      var from = new IndexBound(List.of(low), random.nextBoolean());
      var to = new IndexBound(List.of(high), random.nextBoolean());
      List<Object> expected =
          all.stream()
              .filter(key -> isBetween(amounts.get((Integer) key), low, from, high, to))
              .toList();
      assertThat(items.keys(view, items.byAmount(from, to, Direction.DESCENDING)))
          .isEqualTo(expected);
      assertThat(view.count(items.byAmount(from, to, Direction.ASCENDING)))
          .isEqualTo(expected.size());
      assertThat(view.count(new IndexLookup(items.type, items.index(), List.of((Object) low))))
          .isEqualTo(amounts.values().stream().filter(amount -> amount == low).count());
    }
  }

  private static boolean isBetween(
      long amount, long low, IndexBound from, long high, IndexBound to) {
    return (from.inclusive() ? amount >= low : amount > low)
        && (to.inclusive() ? amount <= high : amount < high);
  }
}
