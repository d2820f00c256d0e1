package org.entopic.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.entopic.StoreNotReadyException;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.SaveManifest;
import org.entopic.spi.backend.StoreAccess;
import org.entopic.spi.backend.StoreReader;
import org.junit.jupiter.api.Test;

class RestorationTest {
  private static final UUID SAVE = new UUID(1, 1);

  private final ViewFixture fixture = new ViewFixture(source());
  private final EntityView view = fixture.view;
  private final Items left = fixture.left;
  private final Items right = fixture.right;

  private void positions(long next) {
    fixture.ends(next).keySet().forEach(slice -> position(slice.topic(), slice.partition(), next));
  }

  private void position(String topic, int partition, long next) {
    view.position(topic, partition, next);
  }

  /** Returns where rows are kept. */
  StorageSource source() {
    return StorageSource.MEMORY;
  }

  @Test
  void nothingCanBeReadBeforeTheEndIsReached() {
    Restoration restoration = fixture.begin(2);
    fixture.apply(left.put(0, 0, 1), left.delete(1, 0));
    assertThatThrownBy(view::open).isInstanceOf(StoreNotReadyException.class);
    assertThatThrownBy(() -> restoration.until(fixture.ends(2)))
        .isInstanceOf(IllegalStateException.class);
    positions(2);
    assertThat(restoration.isAtEnd()).isTrue();
    restoration.until(fixture.ends(4));
    assertThat(restoration.ready()).isNotDone();
    positions(5);
    assertThat(restoration.ready()).isCompleted();
    assertThat(fixture.leftState()).isEmpty();
  }

  @Test
  void theViewIsNotReadyWhileASaveSeenBelowTheSecondEndIsIncomplete() {
    Restoration restoration = fixture.begin(1);
    SaveManifest manifest = fixture.manifest(new int[] {0}, new int[] {0});
    fixture.feed(right.put(0, 0, 5, SAVE, null));
    positions(1);
    fixture.feed(left.put(1, 0, 5, SAVE, manifest));
    restoration.until(fixture.ends(2));
    positions(2);
    assertThat(restoration.ready()).as("half of the save was restored").isNotDone();
    IncompleteSave pending = view.pendingSaves().get(0);
    assertThat(pending.partitions()).containsExactly(right.slice(0));
    view.bound(SAVE, Map.of(right.slice(0), 2L));
    assertThat(restoration.ready()).isCompleted();
    assertThat(fixture.leftState()).isEqualTo(Map.of(0, 5L));
    assertThat(fixture.rightState()).isEqualTo(Map.of(0, 5L));
  }

  @Test
  void aPartitionStillRestoringDoesNotHoldSavesBack() {
    Restoration restoration = fixture.begin(3);
    SaveManifest manifest = fixture.manifest(new int[] {0}, new int[] {0});
    position("Left", 0, 3);
    fixture.feed(left.put(3, 0, 5, SAVE, manifest));
    assertThat(view.pendingSaves()).isEmpty();
    positions(4);
    fixture.feed(right.put(4, 0, 5, SAVE, manifest));
    assertThat(view.pendingSaves()).isEmpty();
    restoration.until(fixture.ends(4));
    assertThat(restoration.ready()).isCompleted();
    assertThat(fixture.rightState()).isEqualTo(Map.of(0, 5L));
  }

  @Test
  void anAddedTypeIsRestoredWhileTheOthersAreRead() {
    fixture.begin(0).until(fixture.ends(0));
    fixture.feed(left.put(0, 0, 1));
    var third = new Items("Third", 1);
    StoreReader reader = view.reader(List.of(left.definition(), third.definition()));
    assertThat(view.addStores(List.of(left.definition(), third.definition()))).hasSize(1);
    Restoration restoration = view.begin(third.ends(2));
    ReadView before = view.open();
    fixture.apply(third.put(0, 0, 10), third.put(1, 1, 11));
    SaveManifest manifest = new SaveManifest(Map.of(left.slice(0), 1, third.slice(0), 1));
    fixture.feed(left.put(1, 0, 2, SAVE, manifest));
    assertThat(fixture.leftState()).as("others are not held up").isEqualTo(Map.of(0, 2L));
    assertThatThrownBy(reader::open).hasMessageContaining("VIEW-01");
    view.position("Third", 0, 2);
    fixture.feed(third.put(2, 0, 12, SAVE, manifest));
    restoration.until(third.ends(3));
    assertThat(restoration.ready()).isCompleted();
    try (ReadView after = reader.open()) {
      assertThat(third.state(after)).isEqualTo(Map.of(0, 12L, 1, 11L));
      assertThat(
              third.keys(
                  after, new StoreAccess.IndexLookup(third.type, third.index(), List.of(12L))))
          .containsExactly(0);
    }
    assertThatThrownBy(() -> third.state(before)).isInstanceOf(IllegalArgumentException.class);
    before.close();
  }

