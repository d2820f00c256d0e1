package org.entopic.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.SaveManifest;
import org.entopic.spi.backend.StoreAccess;
import org.entopic.spi.backend.StoreAccess.Direction;
import org.junit.jupiter.api.Test;

/** Readers pin views while saves over two types are published. */
class SnapshotConcurrencyTest {
  private static final int KEYS = 64;
  private static final int SAVES = 20_000;

  private final Items left = new Items("Left", 1);
  private final Items right = new Items("Right", 1);
  private final EntityView view =
      new EntityView(org.entopic.BadRecordPolicy.SKIP, bad -> {}, source());
  private final AtomicBoolean done = new AtomicBoolean();

  /** Returns where rows are kept. */
  StorageSource source() {
    return StorageSource.MEMORY;
  }

  @Test
  void readersNeverSeeHalfASave() throws Exception {
    view.addStores(List.of(left.definition(), right.definition()));
    var ends = Map.of(left.slice(0), 0L, right.slice(0), 0L);
    view.begin(ends).until(ends);
    ExecutorService threads = Executors.newFixedThreadPool(3);
    List<Future<Integer>> readers = new ArrayList<>();
    for (int reader = 0; reader < 2; reader++) {
      int seed = reader;
      readers.add(threads.submit(() -> read(new Random(seed))));
    }
    Future<?> writer = threads.submit(this::write);
    try {
      writer.get(120, TimeUnit.SECONDS);
    } finally {
      done.set(true);
    }
    for (Future<Integer> reader : readers) {
      assertThat(reader.get(60, TimeUnit.SECONDS)).isPositive();
    }
    threads.shutdown();
    try (ReadView open = view.open()) {
      assertThat(left.state(open)).isEqualTo(right.state(open));
    }
  }

  /** Both types always have the same keys and amounts. */
  private void write() {
    var random = new Random(42);
    long offset = 0;
    for (int save = 0; save < SAVES; save++) {
      int size = save % 500 == 0 ? KEYS : 1 + random.nextInt(3);
      var id = new UUID(save, save);
      var manifest = new SaveManifest(Map.of(left.slice(0), size, right.slice(0), size));
      int first = random.nextInt(KEYS);
      List<DecodedRecord> records = new ArrayList<>();
      for (Items items : List.of(left, right)) {
        for (int i = 0; i < size; i++) {
          byte[] value = (save + i) % 5 == 0 ? null : Items.bytes(save % 10);
          records.add(
              view.decode(
                  items.record(
                      offset + i, (first + i) % KEYS, value, id, i == 0 ? manifest : null)));
        }
      }
      offset += size;
      view.apply(records.subList(0, size + size / 2));
      view.position("Left", 0, offset);
      view.apply(records.subList(size + size / 2, 2 * size));
      view.position("Right", 0, offset);
    }
  }

  private int read(Random random) {
    int views = 0;
    List<ReadView> open = new ArrayList<>();
    while (!done.get()) {
      open.add(view.open());
      views++;
      check(open.get(random.nextInt(open.size())), random);
      if (open.size() > 5) {
        open.remove(random.nextInt(open.size())).close();
      }
    }
    open.forEach(ReadView::close);
    return views;
  }

  private void check(ReadView open, Random random) {
    Map<Integer, Long> state = left.state(open);
    assertThat(right.state(open)).isEqualTo(state);
    assertThat(open.count(left.type)).isEqualTo(state.size());
    var range = new StoreAccess.KeyRange(right.type, null, null, Direction.DESCENDING);
    assertThat(right.keys(open, range)).hasSize(state.size());
    long amount = random.nextInt(10);
    var lookup = new StoreAccess.IndexLookup(right.type, right.index(), List.of((Object) amount));
    assertThat(right.keys(open, lookup))
        .hasSize((int) state.values().stream().filter(each -> each == amount).count());
  }
}
