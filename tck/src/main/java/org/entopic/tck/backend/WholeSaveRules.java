package org.entopic.tck.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.entopic.spi.backend.EncodedRecord;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.StoreAccess.FullScan;
import org.entopic.spi.backend.WriteBatch;
import org.entopic.spi.backend.WriteReceipt;
import org.junit.jupiter.api.Test;

/** Rules of seeing saves whole. */
abstract class WholeSaveRules extends BackendRules {
  private static final int PAIRS = 50;
  private static final int SAVES = 5_000;

  @Test
  void rule_V1_anOpenViewDoesNotChange() {
    OpenStore store = open();
    store.save(library.author(1, "a", 1), library.author(2, "b", 1));
    try (ReadView view = store.reader().open()) {
      store.save(library.author(1, "a", 2), library.noAuthor(2), library.author(3, "c", 1));
      assertThat(view.count(library.author)).isEqualTo(2);
      assertThat(view.find(library.author, 3L)).isNull();
      assertThat(view.find(library.author, 2L)).isNotNull();
      Row row = OpenStore.present(view.find(library.author, 1L));
      assertThat(library.edition(row)).isEqualTo(1);
      assertThat(OpenStore.rows(view, new FullScan(library.author))).hasSize(2);
    }
    assertThat(store.<Long>reading(view -> view.count(library.author))).isEqualTo(2);
    assertThat(store.hasAuthor(2)).isFalse();
  }

  @Test
  void rule_V2_readersUnderLoadNeverSeeHalfASave() throws Exception {
    OpenStore store = open();
    var done = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      List<Future<Integer>> readers = new ArrayList<>();
      Callable<Integer> reader = () -> readUntil(done, store);
      readers.add(threads.submit(reader));
      readers.add(threads.submit(reader));
      Future<?> writer = threads.submit(() -> writePairs(store));
      try {
        OpenStore.get(writer);
      } finally {
        done.set(true);
      }
      for (Future<Integer> each : readers) {
        assertThat(OpenStore.get(each)).as("views read").isPositive();
      }
    } finally {
      done.set(true);
      threads.shutdownNow();
    }
    assertThat(store.<Long>reading(view -> view.count(library.book))).isEqualTo(PAIRS);
  }

  /** Each save writes an author and its book with the same number, and a long one all of them. */
  private void writePairs(OpenStore store) {
    var receipts = new ArrayList<CompletableFuture<WriteReceipt>>();
    for (int save = 0; save < SAVES; save++) {
      var records = new ArrayList<EncodedRecord>();
      int first = save % 100 == 0 ? 0 : save % PAIRS;
      int last = save % 100 == 0 ? PAIRS - 1 : first;
      for (int pair = first; pair <= last; pair++) {
        records.add(library.author(pair, "name", save));
        records.add(library.book("p", pair, Integer.toString(save), (long) pair));
      }
      receipts.add(store.backend.writer().write(new WriteBatch(UUID.randomUUID(), records)));
      if (receipts.size() == 100) {
        receipts.forEach(OpenStore::get);
        receipts.clear();
      }
    }
    receipts.forEach(
        receipt -> OpenStore.get(store.reader().reached(OpenStore.get(receipt).token())));
    OpenStore.get(
        store
            .reader()
            .reached(
                store
                    .write(library.author(0, "name", -1), library.book("p", 0, "-1", 0L))
                    .token()));
  }

  private int readUntil(AtomicBoolean done, OpenStore store) {
    int views = 0;
    while (!done.get()) {
      try (ReadView view = store.reader().open()) {
        int books = 0;
        for (Row author : OpenStore.rows(view, new FullScan(library.author))) {
          var key = Library.bookKey("p", ((Long) author.key()).intValue());
          Row book = OpenStore.present(view.find(library.book, key));
          assertThat(library.title(book)).isEqualTo(String.valueOf(library.edition(author)));
          books++;
        }
        assertThat(view.count(library.book)).isEqualTo(books);
        assertThat(view.count(library.author)).isEqualTo(books);
      }
      views++;
    }
    return views;
  }
}
