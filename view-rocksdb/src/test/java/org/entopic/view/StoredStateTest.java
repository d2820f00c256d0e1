package org.entopic.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.entopic.BadRecordPolicy;
import org.entopic.StoreNotReadyException;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ScalarType;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowDecoder;
import org.entopic.spi.backend.SaveManifest;
import org.entopic.spi.backend.SaveManifest.TopicSlice;
import org.entopic.spi.backend.StoreAccess.Direction;
import org.entopic.spi.backend.StoreAccess.IndexBound;
import org.entopic.spi.backend.StoreAccess.IndexLookup;
import org.entopic.spi.backend.StoreDefinition;
import org.entopic.spi.serde.SchemaDocument;
import org.entopic.tck.model.TestModels;
import org.entopic.view.rocksdb.internal.RocksDbStorageProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is on disk after a view has ended, and how the next one goes on from there. */
class StoredStateTest {
  private final Items items = new Items("Item", 2);
  private final List<TopicSlice> slices =
      List.of(new TopicSlice("Item", 0), new TopicSlice("Item", 1));

  @TempDir Path directory;

  private EntityView open() {
    return open(items.definition());
  }

  private EntityView open(StoreDefinition opened) {
    StorageSource source =
        definition ->
            Optional.of(
                new RocksDbStorageProvider().open(directory.resolve("Item"), definition.type()));
    var view = new EntityView(BadRecordPolicy.SKIP, bad -> {}, source);
    view.addStores(List.of(opened));
    return view;
  }

  /** Begins at what is stored, or at 0, and returns the positions. */
  private Map<Integer, Long> begin(EntityView view, long end) {
    Map<Integer, Long> positions =
        view.stored("Item").map(StoredState::positions).orElse(Map.of(0, 0L, 1, 0L));
    Restoration restoration = view.begin(items.ends(end));
    positions.forEach((partition, position) -> view.position("Item", partition, position));
    feed(view, end);
    restoration.until(items.ends(end));
    return positions;
  }

  private void feed(EntityView view, long end) {
    slices.forEach(slice -> view.position("Item", slice.partition(), end));
  }

  private void apply(EntityView view, ViewRecord... records) {
    view.apply(Stream.of(records).map(view::decode).toList());
  }

  private Map<Integer, Long> state(EntityView view) {
    try (ReadView open = view.open()) {
      Map<Integer, Long> state = items.state(open);
      assertThat(open.count(items.type)).isEqualTo(state.size());
      state.forEach(
          (key, amount) -> {
            var lookup = new IndexLookup(items.type, items.index(), List.of((Object) amount));
            assertThat(items.keys(open, lookup)).contains(key);
            assertThat(items.amount(open.find(items.type, key))).isEqualTo(amount);
          });
      return state;
    }
  }

  @Test
  void whatWasReadIsThereAndOnlyTheRestIsRead() {
    try (EntityView view = open()) {
      assertThat(view.stored("Item")).isEmpty();
      view.discard("Item", "this topic");
      begin(view, 0);
      apply(view, items.put(0, 0, 5), items.put(0, 1, 6), items.put(1, 2, 7), items.delete(2, 0));
      feed(view, 3);
    }
    try (EntityView view = open()) {
      assertThat(view.stored("Item").orElseThrow().identity()).isEqualTo("this topic");
      assertThat(begin(view, 3)).isEqualTo(Map.of(0, 3L, 1, 3L));
      assertThat(state(view)).isEqualTo(Map.of(1, 6L, 2, 7L));
      apply(view, items.put(3, 2, 8));
      assertThat(state(view)).isEqualTo(Map.of(1, 6L, 2, 8L));
    }
  }

  @Test
  void whatIsRestoredIsWrittenBeforeItCanBeRead() {
    try (EntityView view = open()) {
      view.discard("Item", "this topic");
      Restoration restoration = view.begin(items.ends(4));
      apply(view, items.put(0, 0, 1), items.put(1, 2, 1), items.put(2, 0, 2), items.delete(3, 2));
      feed(view, 4);
      restoration.until(items.ends(4));
      assertThat(state(view)).isEqualTo(Map.of(0, 2L));
    }
    try (EntityView view = open()) {
      begin(view, 4);
      assertThat(state(view)).isEqualTo(Map.of(0, 2L));
    }
  }

  @Test
  void positionsStayBelowWhatIsHeldBackForItsSaveOrReadBySomebody() {
    var manifest = new SaveManifest(Map.of(slices.get(0), 1, slices.get(1), 1));
    try (EntityView view = open()) {
      view.discard("Item", "this topic");
      begin(view, 0);
      apply(view, items.put(0, 1, 6));
      feed(view, 1);
      apply(view, items.put(1, 0, 5, new java.util.UUID(0, 1), manifest));
      feed(view, 2);
    }
    try (EntityView view = open()) {
      assertThat(begin(view, 2)).containsEntry(0, 1L).containsEntry(1, 2L);
      ReadView held = view.open();
      apply(view, items.put(2, 1, 7));
      feed(view, 3);
      assertThat(items.state(held)).isEqualTo(Map.of(1, 6L));
      held.close();
      view.checkpoint();
    }
    try (EntityView view = open()) {
      assertThat(begin(view, 3)).containsEntry(1, 3L);
      assertThat(state(view)).isEqualTo(Map.of(1, 7L));
    }
  }

