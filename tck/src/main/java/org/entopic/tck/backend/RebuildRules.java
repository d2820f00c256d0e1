package org.entopic.tck.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.entopic.StoreNotReadyException;
import org.entopic.spi.backend.StoreAccess.FullScan;
import org.junit.jupiter.api.Test;

/** Rules of reading everything again. */
abstract class RebuildRules extends BackendRules {

  @Test
  void rule_B1_aRebuiltViewHoldsWhatTheStoreHolds() {
    OpenStore store = open();
    store.save(library.author(1, "a", 1), library.author(2, "b", 1));
    store.save(library.noAuthor(2), library.book("p", 1, "t", 1L));
    for (int again = 0; again < 2; again++) {
      OpenStore.get(store.reader().rebuild());
      assertThat(store.keys(new FullScan(library.author))).containsExactly(1L);
      assertThat(store.keys(new FullScan(library.book))).hasSize(1);
    }
    store.save(library.author(3, "c", 1));
    assertThat(store.keys(new FullScan(library.author))).containsExactlyInAnyOrder(1L, 3L);
  }

  @Test
  void rule_B2_whatIsWrittenWhileAViewIsRebuiltIsInIt() {
    OpenStore store = open();
    store.save(library.author(1, "a", 1));
    CompletableFuture<Void> rebuilt = store.reader().rebuild();
    for (int id = 2; id <= 20; id++) {
      store.write(library.author(id, "b", 1));
    }
    OpenStore.get(rebuilt);
    store.save(library.author(21, "c", 1));
    assertThat(store.keys(new FullScan(library.author))).hasSize(21);
  }

  @Test
  void rule_B3_whoListensHearsOfLaterChanges() throws Exception {
    OpenStore store = open();
    var heard = new LinkedBlockingQueue<Object>();
    store
        .reader()
        .subscribe(publication -> publication.changes().forEach(change -> heard.add(change.key())));
    store.save(library.author(1, "a", 1));
    assertThat(heard.poll(60, TimeUnit.SECONDS)).isEqualTo(1L);
    OpenStore.get(store.reader().rebuild());
    store.save(library.author(2, "b", 1));
    Object next = heard.poll(60, TimeUnit.SECONDS);
    while (next != null && !next.equals(2L)) {
      next = heard.poll(60, TimeUnit.SECONDS);
    }
    assertThat(next).isEqualTo(2L);
  }

  @Test
  void rule_B4_closingEndsARebuild() {
    OpenStore store = open();
    store.save(library.author(1, "a", 1));
    CompletableFuture<Void> rebuilt = store.reader().rebuild();
    store.close();
    Throwable failure = catchThrowable(() -> OpenStore.get(rebuilt));
    assertThat(failure == null || failure instanceof StoreNotReadyException)
        .as("it was whole, or closed: %s", failure)
        .isTrue();
  }
}
