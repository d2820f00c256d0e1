package org.entopic.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entopic.BadRecordPolicy;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ScalarType;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.entopic.spi.backend.RowDecoder;
import org.entopic.spi.backend.SaveManifest.TopicSlice;
import org.entopic.spi.backend.StoreAccess;
import org.entopic.spi.backend.StoreAccess.Direction;
import org.entopic.spi.backend.StoreDefinition;
import org.entopic.spi.serde.SchemaDocument;
import org.entopic.tck.model.TestModels;
import org.entopic.view.rocksdb.internal.RocksDbStorageProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of a type without a key are on disk by the bytes of their records' keys. */
class StoredKeylessTest {
  private static final TopicSlice SLICE = new TopicSlice("Seen", 0);

  private final EntityTypeModel type =
      TestModels.entity("Seen")
          .topic("Seen")
          .partitions(1)
          .property("amount", ScalarType.LONG)
          .index("amount")
          .build();

  @TempDir Path directory;

  /** Has the bytes of keys in hexadecimal digits. */
  private final class Decoder implements RowDecoder {
    @Override
    public void learn(SchemaDocument writer) {}

    @Override
    public Object key(byte[] key) {
      return HexFormat.of().formatHex(key);
    }

    @Override
    public Row row(
        Object key, byte[] value, long fingerprint, int partition, long offset, long timestamp) {
      var builder = new RowBuilder(type);
      builder.setLong(0, ByteBuffer.wrap(value).getLong());
      return builder.build(key, partition, offset, timestamp);
    }
  }

  private EntityView open() {
    var schema = new SchemaDocument("test", "amount");
    StorageSource source =
        definition ->
            Optional.of(
                new RocksDbStorageProvider().open(directory.resolve("Seen"), definition.type()));
    var view = new EntityView(BadRecordPolicy.FAIL, bad -> {}, source);
    view.addStores(
        List.of(new StoreDefinition(type, new Decoder(), schema, any -> schema, List.of())));
    return view;
  }

  private static void feed(EntityView view, long offset, byte[] key, Long amount) {
    byte[] value = amount == null ? null : Items.bytes(amount);
    view.apply(
        List.of(view.decode(new ViewRecord("Seen", 0, offset, 1_000, key, value, 0, null, null))));
    view.position("Seen", 0, offset + 1);
  }

  private List<Object> keys(EntityView view, StoreAccess access) {
    var keys = new ArrayList<>();
    try (ReadView open = view.open()) {
      open.read(access).forEachRemaining(row -> keys.add(row.key()));
    }
    return keys;
  }

  @Test
  void rowsAreRestoredChangedAndReadInOrder() {
    try (EntityView view = open()) {
      view.discard("Seen", "this topic");
      Restoration restoration = view.begin(Map.of(SLICE, 3L));
      feed(view, 0, new byte[] {0, -1}, 5L);
      feed(view, 1, new byte[] {7}, 9L);
      feed(view, 2, new byte[] {}, 7L);
      restoration.until(Map.of(SLICE, 3L));
      feed(view, 3, new byte[] {7}, 1L);
      feed(view, 4, new byte[] {0}, 5L);
      feed(view, 5, new byte[] {}, null);
      view.checkpoint();
      check(view);
    }
    try (EntityView view = open()) {
      assertThat(view.stored("Seen").orElseThrow().positions()).isEqualTo(Map.of(0, 6L));
      Restoration restoration = view.begin(Map.of(SLICE, 6L));
      view.position("Seen", 0, 6);
      restoration.until(Map.of(SLICE, 6L));
      check(view);
    }
  }

  private void check(EntityView view) {
    assertThat(keys(view, new StoreAccess.FullScan(type)))
        .containsExactlyInAnyOrder("00", "00ff", "07");
    var index = type.indexes().get(0);
    assertThat(keys(view, new StoreAccess.IndexLookup(type, index, List.of(5L))))
        .containsExactlyInAnyOrder("00", "00ff");
    assertThat(keys(view, new StoreAccess.IndexRange(type, index, null, null, Direction.ASCENDING)))
        .containsExactly("07", "00", "00ff");
    assertThat(
            keys(view, new StoreAccess.IndexRange(type, index, null, null, Direction.DESCENDING)))
        .containsExactly("00ff", "00", "07");
  }
}
