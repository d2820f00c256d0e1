package org.entopic.view.rocksdb.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entopic.ConfigurationException;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ScalarType;
import org.entopic.tck.model.TestModels;
import org.entopic.view.RowStorage;
import org.entopic.view.RowStorage.Change;
import org.entopic.view.StorageException;
import org.entopic.view.StorageReader;
import org.entopic.view.rocksdb.RocksDbConfigSetter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RocksDbStorageTest {
  private static final byte[] LOWEST = {0};
  private static final byte[] HIGHEST = {(byte) 0xFF};

  private final RocksDbStorageProvider provider = new RocksDbStorageProvider();
  private final EntityTypeModel plain =
      TestModels.entity("Plain").key("id", ScalarType.INT).build();

  @TempDir Path directory;

  private EntityTypeModel annotated(Object setter) {
    return (EntityTypeModel)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {EntityTypeModel.class},
            (proxy, method, arguments) ->
                method.getName().equals("annotation")
                    ? Optional.of(setter)
                    : method.invoke(plain, arguments));
  }

  private static Change put(String key) {
    return new Change(key.getBytes(UTF_8), key.getBytes(UTF_8));
  }

  private static List<String> keys(StorageReader reader, boolean ascending, int limit) {
    return reader.range(LOWEST, HIGHEST, ascending, limit).stream()
        .map(entry -> new String(entry.key(), UTF_8))
        .toList();
  }

  @Test
  void entriesComeInTheOrderOfTheirKeysAndSurviveClosing() {
    try (RowStorage storage = provider.open(directory, plain)) {
      storage.write(List.of(put("b"), put("a"), put("d"), put("c")));
      storage.write(List.of(new Change("b".getBytes(UTF_8), null)));
    }
    try (RowStorage storage = provider.open(directory, plain)) {
      assertThat(keys(storage, true, 9)).containsExactly("a", "c", "d");
      assertThat(keys(storage, false, 2)).containsExactly("d", "c");
      assertThat(storage.get("b".getBytes(UTF_8))).isNull();
      assertThat(storage.range("c".getBytes(UTF_8), "c".getBytes(UTF_8), true, 9)).isEmpty();
    }
  }

  @Test
  void aSnapshotIsWhatWasThere() {
    try (RowStorage storage = provider.open(directory, plain)) {
      storage.write(List.of(put("a"), put("b")));
      StorageReader before = storage.snapshot();
      storage.remove(LOWEST, HIGHEST);
      storage.write(List.of(put("c")));
      assertThat(keys(before, true, 9)).containsExactly("a", "b");
      assertThat(before.get("c".getBytes(UTF_8))).isNull();
      assertThat(keys(storage, true, 9)).containsExactly("c");
    }
  }

  @Test
  void whatIsClosedOrDestroyedIsNotUsed() {
    RowStorage storage = provider.open(directory.resolve("rows"), plain);
    storage.write(List.of(put("a")));
    StorageReader snapshot = storage.snapshot();
    storage.close();
    storage.close();
    assertThatThrownBy(() -> storage.get(LOWEST)).isInstanceOf(StorageException.class);
    assertThatThrownBy(() -> snapshot.get(LOWEST)).isInstanceOf(StorageException.class);
    storage.destroy();
    assertThat(directory.resolve("rows")).doesNotExist();
  }

  @Test
  void aDatabaseThatIsOpenIsNotRemoved() {
    try (RowStorage storage = provider.open(directory, plain)) {
      storage.write(List.of(put("a")));
      assertThatThrownBy(() -> provider.open(directory, plain))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("RKS-02");
      assertThat(keys(storage, true, 9)).containsExactly("a");
    }
  }

  @Test
  void theSetterOfATypeHasTheLastWord() throws IOException {
    RocksDbConfigSetter setter =
        (type, options, table) -> options.setWriteBufferSize(type.name().length() << 20);
    provider.open(directory, annotated(setter)).close();
    try (Stream<Path> files = Files.list(directory)) {
      Path written =
          files.filter(file -> file.toString().contains("OPTIONS-")).findFirst().orElseThrow();
      assertThat(Files.readString(written)).contains("write_buffer_size=" + (5 << 20));
    }
    assertThatThrownBy(() -> provider.open(directory, annotated("large")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("RKS-03")
        .hasMessageContaining("Plain");
  }
}
