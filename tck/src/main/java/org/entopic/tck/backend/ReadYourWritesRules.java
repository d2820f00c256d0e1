package org.entopic.tck.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.entopic.ConsistencyToken;
import org.entopic.StoreNotReadyException;
import org.entopic.spi.backend.WriteReceipt;
import org.junit.jupiter.api.Test;

/** Rules of waiting for a token. */
abstract class ReadYourWritesRules extends BackendRules {

  @Test
  void rule_T1_whoWaitsForItsTokenReadsItsSave() throws Exception {
    OpenStore store = open();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Boolean>> writers = new ArrayList<>();
      for (int writer = 0; writer < 8; writer++) {
        int id = writer;
        writers.add(() -> writesAndReads(store, id));
      }
      for (Future<Boolean> writer : threads.invokeAll(writers)) {
        assertThat(OpenStore.get(writer)).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private boolean writesAndReads(OpenStore store, int id) {
    for (int edition = 1; edition <= 50; edition++) {
      boolean isSingle = edition % 2 == 0;
      if (isSingle) {
        store.save(library.author(id, "name", edition));
      } else {
        store.save(library.author(id, "name", edition), library.book("p" + id, edition, "t", null));
      }
      if (library.edition(store.author(id)) != edition) {
        return false;
      }
    }
    return true;
  }

  @Test
  void rule_T2_aTokenAlreadyReachedIsReachedAgain() {
    OpenStore store = open();
    WriteReceipt receipt = store.save(library.author(1, "a", 1));
    store.save(library.author(1, "a", 2));
    OpenStore.get(store.reader().reached(receipt.token()));
  }

  @Test
  void rule_T3_aTokenOfATopicThatWasReplacedFails() {
    OpenStore store = open();
    ConsistencyToken token = store.save(library.author(1, "a", 1)).token();
    var foreign =
        new ConsistencyToken(
            token.saveId(),
            token.positions().stream()
                .map(
                    position ->
                        new ConsistencyToken.Position(
                            position.topic(),
                            UUID.randomUUID(),
                            position.partition(),
                            position.offset()))
                .toList());
    assertThatThrownBy(() -> OpenStore.get(store.reader().reached(foreign)))
        .isInstanceOf(StoreNotReadyException.class);
  }

  @Test
  void rule_T4_waitingEndsWhenTheBackendIsClosed() {
    OpenStore store = open();
    ConsistencyToken token = store.save(library.author(1, "a", 1)).token();
    var future =
        new ConsistencyToken(
            UUID.randomUUID(),
            token.positions().stream()
                .map(
                    position ->
                        new ConsistencyToken.Position(
                            position.topic(),
                            position.topicId(),
                            position.partition(),
                            position.offset() + 1_000_000))
                .toList());
    var waiting = store.reader().reached(future);
    assertThat(waiting).isNotDone();
    store.close();
    assertThatThrownBy(() -> OpenStore.get(waiting)).isInstanceOf(StoreNotReadyException.class);
  }
}