  @Test
  void waitersForATopicThatIsRestoredWaitForItsEnd() {
    Restoration restoration = fixture.begin(1);
    var position = new org.entopic.ConsistencyToken.Position("Left", UUID.randomUUID(), 0, 0);
    var reached = view.reached(new org.entopic.ConsistencyToken(SAVE, List.of(position)));
    fixture.feed(left.put(0, 0, 1));
    assertThat(reached).isNotDone();
    positions(1);
    restoration.until(fixture.ends(1));
    assertThat(reached).isCompleted();
  }

  @Test
  void waitersThatComeAfterAResetWaitUntilTheViewIsFilledAgain() {
    fixture.begin(0).until(fixture.ends(0));
    view.fail(new IllegalStateException("the broker is away"));
    view.reset();
    var position = new org.entopic.ConsistencyToken.Position("Left", UUID.randomUUID(), 0, 0);
    var reached = view.reached(new org.entopic.ConsistencyToken(SAVE, List.of(position)));
    assertThat(reached).as("nothing is begun").isNotDone();
    Restoration restoration = fixture.begin(1);
    fixture.feed(left.put(0, 0, 1));
    positions(1);
    assertThat(reached).as("nothing can be read").isNotDone();
    restoration.until(fixture.ends(1));
    assertThat(reached).isCompleted();
    assertThat(fixture.leftState()).isEqualTo(Map.of(0, 1L));
  }

  @Test
  void closingWhileRestoringFailsTheRestoration() {
    Restoration restoration = fixture.begin(1);
    view.close();
    assertThat(restoration.ready()).isCompletedExceptionally();
  }

  @Test
  void severalThreadsRestoreAtOnce() throws Exception {
    int perPartition = 30_000;
    Restoration restoration = fixture.begin(perPartition);
    ExecutorService threads = Executors.newFixedThreadPool(5);
    List<Future<?>> feeders = new ArrayList<>();
    for (Items items : List.of(left, right)) {
      for (int partition = 0; partition < items.partitions; partition++) {
        int number = partition;
        feeders.add(threads.submit(() -> restore(items, number, perPartition)));
      }
    }
    for (Future<?> feeder : feeders) {
      feeder.get(60, TimeUnit.SECONDS);
    }
    threads.shutdown();
    restoration.until(fixture.ends(perPartition));
    assertThat(restoration.ready()).isCompleted();
    int keys = perPartition / 3 - perPartition / 30;
    assertThat(fixture.leftState()).hasSize(3 * keys);
    assertThat(fixture.<Long>reading(open -> open.count(right.type))).isEqualTo(2L * keys);
    var byAmount = new StoreAccess.IndexLookup(left.type, left.index(), List.of(3L));
    assertThat(fixture.<List<Object>>reading(open -> left.keys(open, byAmount)))
        .hasSize((int) fixture.leftState().values().stream().filter(v -> v == 3).count());
  }

  /** Writes each key twice with different amounts, then deletes every tenth. */
  private void restore(Items items, int partition, int count) {
    var batch = new ArrayList<DecodedRecord>();
    int keys = count / 3;
    for (int offset = 0; offset < count; offset++) {
      int number = offset % keys;
      int key = number * items.partitions + partition;
      boolean isDeletion = offset >= 2 * keys && number % 10 == 0;
      batch.add(
          view.decode(isDeletion ? items.delete(offset, key) : items.put(offset, key, offset % 7)));
    }
    view.apply(batch);
    view.position(items.topic(), partition, count);
  }
}
