package org.entopic.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.entopic.ConfigurationException;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntitySet;
import org.entopic.model.TemporaryKeys;
import org.entopic.spi.backend.BackendCapability;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Generated numbers through contexts. */
class GeneratedNumbersTest {
  static class Invoice {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private int id;

    private @Nullable String text;
    private List<Position> positions = new ArrayList<>();

    Invoice() {}

    Invoice(String text) {
      this.text = text;
    }
  }

  static class Position {
    @Id @GeneratedValue private @Nullable Long id;
    private int invoiceId;
    private Invoice invoice;
  }

  record Note(@Id @GeneratedValue long id, String text) {}

  static class Invoices extends EntityContext {
    final EntitySet<Invoice> invoices = set(Invoice.class);
    final EntitySet<Position> positions = set(Position.class);
    final EntitySet<Note> notes = set(Note.class);
  }

  private final String database;

  GeneratedNumbersTest(TestInfo test) {
    database = "numbers-" + test.getTestMethod().orElseThrow().getName();
  }

  private EntityContextFactory<Invoices> open() {
    return EntityContextFactory.of(Invoices::new)
        .database(database)
        .backend("memory")
        .serializer("json")
        .open();
  }

  private static Invoice invoice() {
    var invoice = new Invoice("a");
    var position = new Position();
    position.invoice = invoice;
    invoice.positions.add(position);
    return invoice;
  }

  @Test
  void aSaveGivesNumbersToEntitiesAndForeignKeys() {
    try (var factory = open();
        var db = factory.create()) {
      Invoice first = invoice();
      db.invoices.add(first);
      assertThat(first.id).isZero();
      db.saveChanges();
      Invoice second = invoice();
      db.invoices.add(second);
      db.saveChangesAsync().join();

      assertThat(List.of(first.id, second.id)).containsExactly(1, 2);
      assertThat(second.positions.get(0).invoiceId).isEqualTo(2);
      try (var other = factory.create()) {
        assertThat(other.positions.find(second.positions.get(0).id).orElseThrow().invoiceId)
            .isEqualTo(2);
      }
    }
  }

  @Test
  void countingGoesOnBehindTheHighestStoredNumber() {
    try (var factory = open();
        var other = open()) {
      try (var db = factory.create()) {
        var given = new Invoice("given");
        given.id = 41;
        db.invoices.add(given);
        db.saveChanges();
      }
      try (var db = other.create()) {
        Invoice added = invoice();
        db.invoices.add(added);
        db.saveChanges();
        assertThat(added.id).isEqualTo(42);
        db.invoices.remove(added);
        db.saveChanges();
        Invoice next = invoice();
        db.invoices.add(next);
        db.saveChanges();
        assertThat(next.id).as("no number is given out twice").isEqualTo(43);
      }
    }
  }

  @Test
  void manyContextsAtOnceGetDifferentNumbers() throws Exception {
    try (var factory = open()) {
      var threads = Executors.newFixedThreadPool(4);
      try {
        List<Callable<List<Integer>>> tasks = new ArrayList<>();
        for (int task = 0; task < 8; task++) {
          tasks.add(
              () -> {
                var ids = new ArrayList<Integer>();
                for (int i = 0; i < 25; i++) {
                  try (var db = factory.create()) {
                    Invoice added = invoice();
                    db.invoices.add(added);
                    db.saveChanges();
                    ids.add(added.id);
                  }
                }
                return ids;
              });
        }
        Set<Integer> all = new HashSet<>();
        for (Future<List<Integer>> ids : threads.invokeAll(tasks)) {
          all.addAll(ids.get());
        }
        assertThat(all).hasSize(200);
      } finally {
        threads.shutdown();
      }
    }
  }

  @Test
  void recordsGetTheirNumbersInTheEntry() {
    try (var factory = open();
        var db = factory.create()) {
      var entry = db.notes.add(new Note(0, "a"));
      assertThat(entry.property("id").isTemporary()).isTrue();
      db.saveChanges();
      assertThat(entry.entity()).isEqualTo(new Note(1, "a"));
    }
  }

  @Test
  void temporaryNumbersAreSeenWhereTheContextWantsIt() {
    try (var factory = open();
        var db = factory.create()) {
      db.tracking().temporaryKeys(TemporaryKeys.ON_ENTITY);
      Invoice added = invoice();
      db.invoices.add(added);

      assertThat(db.tracking().temporaryKeys()).isEqualTo(TemporaryKeys.ON_ENTITY);
      assertThat(added.id).isNegative();
      assertThat(added.positions.get(0).invoiceId).isEqualTo(added.id);
    }
  }

  @Test
  void storesThatGiveNoNumbersOutAreRefused() {
    var backend = new TestBackend();
    backend.capabilities.remove(BackendCapability.SEQUENCES);
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(
            () ->
                EntityContextFactory.of(Invoices::new)
                    .database(database)
                    .backend("test")
                    .serializer("json")
                    .providers(backend)
                    .open())
        .withMessageContaining("'Invoice' has the generated number 'id'")
        .withMessageContaining("'Note' has the generated number 'id', which needs SEQUENCES");
  }
}
