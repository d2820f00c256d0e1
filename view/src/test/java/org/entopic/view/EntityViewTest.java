package org.entopic.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.entopic.BadRecord;
import org.entopic.BadRecordPolicy;
import org.entopic.ConfigurationException;
import org.entopic.ConsistencyToken;
import org.entopic.StoreNotReadyException;
import org.entopic.spi.backend.Publication;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.SaveManifest;
import org.entopic.spi.backend.SaveManifest.TopicSlice;
import org.entopic.spi.backend.StoreAccess;
import org.entopic.spi.backend.StoreDefinition;
import org.entopic.spi.backend.StoreReader;
import org.entopic.spi.serde.SchemaDocument;
import org.junit.jupiter.api.Test;

class EntityViewTest {
  private static final UUID SAVE = new UUID(1, 1);

  private final ViewFixture fixture = ViewFixture.ready(source());
  private final EntityView view = fixture.view;
  private final Items left = fixture.left;
  private final Items right = fixture.right;

  private static ConsistencyToken token(UUID save, ViewRecord record, UUID topicId) {
    return new ConsistencyToken(
        save,
        List.of(
            new ConsistencyToken.Position(
                record.topic(), topicId, record.partition(), record.offset())));
  }

  /** Returns where rows are kept. */
  StorageSource source() {
    return StorageSource.MEMORY;
  }

  @Test
  void aSaveIsInvisibleUntilItsLastRecordHasCome() {
    SaveManifest manifest = fixture.manifest(new int[] {0, 3}, new int[] {1});
    fixture.feed(left.put(0, 0, 10, SAVE, manifest), right.put(0, 1, 11, SAVE, manifest));
    assertThat(fixture.leftState()).isEmpty();
    assertThat(fixture.rightState()).isEmpty();
    fixture.feed(left.put(1, 3, 12, SAVE, null));
    assertThat(fixture.leftState()).isEqualTo(Map.of(0, 10L, 3, 12L));
    assertThat(fixture.rightState()).isEqualTo(Map.of(1, 11L));
  }

  @Test
  void savesThatCrossEachOtherDoNotBlock() {
    UUID other = new UUID(2, 2);
    SaveManifest both = fixture.manifest(new int[] {0}, new int[] {0});
    fixture.feed(left.put(0, 0, 1, SAVE, both), right.put(0, 0, 2, other, both));
    assertThat(fixture.leftState()).isEmpty();
    fixture.feed(right.put(1, 0, 1, SAVE, both));
    assertThat(fixture.rightState()).isEqualTo(Map.of(0, 1L));
    fixture.feed(left.put(1, 0, 2, other, both));
    assertThat(fixture.leftState()).isEqualTo(Map.of(0, 2L));
    assertThat(fixture.rightState()).as("the higher offset stays").isEqualTo(Map.of(0, 1L));
  }

  @Test
  void aDeletionIsNotUndoneByAnEarlierRecordOfASaveThatComesLate() {
    SaveManifest manifest = fixture.manifest(new int[] {0}, new int[] {0});
    fixture.feed(left.put(0, 0, 1, SAVE, manifest), left.delete(1, 0));
    fixture.feed(right.put(0, 0, 1, SAVE, null));
    assertThat(fixture.leftState()).isEmpty();
    assertThat(fixture.rightState()).isEqualTo(Map.of(0, 1L));
    fixture.feed(left.put(2, 0, 5));
    assertThat(fixture.leftState()).isEqualTo(Map.of(0, 5L));
  }

  @Test
  void aSaveWithRecordsCompactedAwayIsReleasedByItsBound() {
    SaveManifest manifest = fixture.manifest(new int[] {0, 3}, new int[] {1});
    fixture.feed(left.put(5, 0, 10, SAVE, manifest));
    List<IncompleteSave> pending = view.pendingSaves();
    assertThat(pending).hasSize(1);
    assertThat(pending.get(0).partitions())
        .containsExactlyInAnyOrder(left.slice(0), right.slice(1));
    view.bound(SAVE, Map.of(left.slice(0), 7L, right.slice(1), 3L));
    assertThat(view.pendingSaves()).isEmpty();
    view.position(right.topic(), right.slice(1).partition(), 3);
    assertThat(fixture.leftState()).isEmpty();
    view.position(left.topic(), 0, 7);
    assertThat(fixture.leftState()).isEqualTo(Map.of(0, 10L));
  }

