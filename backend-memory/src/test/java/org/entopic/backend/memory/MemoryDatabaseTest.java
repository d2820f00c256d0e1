package org.entopic.backend.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.UUID;
import org.entopic.BadRecordPolicy;
import org.entopic.ConfigurationException;
import org.entopic.SaveFailedException;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ScalarType;
import org.entopic.model.StoreType;
import org.entopic.spi.backend.Backend;
import org.entopic.spi.backend.BackendConfig;
import org.entopic.spi.backend.BackendProvider;
import org.entopic.spi.backend.EncodedRecord;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.entopic.spi.backend.RowDecoder;
import org.entopic.spi.backend.StoreDefinition;
import org.entopic.spi.backend.WriteBatch;
import org.entopic.spi.serde.SchemaDocument;
import org.entopic.tck.model.TestModels;
import org.junit.jupiter.api.Test;

class MemoryDatabaseTest {
  private final String database = "db-" + UUID.randomUUID();

  private EntityTypeModel type(String name, int partitions) {
    return TestModels.entity(name)
        .topic(database + "." + name)
        .partitions(partitions)
        .key("id", ScalarType.INT)
        .build();
  }

  private Backend open(EntityTypeModel type, String schema) {
    return open(database, type, schema);
  }

  private static Backend open(String name, EntityTypeModel type, String schema) {
    var definition =
        new StoreDefinition(type, new KeyOnly(type), new SchemaDocument("test", schema));
    return new MemoryBackendProvider()
        .open(
            new BackendConfig(
                name,
                "",
                List.of(definition),
                Map.of(),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                BadRecordPolicy.SKIP,
                bad -> {}));
  }

  private static void put(Backend backend, EntityTypeModel type, int id) {
    byte[] key = ByteBuffer.allocate(4).putInt(id).array();
    backend
        .writer()
        .write(
            new WriteBatch(
                UUID.randomUUID(), List.of(new EncodedRecord(type, key, new byte[0], List.of()))))
        .join();
  }

  private static long count(Backend backend, EntityTypeModel type) {
    try (ReadView view = backend.reader().orElseThrow().open()) {
      return view.count(type);
    }
  }

  @Test
  void factoriesThatNameTheSameDatabaseShareItsData() {
    EntityTypeModel type = type("A", 4);
    try (Backend first = open(type, "s");
        Backend second = open(type, "s");
        Backend other = open(database + "2", type, "s")) {
      put(first, type, 1);
      put(second, type, 2);
      assertThat(count(first, type)).isEqualTo(2);
      assertThat(count(second, type)).isEqualTo(2);
      assertThat(count(other, type)).isZero();
    }
  }

  @Test
  void dataLivesAsLongAsOneFactoryIsOpen() {
    EntityTypeModel type = type("A", 1);
    Backend first = open(type, "s");
    put(first, type, 1);
    Backend second = open(type, "s");
    first.close();
    assertThat(count(second, type)).isEqualTo(1);
    second.close();
    try (Backend third = open(type, "s")) {
      assertThat(count(third, type)).isZero();
    }
  }

  @Test
  void aFactoryMayBringTypesTheOthersDoNotKnow() {
    EntityTypeModel a = type("A", 1);
    EntityTypeModel b = type("B", 2);
    try (Backend first = open(a, "s");
        Backend second = open(b, "s")) {
      put(second, b, 1);
      put(first, a, 1);
      assertThat(count(second, b)).isEqualTo(1);
    }
  }

  @Test
  void anotherDefinitionOfAnEntityIsRefusedAndLeavesNothingOpen() {
    EntityTypeModel type = type("A", 2);
    try (Backend first = open(type, "s")) {
      put(first, type, 1);
      assertThatThrownBy(() -> open(type, "t"))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("'A'");
      assertThatThrownBy(() -> open(type("A", 3), "s"))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("MEM-03");
    }
    try (Backend again = open(type, "t")) {
      assertThat(count(again, type)).isZero();
    }
  }

  /** As a bundle that was refreshed brings it, while another one has the database open. */
  @Test
  void anEnumOfAnotherClassLoaderIsRefused() throws Exception {
    EntityTypeModel ours = withEnum(Mood.class);
    EntityTypeModel theirs = withEnum(loadedAgain());
    try (Backend first = open(ours, "s")) {
      assertThatThrownBy(() -> open(theirs, "s"))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("'A' has enums of another class loader");
      put(first, ours, 1);
      assertThat(count(first, ours)).isEqualTo(1);
    }
    try (Backend later = open(theirs, "s")) {
      assertThat(count(later, theirs)).isZero();
    }
  }

  enum Mood {
    CALM
  }

  private EntityTypeModel withEnum(Class<? extends Enum<?>> mood) {
    return TestModels.entity("A")
        .topic(database + ".A")
        .key("id", ScalarType.INT)
        .nullable("mood", new StoreType.Enumeration(mood))
        .build();
  }

  @SuppressWarnings("unchecked")
  private static Class<? extends Enum<?>> loadedAgain() throws Exception {
    URL classes = Mood.class.getProtectionDomain().getCodeSource().getLocation();
    try (var loader = new URLClassLoader(new URL[] {classes}, null)) {
      return (Class<? extends Enum<?>>) loader.loadClass(Mood.class.getName());
    }
  }

  @Test
  void aRecordOfAnUnknownTypeFailsTheWholeBatch() {
    EntityTypeModel a = type("A", 1);
    EntityTypeModel b = type("B", 1);
    try (Backend backend = open(a, "s")) {
      var key = new byte[4];
      var batch =
          new WriteBatch(
              UUID.randomUUID(),
              List.of(
                  new EncodedRecord(a, key, new byte[0], List.of()),
                  new EncodedRecord(b, key, new byte[0], List.of())));
      assertThatThrownBy(() -> backend.writer().write(batch).join())
          .hasCauseInstanceOf(SaveFailedException.class);
      assertThat(count(backend, a)).isZero();
    }
  }

  @Test
  void theProviderIsFoundAsAService() {
    assertThat(ServiceLoader.load(BackendProvider.class))
        .extracting(BackendProvider::name)
        .containsOnlyOnce("memory");
  }

  private record KeyOnly(EntityTypeModel type) implements RowDecoder {
    @Override
    public void learn(SchemaDocument writer) {}

    @Override
    public Object key(byte[] key) {
      return ByteBuffer.wrap(key).getInt();
    }

    @Override
    public Row row(
        Object key, byte[] value, long fingerprint, int partition, long offset, long timestamp) {
      var builder = new RowBuilder(type);
      builder.set(0, key);
      return builder.build(key, partition, offset, timestamp);
    }
  }
}
