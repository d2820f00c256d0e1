package org.entopic.itests.views;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.entopic.BadRecord;
import org.entopic.BadRecordPolicy;
import org.entopic.PropertyScope;
import org.entopic.engine.record.RecordDecoder;
import org.entopic.engine.record.RecordFormat;
import org.entopic.model.EntityTypeModel;
import org.entopic.serde.json.internal.JsonSerializerProvider;
import org.entopic.spi.backend.Backend;
import org.entopic.spi.backend.BackendConfig;
import org.entopic.spi.backend.BackendProvider;
import org.entopic.spi.backend.EncodedRecord;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.StoreAccess;
import org.entopic.spi.backend.StoreDefinition;
import org.entopic.spi.backend.WriteBatch;
import org.entopic.spi.backend.WriteReceipt;
import org.entopic.spi.serde.SerializerConfig;

/** A database in JSON, as the engine would open it. */
final class Stores {
  final String database;
  final List<BadRecord> badRecords = new CopyOnWriteArrayList<>();
  private final BackendProvider provider;
  private final String address;
  private final Map<String, RecordFormat> formats = new HashMap<>();
  private final List<StoreDefinition> definitions = new ArrayList<>();
  private final Map<PropertyScope, Map<String, String>> properties = new HashMap<>();
  private BadRecordPolicy policy = BadRecordPolicy.SKIP;
  private Duration openTimeout = Duration.ofSeconds(20);
  private Duration saveTimeout = Duration.ofSeconds(20);

  Stores(BackendProvider provider, String address, String database, EntityTypeModel... types) {
    this.provider = provider;
    this.address = address;
    this.database = database;
    var config = new SerializerConfig(database, Map.of());
    for (EntityTypeModel type : types) {
      RecordFormat format = RecordFormat.of(type, new JsonSerializerProvider(), config);
      formats.put(type.name(), format);
      definitions.add(new StoreDefinition(type, new RecordDecoder(format), format.schema()));
    }
  }

  static String freshName() {
    return "db" + UUID.randomUUID().toString().substring(0, 8);
  }

  Stores policy(BadRecordPolicy chosen) {
    policy = chosen;
    return this;
  }

  Stores openTimeout(Duration chosen) {
    openTimeout = chosen;
    return this;
  }

  Stores saveTimeout(Duration chosen) {
    saveTimeout = chosen;
    return this;
  }

  Stores property(PropertyScope scope, String name, String value) {
    properties.computeIfAbsent(scope, any -> new HashMap<>()).put(name, value);
    return this;
  }

  BackendConfig config() {
    return new BackendConfig(
        database,
        address,
        definitions,
        properties,
        openTimeout,
        saveTimeout,
        policy,
        badRecords::add);
  }

  /** Opens without waiting for the view. */
  Backend start() {
    return provider.open(config());
  }

  Backend open() throws Exception {
    Backend backend = start();
    backend.ready().get(60, TimeUnit.SECONDS);
    return backend;
  }

  EncodedRecord record(Row row) {
    RecordFormat format = formats.get(row.type().name());
    return new EncodedRecord(
        format.type(),
        format.keys().encode(row.key()),
        format.values().encode(row),
        format.headers());
  }

  EncodedRecord deletion(EntityTypeModel type, Object key) {
    RecordFormat format = formats.get(type.name());
    return new EncodedRecord(type, format.keys().encode(key), null, format.headers());
  }

  WriteBatch batch(Row... rows) {
    return batch(Stream.of(rows).map(this::record).toList());
  }

  static WriteBatch batch(List<EncodedRecord> records) {
    return new WriteBatch(UUID.randomUUID(), records);
  }

  /** Writes and waits until it is readable. */
  static WriteReceipt save(Backend backend, WriteBatch batch) throws Exception {
    WriteReceipt receipt = backend.writer().write(batch).get(60, TimeUnit.SECONDS);
    backend.reader().orElseThrow().reached(receipt.token()).get(30, TimeUnit.SECONDS);
    return receipt;
  }

  static Row find(Backend backend, EntityTypeModel type, Object key) {
    try (ReadView view = backend.reader().orElseThrow().open()) {
      return view.find(type, key);
    }
  }

  static long count(Backend backend, EntityTypeModel type) {
    try (ReadView view = backend.reader().orElseThrow().open()) {
      long[] scanned = {0};
      view.read(new StoreAccess.FullScan(type)).forEachRemaining(row -> scanned[0]++);
      if (scanned[0] != view.count(type)) {
        throw new AssertionError(scanned[0] + " rows scanned, " + view.count(type) + " counted");
      }
      return scanned[0];
    }
  }
}