  @Test
  void topicsUnknownToTheViewAreNotWaitedFor() {
    var manifest = new SaveManifest(Map.of(left.slice(0), 1, new TopicSlice("Elsewhere", 0), 7));
    fixture.feed(left.put(0, 0, 10, SAVE, manifest));
    assertThat(fixture.leftState()).isEqualTo(Map.of(0, 10L));
  }

  @Test
  void aRecordSentAgainUnderTheSameSaveIsDropped() {
    fixture.feed(left.put(0, 0, 1, SAVE, null), left.put(1, 0, 2), left.put(2, 0, 1, SAVE, null));
    assertThat(fixture.leftState()).isEqualTo(Map.of(0, 2L));
    fixture.feed(left.put(3, 3, 9, SAVE, null));
    assertThat(fixture.leftState()).as("another key is no repeat").containsEntry(3, 9L);
  }

  @Test
  void aBadRecordIsReportedAndCountsForItsSave() {
    fixture.feed(left.put(0, 0, 1));
    SaveManifest manifest = fixture.manifest(new int[] {0, 3}, new int[] {});
    fixture.feed(left.record(1, 0, Items.DAMAGED, SAVE, manifest), left.put(2, 3, 4, SAVE, null));
    assertThat(fixture.leftState()).isEqualTo(Map.of(0, 1L, 3, 4L));
    assertThat(fixture.bad).containsExactly(new BadRecord("Left", 0, 1, "not eight bytes"));
  }

  @Test
  void aBadRecordStopsTheViewIfSoConfigured() {
    var strict = new ViewFixture(BadRecordPolicy.FAIL, source());
    strict.begin(0).until(strict.ends(0));
    CompletableFuture<Void> waiting =
        strict.view.reached(token(SAVE, left.put(9, 0, 1), UUID.randomUUID()));
    strict.feed(left.record(0, 0, Items.DAMAGED, null, null), left.put(1, 0, 1));
    assertThat(strict.bad).hasSize(1);
    assertThat(waiting).isCompletedExceptionally();
    assertThatThrownBy(strict.view::open)
        .isInstanceOf(StoreNotReadyException.class)
        .hasMessageContaining("VIEW-02")
        .hasMessageContaining("Left-0, offset 0");
  }

  @Test
  void aTokenIsReachedWhenItsPositionIsPassedAndItsSavePublished() {
    SaveManifest manifest = fixture.manifest(new int[] {0}, new int[] {0});
    ViewRecord first = left.put(4, 0, 1, SAVE, manifest);
    CompletableFuture<Void> reached = view.reached(token(SAVE, first, UUID.randomUUID()));
    fixture.apply(first);
    assertThat(reached).isNotDone();
    view.position("Left", 0, 5);
    assertThat(reached).as("the save waits for its other half").isNotDone();
    fixture.feed(right.put(0, 0, 1, SAVE, null));
    assertThat(reached).isCompleted();
    assertThat(view.reached(token(SAVE, first, UUID.randomUUID()))).isCompleted();
  }

  @Test
  void aWaiterThatMeetsALookAtPendingSavesIsServed() throws Exception {
    ViewRecord record = left.put(0, 0, 1);
    fixture.feed(record);
    var done = new AtomicBoolean();
    CompletableFuture<Void> looking =
        CompletableFuture.runAsync(
            () -> {
              while (!done.get()) {
                view.pendingSaves();
              }
            });
    try {
      for (int i = 0; i < 20_000; i++) {
        view.reached(token(SAVE, record, UUID.randomUUID())).get(5, TimeUnit.SECONDS);
      }
    } finally {
      done.set(true);
    }
    looking.get(5, TimeUnit.SECONDS);
  }

  @Test
  void aTokenOfARecreatedTopicFails() {
    view.topicId("Left", new UUID(7, 7));
    CompletableFuture<Void> reached = view.reached(token(SAVE, left.put(0, 0, 1), SAVE));
    assertThat(reached).isCompletedExceptionally();
    assertThatThrownBy(reached::join).hasMessageContaining("VIEW-06");
    assertThat(view.reached(token(SAVE, left.put(0, 0, 1), new UUID(7, 7)))).isNotDone();
  }

