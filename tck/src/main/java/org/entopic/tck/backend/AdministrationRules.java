package org.entopic.tck.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.entopic.BadRecordPolicy;
import org.entopic.CreationPlan;
import org.entopic.CreationPlan.PlannedTopic;
import org.entopic.StoreNotReadyException;
import org.entopic.spi.backend.BackendCapability;
import org.entopic.spi.backend.BackendConfig;
import org.entopic.spi.backend.EncodedRecord;
import org.entopic.spi.backend.StoreAccess.FullScan;
import org.entopic.spi.backend.StoreAdmin;
import org.entopic.spi.backend.StoreAdmin.Created;
import org.junit.jupiter.api.Test;

/** Rules of creating and deleting databases. */
abstract class AdministrationRules extends BackendRules {
  private static final long REST_NANOS = 50_000_000;

  private StoreAdmin admin() {
    BackendConfig config =
        contract().config(database, library.definitions(), BadRecordPolicy.SKIP, bad -> {});
    return contract().provider().admin(config).orElseThrow();
  }

  private void requireDurable() {
    assumeTrue(
        contract().capabilities().contains(BackendCapability.DURABLE),
        "a database is there only while it is open");
  }

  private List<String> ours(Stream<PlannedTopic> topics) {
    List<String> both = List.of(library.author.topic().name(), library.book.topic().name());
    return topics.map(PlannedTopic::name).filter(both::contains).toList();
  }

  private List<String> missing(CreationPlan plan) {
    return ours(plan.missing().stream());
  }

  @Test
  void rule_A1_aStoreThatAnswersSaysSo() {
    assertThat(admin().canConnect()).isTrue();
  }

  @Test
  void rule_A2_thePlanNamesEveryTopicAndCreatesNone() {
    for (int again = 0; again < 2; again++) {
      CreationPlan plan = admin().plan();
      assertThat(plan.database()).isEqualTo(database);
      assertThat(missing(plan))
          .containsExactlyInAnyOrder(library.author.topic().name(), library.book.topic().name());
      assertThat(plan.missing())
          .filteredOn(topic -> topic.name().equals(library.author.topic().name()))
          .singleElement()
          .satisfies(topic -> assertThat(topic.partitions()).isEqualTo(3));
    }
    open();
    CreationPlan opened = admin().plan();
    assertThat(missing(opened)).isEmpty();
    assertThat(ours(opened.topics().stream())).hasSize(2);
    assertThat(opened.topics()).allMatch(topic -> topic.differences().isEmpty());
  }

  @Test
  void rule_A3_ofManyWhoCreateADatabaseOneIsTold() {
    requireDurable();
    List<CompletableFuture<Created>> creating =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> admin().create()))
            .limit(3)
            .toList();
    assertThat(creating.stream().map(OpenStore::get))
        .filteredOn(Created.DATABASE::equals)
        .hasSize(1);
    assertThat(admin().create()).isEqualTo(Created.NOTHING);
    assertThat(missing(admin().plan())).isEmpty();
    assertThat(open().backend.isNew()).as("nobody has opened it before").isTrue();
    assertThat(open().backend.isNew()).isFalse();
  }

  @Test
  void rule_A4_whatIsDeletedIsGoneWhenDeletingReturns() {
    requireDurable();
    for (int round = 0; round < 3; round++) {
      assertThat(admin().create()).isEqualTo(Created.DATABASE);
      assertThat(admin().delete()).isTrue();
      assertThat(missing(admin().plan())).hasSize(2);
    }
    assertThat(admin().delete()).isFalse();
  }

  @Test
  void rule_A5_aDatabaseIsDeletedWithAllThatItHolds() {
    try (OpenStore store = open()) {
      store.save(library.author(1, "a", 1), library.book("p", 1, "t", 1L));
      assertThat(admin().delete()).isTrue();
      assertThat(admin().delete()).isFalse();
    }
    OpenStore again = open();
    assertThat(again.backend.isNew()).isTrue();
    assertThat(again.keys(new FullScan(library.author))).isEmpty();
    again.save(library.author(2, "b", 1));
    assertThat(again.keys(new FullScan(library.author))).containsExactly(2L);
  }

  @Test
  void rule_A6_readersOfADeletedDatabaseFailUntilItIsCreatedAgain() {
    OpenStore store = open();
    store.save(library.author(1, "a", 1));
    assertThat(admin().delete()).isTrue();
    CompletableFuture<Void> waiting = store.reader().rebuild();
    assertThatThrownBy(() -> store.reader().open()).isInstanceOf(StoreNotReadyException.class);
    assertThat(admin().create()).isEqualTo(Created.DATABASE);
    OpenStore.get(store.reader().rebuild());
    OpenStore.get(waiting);
    assertThat(store.keys(new FullScan(library.author))).isEmpty();
    saveWhenReady(store, library.author(2, "b", 1));
    assertThat(store.keys(new FullScan(library.author))).containsExactly(2L);
  }

  @Test
  void rule_A7_aNewDatabaseIsFilledByOneAtATimeUntilOneHas() {
    OpenStore first = open();
    OpenStore second = open();
    OpenStore third = open();
    assertThat(first.backend.beginFilling()).isTrue();
    CompletableFuture<Boolean> waiting =
        CompletableFuture.supplyAsync(second.backend::beginFilling);
    assertThatThrownBy(() -> waiting.get(300, TimeUnit.MILLISECONDS))
        .as("one at a time")
        .isInstanceOf(TimeoutException.class);
    first.close();
    assertThat(OpenStore.get(waiting)).as("the first has not filled it").isTrue();
    second.backend.filled();
    assertThat(third.backend.beginFilling()).isFalse();
    assertThat(second.backend.beginFilling()).isFalse();
  }

  /** A writer may take its time to notice that topics are there again, and says so meanwhile. */
  private static void saveWhenReady(OpenStore store, EncodedRecord record) {
    long deadline = System.nanoTime() + OpenStore.PATIENCE.toNanos();
    while (true) {
      try {
        store.save(record);
        return;
      } catch (StoreNotReadyException e) {
        if (System.nanoTime() - deadline > 0) {
          throw e;
        }
        LockSupport.parkNanos(REST_NANOS);
      }
    }
  }
}
