package org.entopic.itests.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entopic.model.ScalarType.INT;
import static org.entopic.model.ScalarType.STRING;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.entopic.ConsistencyToken;
import org.entopic.StoreNotReadyException;
import org.entopic.embedded.EmbeddedKafka;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.Backend;
import org.entopic.spi.backend.BackendProvider;
import org.entopic.spi.backend.Publication;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.WriteBatch;
import org.entopic.tck.model.TestModels;
import org.entopic.tck.model.TestRows;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The broker stops and starts while a backend saves and reads. */
abstract class ViewOutageRules {
  private static EmbeddedKafka kafka;

  private final String database = Stores.freshName();
  private final EntityTypeModel item = type("Item");
  private final EntityTypeModel tag = type("Tag");
  private final Stores stores;

  ViewOutageRules(BackendProvider provider) {
    this.stores = new Stores(provider, kafka.bootstrapServers(), database, item, tag);
  }

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.start();
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @Test
  void savesAcrossARestartAreSeenOnceAndReadingGoesOnMeanwhile() throws Exception {
    try (Backend backend = stores.saveTimeout(Duration.ofSeconds(60)).open()) {
      var published = new ConcurrentLinkedQueue<Publication>();
      backend.reader().orElseThrow().subscribe(published::add);
      Stores.save(backend, stores.batch(row(item, -1, "before")));
      Map<UUID, Integer> written = new ConcurrentHashMap<>();
      Map<UUID, ConsistencyToken> tokens = new ConcurrentHashMap<>();
      var goOn = new AtomicBoolean(true);
      var number = new AtomicInteger();
      List<CompletableFuture<Void>> writers =
          List.of(
              CompletableFuture.runAsync(() -> save(backend, 1, number, goOn, written, tokens)),
              CompletableFuture.runAsync(() -> save(backend, 2, number, goOn, written, tokens)));
      TimeUnit.MILLISECONDS.sleep(300);
      kafka.stopNode(1);
      assertThat(Stores.find(backend, item, -1)).isNotNull();
      TimeUnit.MILLISECONDS.sleep(1_500);
      kafka.startNode(1);
      TimeUnit.MILLISECONDS.sleep(300);
      goOn.set(false);
      writers.forEach(CompletableFuture::join);
      for (ConsistencyToken token : tokens.values()) {
        backend.reader().orElseThrow().reached(token).get(30, TimeUnit.SECONDS);
      }
      assertThat(published.stream().filter(each -> written.containsKey(each.saveId())))
          .hasSize(written.size())
          .allMatch(each -> each.changes().size() == written.get(each.saveId()));
      assertThat(Stores.count(backend, item)).isEqualTo(written.size() + 1L);
      long pairs = written.values().stream().filter(size -> size == 2).count();
      assertThat(Stores.count(backend, tag)).isEqualTo(pairs);
    }
  }

  @Test
  void withoutABrokerOpeningFailsInTimeAndTheFirstReadingOutlivesAnOutage() throws Exception {
    stores.open().close();
    Backend backend = stores.start();
    try {
      kafka.stopNode(1);
      stores.openTimeout(Duration.ofSeconds(3));
      assertThatThrownBy(stores::start)
          .isInstanceOf(StoreNotReadyException.class)
          .hasMessageContaining(kafka.bootstrapServers());
    } finally {
      kafka.startNode(1);
    }
    backend.ready().get(60, TimeUnit.SECONDS);
    Stores.save(backend, stores.batch(row(item, 1, "works")));
    backend.close();
  }

  private void save(
      Backend backend,
      int records,
      AtomicInteger number,
      AtomicBoolean goOn,
      Map<UUID, Integer> written,
      Map<UUID, ConsistencyToken> tokens) {
    while (goOn.get()) {
      int id = number.incrementAndGet();
      WriteBatch batch =
          records == 1
              ? stores.batch(row(item, id, "single"))
              : stores.batch(row(item, id, "pair"), row(tag, id, "pair"));
      ConsistencyToken token = backend.writer().write(batch).join().token();
      written.put(batch.saveId(), records);
      tokens.put(batch.saveId(), token);
    }
  }

  private EntityTypeModel type(String name) {
    return TestModels.entity(name)
        .topic(database + "." + name)
        .partitions(2)
        .key("id", INT)
        .property("name", STRING)
        .build();
  }

  private static Row row(EntityTypeModel type, int id, String name) {
    return TestRows.row(type, id, name);
  }
}