  @Test
  void publicationsTellWhatWasBeforeAndAfter() {
    List<Publication> heard = new ArrayList<>();
    var subscription = view.subscribe(heard::add);
    fixture.feed(left.put(0, 0, 1), left.put(1, 0, 2, SAVE, null), left.delete(2, 0));
    fixture.feed(left.delete(3, 0));
    assertThat(heard).hasSize(3);
    assertThat(heard.get(0).saveId()).isNull();
    assertThat(heard.get(1).saveId()).isEqualTo(SAVE);
    assertThat(left.amount(heard.get(1).changes().get(0).before())).isEqualTo(1);
    assertThat(left.amount(heard.get(1).changes().get(0).after())).isEqualTo(2);
    assertThat(heard.get(2).changes().get(0).after()).isNull();
    assertThat(heard.get(2).changes().get(0).offset()).isEqualTo(2);
    subscription.close();
    fixture.feed(left.put(4, 0, 1));
    assertThat(heard).hasSize(3);
  }

  @Test
  void aFactoryHearsOfItsOwnTopicsOnly() {
    List<Publication> heard = new ArrayList<>();
    StoreReader reader = view.reader(List.of(right.definition()));
    reader.subscribe(heard::add);
    SaveManifest manifest = fixture.manifest(new int[] {0}, new int[] {0});
    fixture.feed(left.put(0, 1, 1), left.put(0, 0, 1, SAVE, manifest));
    fixture.feed(right.put(0, 0, 1, SAVE, null));
    assertThat(heard).hasSize(1);
    assertThat(heard.get(0).changes()).hasSize(1);
    assertThat(heard.get(0).changes().get(0).type().name()).isEqualTo("Right");
  }

  @Test
  void aKnownTopicWithAnotherSchemaIsRefused() {
    var other =
        new StoreDefinition(left.type, left.definition().decoder(), new SchemaDocument("x", "y"));
    assertThatThrownBy(() -> view.addStores(List.of(other)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("VIEW-05");
    assertThat(view.addStores(List.of(left.definition()))).isEmpty();
  }

  @Test
  void closingEndsReadingAndWaiting() {
    CompletableFuture<Void> waiting = view.reached(token(SAVE, left.put(9, 0, 1), SAVE));
    view.close();
    view.close();
    assertThat(waiting).isCompletedExceptionally();
    assertThatThrownBy(view::open).isInstanceOf(StoreNotReadyException.class);
    fixture.feed(left.put(0, 0, 1));
    view.reset();
    assertThatThrownBy(view::open).hasMessageContaining("VIEW-03");
  }

  @Test
  void aResetViewIsFedFromTheStartWhileOldReadersGoOn() {
    fixture.feed(left.put(0, 0, 1));
    try (ReadView old = view.open()) {
      view.fail(new IllegalStateException("the feeder died"));
      assertThatThrownBy(view::open)
          .isInstanceOf(StoreNotReadyException.class)
          .hasMessageContaining("the feeder died");
      List<DecodedRecord> stale = List.of(view.decode(left.put(1, 0, 99)));
      view.reset();
      view.discard(left.topic(), "another topic");
      Restoration again = fixture.begin(1);
      view.apply(stale);
      assertThatThrownBy(view::open).hasMessageContaining("VIEW-14");
      fixture.feed(left.put(0, 0, 7), left.put(0, 1, 8), left.put(0, 2, 9));
      right.ends(1).keySet().forEach(slice -> view.position("Right", slice.partition(), 1));
      assertThat(again.isAtEnd()).isTrue();
      again.until(fixture.ends(1));
      assertThat(again.ready()).isCompleted();
      assertThat(fixture.leftState()).isEqualTo(Map.of(0, 7L, 1, 8L, 2, 9L));
      assertThat(left.state(old)).isEqualTo(Map.of(0, 1L));
      assertThat(fixture.<Long>reading(ReadView::publication)).isGreaterThan(old.publication());
    }
  }

  @Test
  void rowsThatAreReadAfterClosingTheViewAreRefused() {
    fixture.feed(left.put(0, 0, 1), left.put(1, 3, 2));
    ReadView open = view.open();
    var cursor = open.read(new StoreAccess.FullScan(left.type));
    assertThat(cursor.next()).isNotNull();
    open.close();
    assertThatThrownBy(cursor::next)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("VIEW-04");
  }
}
