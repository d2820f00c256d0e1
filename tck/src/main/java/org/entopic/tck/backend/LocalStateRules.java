package org.entopic.tck.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.entopic.BadRecordPolicy;
import org.entopic.PropertyScope;
import org.entopic.spi.backend.BackendConfig;
import org.entopic.spi.backend.StoreAccess.FullScan;
import org.entopic.spi.backend.StoreAccess.IndexLookup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules of views that are kept on disk, for backends that have some there. */
abstract class LocalStateRules extends BackendRules {

  @BeforeEach
  void skipsWhereNothingIsOnDisk() {
    assumeTrue(contract().stateDirectory().isPresent(), "the backend keeps no view on disk");
  }

  private Path directory() {
    return contract().stateDirectory().orElseThrow();
  }

  /** Opens the database as a new process does, with a model of its own. */
  private OpenStore openAgain() {
    return open(sameLibrary(), BadRecordPolicy.SKIP, bad -> {});
  }

  private void fill() {
    try (OpenStore store = open()) {
      store.save(
          library.author(1, "a", 1), library.author(2, "b", 1), library.book("p", 1, "t", 1L));
      store.save(library.author(1, "a", 2), library.noAuthor(2), library.book("p", 2, "u", 1L));
      store.save(library.author(-3, "c", 1), library.book("p", 1, "v", 2L));
    }
  }

  private static void holdsWhatWasFilled(OpenStore store) {
    Library library = store.library;
    assertThat(store.keys(new FullScan(library.author))).containsExactlyInAnyOrder(1L, -3L);
    assertThat(library.edition(store.author(1))).isEqualTo(2);
    assertThat(store.<Long>reading(view -> view.count(library.author))).isEqualTo(2);
    assertThat(store.<Long>reading(view -> view.count(library.book))).isEqualTo(2);
    assertThat(store.keys(new IndexLookup(library.book, library.index(0), List.of((Object) 1L))))
        .containsExactly(Library.bookKey("p", 2));
    assertThat(store.keys(new IndexLookup(library.book, library.index(0), List.of((Object) 2L))))
        .containsExactly(Library.bookKey("p", 1));
  }

  @Test
  void rule_S1_onlyNewRecordsAreReadWhenOpenedAgain() {
    fill();
    try (OpenStore store = openAgain()) {
      assertThat(store.library.decodedAuthors()).isZero();
      holdsWhatWasFilled(store);
    }
  }

  @Test
  void rule_S2_whatOthersWroteMeanwhileIsThereWhenOpenedAgain() throws IOException {
    fill();
    Path kept = directory().resolve("kept");
    copy(directory().resolve(database), kept, database, database);
    try (OpenStore store = openAgain()) {
      store.save(library.author(1, "a", 3), library.noAuthor(-3), library.author(4, "d", 1));
      store.save(library.noBook("p", 1));
    }
    remove(directory().resolve(database));
    copy(kept, directory().resolve(database), database, database);
    remove(kept);
    try (OpenStore store = openAgain()) {
      assertThat(store.library.decodedAuthors()).isEqualTo(2);
      assertThat(store.keys(new FullScan(store.library.author))).containsExactlyInAnyOrder(1L, 4L);
      assertThat(store.library.edition(store.author(1))).isEqualTo(3);
      assertThat(store.keys(new FullScan(store.library.book)))
          .containsExactly(Library.bookKey("p", 2));
    }
  }

  @Test
  void rule_S3_lostStateIsFilledAnew() throws IOException {
    fill();
    remove(directory().resolve(database));
    try (OpenStore store = openAgain()) {
      holdsWhatWasFilled(store);
    }
  }

  @Test
  void rule_S4_damagedStateIsFilledAnew() throws IOException {
    fill();
    for (Path each : files(directory().resolve(database))) {
      byte[] bytes = Files.readAllBytes(each);
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] ^= 0x55;
      }
      Files.write(each, bytes);
    }
    try (OpenStore store = openAgain()) {
      holdsWhatWasFilled(store);
    }
  }

  @Test
  void rule_S5_stateOfAnotherDatabaseIsFilledAnew() throws IOException {
    fill();
    String elsewhere = newDatabase();
    var other = new Library(elsewhere);
    try (OpenStore store =
        open(
            other,
            contract().config(elsewhere, other.definitions(), BadRecordPolicy.SKIP, bad -> {}))) {
      store.save(other.author(7, "x", 1), other.book("q", 1, "t", 1L));
    }
    Path own = directory().resolve(database);
    remove(own);
    copy(directory().resolve(elsewhere), own, elsewhere, database);
    try (OpenStore store = openAgain()) {
      holdsWhatWasFilled(store);
    }
  }

  @Test
  void rule_S6_stateOlderThanWhatTheTopicTellsOfDeletionsIsFilledAnew() {
    try (OpenStore store = open(library, forgetful(library))) {
      store.save(library.author(1, "a", 1));
    }
    Library same = sameLibrary();
    try (OpenStore store = open(same, forgetful(same))) {
      assertThat(same.decodedAuthors()).isEqualTo(1);
      assertThat(store.hasAuthor(1)).isTrue();
    }
  }

  /** Returns a configuration with topics that keep deletions for no time at all. */
  private BackendConfig forgetful(Library model) {
    BackendConfig config =
        contract().config(database, model.definitions(), BadRecordPolicy.SKIP, bad -> {});
    Map<PropertyScope, Map<String, String>> properties = new EnumMap<>(PropertyScope.class);
    properties.putAll(config.properties());
    Map<String, String> topic = new HashMap<>(config.properties(PropertyScope.TOPIC));
    topic.put("delete.retention.ms", "1");
    properties.put(PropertyScope.TOPIC, topic);
    return new BackendConfig(
        config.database(),
        config.bootstrapServers(),
        config.stores(),
        properties,
        config.openTimeout(),
        config.saveTimeout(),
        config.badRecordPolicy(),
        config.badRecords());
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> found = Files.walk(root)) {
      return found.filter(Files::isRegularFile).toList();
    }
  }

  private static void remove(Path root) throws IOException {
    List<Path> all = new ArrayList<>();
    try (Stream<Path> found = Files.walk(root)) {
      found.sorted(Comparator.reverseOrder()).forEach(all::add);
    }
    for (Path each : all) {
      Files.delete(each);
    }
  }

  /** Copies files, and replaces a name in their paths by another. */
  private static void copy(Path from, Path to, String name, String replacement) throws IOException {
    for (Path each : files(from)) {
      Path target = to.resolve(from.relativize(each).toString().replace(name, replacement));
      Files.createDirectories(target.getParent());
      Files.copy(each, target);
    }
  }
}
