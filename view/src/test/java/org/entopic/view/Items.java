package org.entopic.view;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entopic.SerializationFailedException;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.IndexModel;
import org.entopic.model.ScalarType;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.entopic.spi.backend.RowDecoder;
import org.entopic.spi.backend.SaveManifest;
import org.entopic.spi.backend.SaveManifest.TopicSlice;
import org.entopic.spi.backend.StoreAccess;
import org.entopic.spi.backend.StoreAccess.Direction;
import org.entopic.spi.backend.StoreAccess.IndexBound;
import org.entopic.spi.backend.StoreDefinition;
import org.entopic.spi.serde.SchemaDocument;
import org.entopic.tck.model.TestModels;
import org.jspecify.annotations.Nullable;

/** An entity type of two numbers, the second with an index, and the records of its topic. */
final class Items {
  static final byte[] DAMAGED = {1};

  final EntityTypeModel type;
  final int partitions;
  final KeysByAmount keysByAmount = new KeysByAmount(this);

  Items(String name, int partitions) {
    this.partitions = partitions;
    this.type =
        TestModels.entity(name)
            .topic(name)
            .partitions(partitions)
            .key("id", ScalarType.INT)
            .property("amount", ScalarType.LONG)
            .index("amount")
            .build();
  }

  String topic() {
    return type.topic().name();
  }

  StoreDefinition definition() {
    var schema = new SchemaDocument("test", "id amount");
    return new StoreDefinition(
        type, new Decoder(), schema, published -> schema, List.of(keysByAmount));
  }

  TopicSlice slice(int key) {
    return new TopicSlice(topic(), key % partitions);
  }

  Map<TopicSlice, Long> ends(long end) {
    var ends = new HashMap<TopicSlice, Long>();
    for (int partition = 0; partition < partitions; partition++) {
      ends.put(new TopicSlice(topic(), partition), end);
    }
    return ends;
  }

  ViewRecord put(long offset, int key, long amount) {
    return put(offset, key, amount, null, null);
  }

  ViewRecord put(long offset, int key, long amount, UUID save, SaveManifest manifest) {
    return record(offset, key, bytes(amount), save, manifest);
  }

  ViewRecord delete(long offset, int key) {
    return record(offset, key, null, null, null);
  }

  ViewRecord record(long offset, int key, byte[] value, UUID save, SaveManifest manifest) {
    return new ViewRecord(
        topic(),
        key % partitions,
        offset,
        1_000 + offset,
        ByteBuffer.allocate(4).putInt(key).array(),
        value,
        0,
        save,
        manifest);
  }

  static byte[] bytes(long amount) {
    return ByteBuffer.allocate(8).putLong(amount).array();
  }

  long amount(Row row) {
    return row.getLong(type.property("amount").orElseThrow().ordinal());
  }

  IndexModel index() {
    return type.indexes().get(0);
  }

  StoreAccess byAmount(@Nullable IndexBound from, @Nullable IndexBound to, Direction direction) {
    return new StoreAccess.IndexRange(type, index(), from, to, direction);
  }

  /** Returns keys as the index has them, from the last to the first. */
  List<Object> descendingByAmount(Map<Integer, Long> amounts) {
    Comparator<Map.Entry<Integer, Long>> order =
        Map.Entry.<Integer, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey());
    return amounts.entrySet().stream()
        .sorted(order.reversed())
        .<Object>map(Map.Entry::getKey)
        .toList();
  }

  List<Object> keys(ReadView view, StoreAccess access) {
    var keys = new ArrayList<>();
    view.read(access).forEachRemaining(row -> keys.add(row.key()));
    return keys;
  }

  /** Returns amounts by key. */
  Map<Integer, Long> state(ReadView view) {
    var state = new HashMap<Integer, Long>();
    view.read(new StoreAccess.FullScan(type))
        .forEachRemaining(
            row -> {
              if (state.put((Integer) row.key(), amount(row)) != null) {
                throw new AssertionError("a key came twice: " + row);
              }
            });
    return state;
  }

  private final class Decoder implements RowDecoder {
    @Override
    public void learn(SchemaDocument writer) {}

    @Override
    public Object key(byte[] key) {
      return ByteBuffer.wrap(key).getInt();
    }

    @Override
    public Row row(
        Object key, byte[] value, long fingerprint, int partition, long offset, long timestamp) {
      if (value.length != 8) {
        throw new SerializationFailedException("not eight bytes");
      }
      var builder = new RowBuilder(type);
      builder.set(type.property("id").orElseThrow().ordinal(), key);
      builder.setLong(
          type.property("amount").orElseThrow().ordinal(), ByteBuffer.wrap(value).getLong());
      return builder.build(key, partition, offset, timestamp);
    }
  }
}
