package org.entopic.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.entopic.spi.backend.StoreAccess.Bound;
import org.entopic.spi.backend.StoreAccess.Direction;
import org.entopic.spi.backend.StoreAccess.KeyRange;

class SortedKeysPropertyTest {

  /** Returns where rows are kept. */
  StorageSource source() {
    return StorageSource.MEMORY;
  }

  /** Large enough steps that the small array is merged into the large one and all built anew. */
  @Property(tries = 20)
  void rangesAreThoseOfATreeMap(@ForAll long seed) {
    var random = new Random(seed);
    ViewFixture fixture = ViewFixture.ready(source());
    Items items = fixture.left;
    TreeMap<Integer, Long> plain = new TreeMap<>();
    long offset = 0;
    for (int step = 0; step < 12; step++) {
      List<ViewRecord> records = new ArrayList<>();
      for (int i = random.nextInt(3_000); i > 0; i--) {
        int key = random.nextInt(5_000);
        if (random.nextInt(3) == 0) {
          plain.remove(key);
          records.add(items.delete(offset++, key));
        } else {
          plain.put(key, (long) step);
          records.add(items.put(offset++, key, step));
        }
      }
      fixture.apply(records.toArray(ViewRecord[]::new));
      check(fixture, plain, random);
    }
  }

  private static void check(ViewFixture fixture, TreeMap<Integer, Long> plain, Random random) {
    int from = random.nextInt(5_000);
    int to = from + random.nextInt(1_000);
    boolean fromInclusive = random.nextBoolean();
    boolean toInclusive = random.nextBoolean();
    Map<Integer, Long> expected =
        from == to && !(fromInclusive && toInclusive)
            ? Map.of()
            : plain.subMap(from, fromInclusive, to, toInclusive);
    var low = new Bound(from, fromInclusive);
    var high = new Bound(to, toInclusive);
    Items items = fixture.left;
    List<Object> ascending =
        fixture.reading(
            view -> items.keys(view, new KeyRange(items.type, low, high, Direction.ASCENDING)));
    assertThat(ascending).containsExactlyElementsOf(List.copyOf(expected.keySet()));
    List<Object> descending =
        fixture.reading(
            view -> items.keys(view, new KeyRange(items.type, low, null, Direction.DESCENDING)));
    assertThat(descending)
        .containsExactlyElementsOf(plain.tailMap(from, fromInclusive).descendingKeySet());
  }
}
