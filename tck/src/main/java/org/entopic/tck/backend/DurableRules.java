package org.entopic.tck.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowDecoder;
import org.entopic.spi.backend.StoreAccess.FullScan;
import org.entopic.spi.backend.StoreDefinition;
import org.entopic.spi.serde.SchemaDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rules of outliving the backend. */
abstract class DurableRules extends BackendRules {

  @Test
  void rule_D1_whatWasWrittenIsThereWhenOpenedAgain() {
    try (OpenStore store = open()) {
      store.save(
          library.author(1, "a", 1), library.author(2, "b", 1), library.book("p", 1, "t", 1L));
      store.save(library.author(1, "a", 2), library.noAuthor(2));
      store.write(library.author(3, "c", 9));
    }
    OpenStore again = open();
    assertThat(again.keys(new FullScan(library.author))).containsExactlyInAnyOrder(1L, 3L);
    assertThat(again.keys(new FullScan(library.book))).hasSize(1);
    assertThat(library.edition(again.author(1))).isEqualTo(2);
  }

  @Test
  void rule_D2_schemasThatWerePublishedAreLearntAndNamedToTheChoice() {
    open().close();
    StoreDefinition first = library.authors();
    var later = new SchemaDocument(first.schema().format(), first.schema().text() + " later");
    List<SchemaDocument> learnt = new CopyOnWriteArrayList<>();
    List<List<SchemaDocument>> asked = new CopyOnWriteArrayList<>();
    var changed =
        new StoreDefinition(
            first.type(),
            new Learning(first.decoder(), learnt),
            later,
            published -> {
              asked.add(published);
              return later;
            });
    OpenStore.get(open(List.of(changed, library.books())).ready());
    assertThat(learnt).contains(first.schema());
    assertThat(asked.get(0)).containsExactly(first.schema());
    assertThat(asked.get(asked.size() - 1)).containsExactly(first.schema(), later);
  }

  /** Notes what it learns. */
  private record Learning(RowDecoder decoder, List<SchemaDocument> learnt) implements RowDecoder {
    @Override
    public void learn(SchemaDocument writer) {
      learnt.add(writer);
    }

    @Override
    public Object key(byte @Nullable [] key) {
      return decoder.key(key);
    }

    @Override
    public Row row(
        Object key, byte[] value, long fingerprint, int partition, long offset, long timestamp) {
      return decoder.row(key, value, fingerprint, partition, offset, timestamp);
    }
  }
}