  @Test
  void recordsThatAreReadAgainChangeNothing() {
    try (EntityView view = open()) {
      view.discard("Item", "this topic");
      begin(view, 0);
      apply(view, items.put(0, 0, 5), items.put(1, 0, 6), items.put(2, 2, 6), items.delete(3, 2));
      feed(view, 4);
    }
    try (EntityView view = open()) {
      Restoration restoration = view.begin(items.ends(4));
      apply(view, items.put(0, 0, 5), items.put(1, 0, 6), items.put(2, 2, 6), items.delete(3, 2));
      feed(view, 4);
      restoration.until(items.ends(4));
      assertThat(state(view)).isEqualTo(Map.of(0, 6L));
      try (ReadView read = view.open()) {
        var lookup = new IndexLookup(items.type, items.index(), List.of((Object) 5L));
        assertThat(items.keys(read, lookup)).isEmpty();
      }
    }
  }

  @Test
  void whatIsDamagedOrGoneIsNoState() throws IOException {
    fill();
    try (Stream<Path> files = Files.list(directory.resolve("Item"))) {
      for (Path each : files.filter(file -> file.toString().contains("MANIFEST")).toList()) {
        Files.delete(each);
      }
    }
    try (EntityView view = open()) {
      assertThat(view.stored("Item")).isEmpty();
    }
  }

  @Test
  void damagedRowsStopTheViewUntilItIsFilledAnew() throws IOException {
    fill();
    try (EntityView view = open()) {
      damage();
      assertThatThrownBy(() -> state(begun(view))).isInstanceOf(StoreNotReadyException.class);
      assertThatThrownBy(view::checkpoint).hasMessageContaining("VIEW-15");
      view.reset();
      assertThat(view.stored("Item")).isEmpty();
      view.checkpoint();
      view.discard("Item", "this topic");
      begin(view, 0);
      apply(view, items.put(0, 0, 1));
      assertThat(state(view)).isEqualTo(Map.of(0, 1L));
    }
  }

  private EntityView begun(EntityView view) {
    begin(view, 5000);
    return view;
  }

  @Test
  void aDamagedRecordOfTheStateIsNoState() throws IOException {
    fill();
    damage();
    try (EntityView view = open()) {
      assertThat(view.stored("Item")).isEmpty();
    }
  }

  private void damage() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("Item"))) {
      for (Path each : files.filter(file -> file.toString().endsWith(".sst")).toList()) {
        byte[] bytes = Files.readAllBytes(each);
        for (int i = 0; i < bytes.length / 2; i++) {
          bytes[i] ^= 0x55;
        }
        Files.write(each, bytes, StandardOpenOption.TRUNCATE_EXISTING);
      }
    }
  }

  private void fill() {
    fill(items.definition());
  }

  private void fill(StoreDefinition opened) {
    try (EntityView view = open(opened)) {
      view.discard("Item", "this topic");
      begin(view, 0);
      apply(
          view,
          Stream.iterate(0, i -> i + 2)
              .limit(2000)
              .map(key -> items.put(key, key, key))
              .toArray(ViewRecord[]::new));
      feed(view, 4000);
    }
  }

  @Test
  void rowsOfAnIndexAreCountedWithoutReadingThem() {
    fill();
    AtomicInteger decoded = new AtomicInteger();
    StoreDefinition definition = items.definition();
    RowDecoder counting =
        new RowDecoder() {
          @Override
          public void learn(SchemaDocument writer) {
            definition.decoder().learn(writer);
          }

          @Override
          public Object key(byte[] key) {
            return definition.decoder().key(key);
          }

          @Override
          public Row row(
              Object key,
              byte[] value,
              long fingerprint,
              int partition,
              long offset,
              long timestamp) {
            decoded.incrementAndGet();
            return definition.decoder().row(key, value, fingerprint, partition, offset, timestamp);
          }
        };
    try (EntityView view = open(new StoreDefinition(items.type, counting, definition.schema()))) {
      begin(view, 4000);
      apply(view, items.put(4000, 100, 7), items.delete(4001, 102));
      decoded.set(0);
      try (ReadView open = view.open()) {
        var from = new IndexBound(List.of(100L), false);
        assertThat(open.count(items.byAmount(from, null, Direction.ASCENDING))).isEqualTo(1_948);
        var lookup = new IndexLookup(items.type, items.index(), List.of((Object) 7L));
        assertThat(open.count(lookup)).isEqualTo(1);
      }
      assertThat(decoded).hasValue(0);
    }
  }

  @Test
  void aResetViewGoesOnWithWhatIsStored() {
    try (EntityView view = open()) {
      view.discard("Item", "this topic");
      begin(view, 0);
      apply(view, items.put(0, 0, 5), items.put(0, 1, 6));
      feed(view, 1);
      ReadView old = view.open();
      view.fail(new IllegalStateException("the feeder died"));
      view.reset();
      assertThat(begin(view, 1)).isEqualTo(Map.of(0, 1L, 1, 1L));
      apply(view, items.put(1, 0, 9));
      feed(view, 2);
      assertThat(items.state(old)).isEqualTo(Map.of(0, 5L, 1, 6L));
      assertThat(state(view)).isEqualTo(Map.of(0, 9L, 1, 6L));
    }
  }

  @Test
  void anIndexThatIsAddedLaterIsBuiltFromWhatIsStored() {
    EntityTypeModel plain =
        TestModels.entity("Item")
            .topic("Item")
            .partitions(2)
            .key("id", ScalarType.INT)
            .property("amount", ScalarType.LONG)
            .build();
    StoreDefinition indexed = items.definition();
    var withoutIndex = new StoreDefinition(plain, indexed.decoder(), indexed.schema());
    fill(withoutIndex);
    try (EntityView view = open(indexed)) {
      begin(view, 4000);
      assertThat(state(view)).hasSize(2000);
    }
    try (EntityView view = open(withoutIndex)) {
      begin(view, 4000);
      apply(view, items.put(4000, 0, 5_000));
      feed(view, 4001);
      view.addStores(List.of(indexed));
      assertThat(state(view)).hasSize(2000).containsEntry(0, 5_000L);
    }
  }
}
