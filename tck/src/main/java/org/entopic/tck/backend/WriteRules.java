package org.entopic.tck.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.IntStream;
import org.entopic.ConsistencyToken;
import org.entopic.spi.backend.EncodedRecord;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.StoreAccess;
import org.entopic.spi.backend.WriteReceipt;
import org.junit.jupiter.api.Test;

/** Rules of writing. */
abstract class WriteRules extends BackendRules {

  @Test
  void rule_W1_receiptNamesThePositionOfEveryRecord() {
    OpenStore store = open();
    WriteReceipt receipt =
        store.save(library.author(1, "a", 1), library.author(2, "b", 1), library.noAuthor(3));
    assertThat(receipt.positions()).hasSize(3);
    assertThat(receipt.positions()).allMatch(position -> position.offset() >= 0);
    assertThat(receipt.positions())
        .allMatch(position -> position.partition() >= 0 && position.partition() < 3);
  }

  @Test
  void rule_W2_allRecordsOfABatchBecomeReadable() {
    OpenStore store = open();
    EncodedRecord[] batch =
        IntStream.range(0, 200)
            .mapToObj(
                i ->
                    i % 2 == 0
                        ? library.author((long) i, "name", i)
                        : library.book("house", i, "title", (long) i))
            .toArray(EncodedRecord[]::new);
    store.save(batch);
    assertThat(store.read(new StoreAccess.FullScan(library.author))).hasSize(100);
    assertThat(store.read(new StoreAccess.FullScan(library.book))).hasSize(100);
  }

  @Test
  void rule_W3_receiptOffsetIsReadable() {
    OpenStore store = open();
    WriteReceipt receipt = store.save(library.author(1, "a", 1), library.author(2, "b", 1));
    for (int i = 0; i < 2; i++) {
      WriteReceipt.Position position = receipt.positions().get(i);
      Row row = store.author(1L + i);
      assertThat(row.partition()).isEqualTo(position.partition());
      assertThat(row.offset()).isEqualTo(position.offset());
      assertThat(row.timestamp()).isEqualTo(position.timestamp());
    }
  }

  @Test
  void rule_W4_tokenNamesTheSaveAndTheLastOffsetOfEachPartition() {
    OpenStore store = open();
    WriteReceipt receipt = store.save(library.author(1, "a", 1), library.book("p", 1, "t", 1L));
    ConsistencyToken token = receipt.token();
    assertThat(token.saveId()).isNotNull();
    assertThat(token.positions())
        .extracting(ConsistencyToken.Position::topic)
        .containsExactlyInAnyOrder(library.author.topic().name(), library.book.topic().name());
    assertThat(token.positions())
        .extracting(ConsistencyToken.Position::topicId)
        .doesNotContain(new UUID(0, 0));
  }

  @Test
  void rule_W5_theLaterOfTwoBatchesWins() {
    OpenStore store = open();
    for (int edition = 1; edition <= 20; edition++) {
      store.write(library.author(1, "a", edition), library.author(2, "b", edition));
    }
    store.save(library.author(1, "a", 21));
    assertThat(library.edition(store.author(1))).isEqualTo(21);
    assertThat(library.edition(store.author(2))).isEqualTo(20);
  }

  @Test
  void rule_W6_aDeletionTakesTheRowAwayAndALaterPutBringsItBack() {
    OpenStore store = open();
    store.save(library.author(1, "a", 1));
    store.save(library.noAuthor(1));
    assertThat(store.hasAuthor(1)).isFalse();
    store.save(library.author(1, "a", 2));
    assertThat(library.edition(store.author(1))).isEqualTo(2);
  }
}
