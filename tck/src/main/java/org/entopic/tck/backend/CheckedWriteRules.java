package org.entopic.tck.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.entopic.BadRecordPolicy;
import org.entopic.ConsistencyToken;
import org.entopic.spi.backend.CheckedGroup;
import org.entopic.spi.backend.CheckedSave;
import org.entopic.spi.backend.CheckedWriter;
import org.entopic.spi.backend.EncodedRecord;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.WriteBatch;
import org.entopic.spi.backend.WriteReceipt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rules of writing what is validated first. */
abstract class CheckedWriteRules extends BackendRules {
  private static final int INCREMENTS = 40;

  private OpenStore openChecked() {
    return open(checkedLibrary(), BadRecordPolicy.SKIP, bad -> {});
  }

  private static CheckedWriter writer(OpenStore store) {
    return store.backend.checkedWriter().orElseThrow();
  }

  private static CheckedSave save(EncodedRecord... records) {
    return new CheckedSave(
        new WriteBatch(UUID.randomUUID(), List.of(records)), new CompletableFuture<>());
  }

  /** Hands saves over once. */
  private static CheckedGroup once(CheckedSave... saves) {
    return turn -> List.of(saves).stream().filter(save -> !save.outcome().isDone()).toList();
  }

  @Test
  void rule_C1_everySaveOfAGroupGetsItsReceiptAndCanBeRead() {
    OpenStore store = openChecked();
    CheckedSave one = save(store.library.author(1, "a", 1), store.library.author(2, "b", 1));
    CheckedSave two = save(store.library.author(3, "c", 1));
    OpenStore.get(writer(store).write(once(one, two)));
    WriteReceipt first = OpenStore.get(one.outcome());
    WriteReceipt second = OpenStore.get(two.outcome());
    assertThat(first.positions()).hasSize(2);
    assertThat(first.token().saveId()).isEqualTo(one.batch().saveId());
    OpenStore.get(store.reader().reached(first.token()));
    OpenStore.get(store.reader().reached(second.token()));
    assertThat(store.author(3).offset()).isEqualTo(second.positions().get(0).offset());
    assertThat(store.hasAuthor(1)).isTrue();
  }

  @Test
  void rule_C2_aGroupThatAcceptsNothingWritesNothingAndEnds() {
    OpenStore store = openChecked();
    OpenStore.get(writer(store).write(turn -> List.of()));
    assertThat(store.hasAuthor(1)).isFalse();
  }

  @Test
  void rule_C3_ofTwoSavesOfOneKeyTheLaterInTheGroupWins() {
    OpenStore store = openChecked();
    CheckedSave one = save(store.library.author(1, "a", 1), store.library.author(2, "a", 1));
    CheckedSave two = save(store.library.author(1, "a", 2));
    OpenStore.get(writer(store).write(once(one, two)));
    OpenStore.get(store.reader().reached(OpenStore.get(one.outcome()).token()));
    OpenStore.get(store.reader().reached(OpenStore.get(two.outcome()).token()));
    assertThat(store.library.edition(store.author(1))).isEqualTo(2);
  }

  @Test
  void rule_C4_validationSeesWhatEveryWriterHasWritten() {
    List<Counting> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      all.add(new Counting(openChecked()));
    }
    CompletableFuture.allOf(
            all.stream()
                .map(counting -> CompletableFuture.runAsync(counting::count))
                .toArray(CompletableFuture<?>[]::new))
        .join();
    OpenStore store = all.get(0).store;
    WriteReceipt last =
        all.stream()
            .map(counting -> counting.last)
            .reduce((one, other) -> offset(one) > offset(other) ? one : other)
            .orElseThrow();
    OpenStore.get(store.reader().reached(last.token()));
    assertThat(store.library.edition(store.author(1))).isEqualTo(3 * INCREMENTS);
  }

  private static long offset(WriteReceipt receipt) {
    return receipt.positions().get(0).offset();
  }

  /** Counts the edition of one author up, from what it reads while it is asked to validate. */
  private static final class Counting {
    final OpenStore store;
    WriteReceipt last =
        new WriteReceipt(new ConsistencyToken(UUID.randomUUID(), List.of()), List.of());
    private long lastTurn = -1;
    private int lastEdition;

    Counting(OpenStore store) {
      this.store = store;
    }

    void count() {
      for (int i = 0; i < INCREMENTS; i++) {
        var outcome = new CompletableFuture<WriteReceipt>();
        OpenStore.get(writer(store).write(turn -> next(turn, outcome)));
        last = OpenStore.get(outcome);
      }
    }

    private int edition(@Nullable Row row) {
      return row == null ? 0 : store.library.edition(row);
    }

    private List<CheckedSave> next(long turn, CompletableFuture<WriteReceipt> outcome) {
      if (outcome.isDone()) {
        return List.of();
      }
      int stored = store.reading(view -> edition(view.find(store.library.author, 1L)));
      int edition = 1 + (turn == lastTurn ? Math.max(stored, lastEdition) : stored);
      var written = new CompletableFuture<WriteReceipt>();
      written.thenAccept(
          receipt -> {
            lastTurn = turn;
            lastEdition = edition;
            outcome.complete(receipt);
          });
      return List.of(
          new CheckedSave(
              new WriteBatch(UUID.randomUUID(), List.of(store.library.author(1, "a", edition))),
              written));
    }
  }
}
