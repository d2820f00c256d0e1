package org.entopic.itests.views;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.entopic.ConfigurationException;
import org.entopic.PropertyScope;
import org.entopic.backend.replica.ReplicaBackendProvider;
import org.entopic.backend.streams.StreamsBackendProvider;
import org.entopic.itests.broker.SharedBroker;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.Backend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same with rows in RocksDB, and what concerns their directory. */
class ReplicaOnDiskViewsIT extends KafkaViewRules {
  @TempDir static Path directory;

  ReplicaOnDiskViewsIT() {
    super(new ReplicaBackendProvider());
  }

  @Override
  int readings() {
    return 1;
  }

  @Override
  void forgetLocalState() {
    stores.property(PropertyScope.STORE, "dir", directory.resolve("another").toString());
  }

  @Override
  Stores stores(EntityTypeModel... types) {
    return onDisk(super.stores(types));
  }

  private static Stores onDisk(Stores stores) {
    return stores
        .property(PropertyScope.STORE, "kind", "rocksdb")
        .property(PropertyScope.STORE, "dir", directory.toString());
  }

  @Test
  void aSecondViewOnTheSameDirectoryIsRefused() throws Exception {
    var streams =
        onDisk(new Stores(new StreamsBackendProvider(), SharedBroker.address(), database, item));
    try (Backend backend = stores.open()) {
      assertThatThrownBy(streams::start)
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("KFK-35")
          .hasMessageContaining(database);
      Stores.save(backend, stores.batch(row(item, 1, "goes on")));
    }
    try (Backend backend = streams.open()) {
      assertThat(name(backend, item, 1)).isEqualTo("goes on");
    }
    assertThatNothingRuns();
  }

  @Test
  void aSecondProcessOnTheSameDirectoryIsRefused() throws Exception {
    Process other =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                directory.resolve(database).toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var output = new BufferedReader(new InputStreamReader(other.getInputStream(), UTF_8))) {
      assertThat(output.readLine()).isEqualTo("held");
      assertThatThrownBy(stores::start)
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("KFK-35");
      other.getOutputStream().close();
      assertThat(other.waitFor()).isZero();
    } finally {
      other.destroy();
    }
    stores.open().close();
    assertThatNothingRuns();
  }

  @Test
  void aBackendThatOpensWhileTheLastOneClosesWaitsForTheDirectory() throws Exception {
    Backend last = stores.open();
    Stores.save(last, stores.batch(row(item, 1, "kept")));
    for (int round = 0; round < 12; round++) {
      Backend closing = last;
      var closed = CompletableFuture.runAsync(closing::close);
      last = stores.open(); // joins the view, or waits until it has let go of the directory
      closed.join();
      assertThat(name(last, item, 1)).isEqualTo("kept");
    }
    last.close();
    assertThatNothingRuns();
  }

  @Test
  void aRebuiltViewHasReadItsTopicsWhole() throws Exception {
    try (Backend backend = stores.open()) {
      Stores.save(backend, stores.batch(row(item, 1, "good")));
      produce(item, stores.record(row(item, 1, "x")).key(), "not JSON".getBytes(UTF_8));
      Stores.save(backend, stores.batch(row(item, 2, "later")));
      waitUntil(() -> stores.badRecords.size() == 1);
      backend.reader().orElseThrow().rebuild().get(60, TimeUnit.SECONDS);
      assertThat(stores.badRecords).hasSize(2);
      assertThat(name(backend, item, 1)).isEqualTo("good");
      assertThat(name(backend, item, 2)).isEqualTo("later");
    }
    assertThatNothingRuns();
  }

  @Test
  void rowsOnDiskNeedADirectory() {
    var nowhere =
        new Stores(new ReplicaBackendProvider(), SharedBroker.address(), database, item)
            .property(PropertyScope.STORE, "kind", "rocksdb");
    assertThatThrownBy(nowhere::start)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("KFK-48");
    nowhere.property(PropertyScope.STORE, "kind", "paper");
    assertThatThrownBy(nowhere::start)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("KFK-47");
    nowhere.property(PropertyScope.STORE, "directory", "here");
    assertThatThrownBy(nowhere::start)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("KFK-46")
        .hasMessageContaining("[directory]");
    assertThatNothingRuns();
  }

  /** Another process that uses a directory, until its input ends. */
  static final class Holder {
    private Holder() {}

    /** Holds the directory that the argument names. */
    public static void main(String[] args) throws IOException {
      Path taken = Files.createDirectories(Path.of(args[0]));
      try (FileChannel channel =
              FileChannel.open(
                  taken.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          var lock = channel.lock()) {
        System.out.println(lock.isValid() ? "held" : "not held");
        while (System.in.read() >= 0) {
          continue;
        }
      }
    }
  }
}
