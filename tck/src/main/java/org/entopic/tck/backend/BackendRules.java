package org.entopic.tck.backend;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.entopic.BadRecord;
import org.entopic.BadRecordPolicy;
import org.entopic.spi.backend.Backend;
import org.entopic.spi.backend.BackendConfig;
import org.entopic.spi.backend.StoreDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What all classes of rules share: a database of its own for each rule, closed after it. */
abstract class BackendRules {
  final String database = newDatabase();
  private final List<Backend> opened = new ArrayList<>();
  final Library library = new Library(database);

  /** Returns the name of a database that is not there yet. */
  static String newDatabase() {
    return "tck" + UUID.randomUUID().toString().substring(0, 8).toLowerCase(Locale.ROOT);
  }

  abstract BackendContract contract();

  @BeforeEach
  void skipsWhatIsNotDeclared() {
    Proves proves = getClass().getAnnotation(Proves.class);
    assumeTrue(
        proves == null || contract().capabilities().contains(proves.value()),
        "the backend does not declare the capability");
  }

  OpenStore open() {
    return open(library, BadRecordPolicy.SKIP, bad -> {});
  }

  OpenStore open(Library model, BadRecordPolicy policy, Consumer<BadRecord> badRecords) {
    return open(model, contract().config(database, model.definitions(), policy, badRecords));
  }

  OpenStore open(Library model, BackendConfig config) {
    Backend backend = open(config);
    if (backend.reader().isPresent()) {
      return new OpenStore(model, backend, backend);
    }
    Backend reading = contract().readingProvider().open(config);
    opened.add(reading);
    return new OpenStore(model, backend, reading);
  }

  /** Opens the database with other definitions. */
  Backend open(List<StoreDefinition> definitions) {
    return open(contract().config(database, definitions, BadRecordPolicy.SKIP, bad -> {}));
  }

  private Backend open(BackendConfig config) {
    Backend backend = contract().provider().open(config);
    opened.add(backend);
    return backend;
  }

  /** Returns a second, equal model of the same database. */
  Library sameLibrary() {
    return new Library(database);
  }

  /** Returns a model of the database whose authors are checked. */
  Library checkedLibrary() {
    return Library.checked(database);
  }

  /** Returns a model of the database whose authors have a number that is given out. */
  Library numberedLibrary() {
    return Library.numbered(database);
  }

  @AfterEach
  void closeAll() {
    opened.forEach(Backend::close);
  }
}
