package org.entopic.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entopic.BadRecordPolicy;
import org.entopic.IncompatibleSchemaException;
import org.entopic.PropertyScope;
import org.entopic.embedded.EmbeddedKafka;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.BackendConfig;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowDecoder;
import org.entopic.spi.backend.StoreDefinition;
import org.entopic.spi.serde.SchemaDocument;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One broker for all tests that do not stop it. */
final class SharedBroker implements BeforeAllCallback {
  private static volatile EmbeddedKafka kafka;

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .getOrComputeIfAbsent(
            "broker",
            any -> {
              kafka = EmbeddedKafka.start();
              return (AutoCloseable) kafka::close;
            });
  }

  static String address() {
    return kafka.bootstrapServers();
  }

  /** The text of a schema that no entity type can read. */
  static final String UNREADABLE = "unreadable";

  static String freshName() {
    return "db" + UUID.randomUUID().toString().substring(0, 8);
  }

  static BackendConfig config(String database, EntityTypeModel... types) {
    return config(address(), database, Map.of(), types);
  }

  static BackendConfig config(
      String address,
      String database,
      Map<PropertyScope, Map<String, String>> properties,
      EntityTypeModel... types) {
    return new BackendConfig(
        database,
        address,
        List.of(types).stream().map(SharedBroker::store).toList(),
        properties,
        Duration.ofSeconds(20),
        Duration.ofSeconds(20),
        BadRecordPolicy.SKIP,
        bad -> {});
  }

  static BackendConfig config(String database, StoreDefinition store) {
    BackendConfig any = config(database);
    return new BackendConfig(
        database,
        any.bootstrapServers(),
        List.of(store),
        any.properties(),
        any.openTimeout(),
        any.saveTimeout(),
        any.badRecordPolicy(),
        any.badRecords());
  }

  static StoreDefinition store(EntityTypeModel type) {
    return new StoreDefinition(type, new NoDecoder(), new SchemaDocument("test", type.name()));
  }

  private static final class NoDecoder implements RowDecoder {
    @Override
    public void learn(SchemaDocument writer) {
      if (writer.text().equals(UNREADABLE)) {
        throw new IncompatibleSchemaException("unreadable", writer, writer);
      }
    }

    @Override
    public Object key(byte[] key) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Row row(Object key, byte[] value, long schema, int partition, long offset, long time) {
      throw new UnsupportedOperationException();
    }
  }
}
