package org.entopic.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.entopic.ConsistencyToken;
import org.entopic.spi.backend.SaveManifest;
import org.entopic.spi.backend.StoreDefinition;
import org.entopic.spi.serde.SchemaDocument;
import org.junit.jupiter.api.Test;

class RemovedStoresTest {
  private static final UUID SAVE = new UUID(1, 1);

  private final ViewFixture fixture = ViewFixture.ready(source());
  private final EntityView view = fixture.view;
  private final Items left = fixture.left;
  private final Items right = fixture.right;

  /** Returns where rows are kept. */
  StorageSource source() {
    return StorageSource.MEMORY;
  }

  private void removeRight() {
    view.removeStores(Set.of(right.topic()));
  }

  @Test
  void whatIsRemovedIsUnknownAndTheRestGoesOn() {
    fixture.feed(left.put(0, 0, 10), right.put(0, 0, 11));
    removeRight();
    assertThatIllegalArgumentException().isThrownBy(() -> view.definition(right.topic()));
    assertThatIllegalArgumentException().isThrownBy(fixture::rightState);
    fixture.feed(left.put(1, 1, 12));
    assertThat(fixture.leftState()).isEqualTo(Map.of(0, 10L, 1, 12L));
  }

  @Test
  void itComesBackInAnotherFormWithWhatIsFedAgain() {
    fixture.feed(right.put(0, 0, 11), right.put(1, 0, 12));
    removeRight();
    StoreDefinition known = right.definition();
    var another =
        new StoreDefinition(right.type, known.decoder(), new SchemaDocument("test", "another"));
    assertThat(view.addStores(List.of(another))).containsExactly(another);
    view.discard(right.topic(), "another");
    Restoration restoration = view.begin(right.ends(0));
    restoration.until(right.ends(0));
    fixture.feed(right.put(0, 0, 11), right.put(1, 0, 12));
    assertThat(fixture.rightState()).isEqualTo(Map.of(0, 12L));
    view.reset();
    List.of(left, right).forEach(each -> view.forget(each.topic()));
    fixture.begin(0).until(fixture.ends(0));
    fixture.feed(left.put(0, 0, 10), right.put(0, 0, 11));
    assertThat(fixture.leftState()).isEqualTo(Map.of(0, 10L));
    assertThat(fixture.rightState()).isEqualTo(Map.of(0, 11L));
  }

  @Test
  void aSaveDoesNotWaitForWhatIsRemoved() throws Exception {
    SaveManifest manifest = fixture.manifest(new int[] {0}, new int[] {1, 3});
    fixture.feed(left.put(0, 0, 10, SAVE, manifest), right.put(0, 1, 11, SAVE, manifest));
    UUID topicId = new UUID(0, 7);
    view.topicId(left.topic(), topicId);
    var written = new ConsistencyToken.Position(left.topic(), topicId, 0, 0);
    var reached = view.reached(new ConsistencyToken(SAVE, List.of(written)));
    assertThat(reached).isNotDone();
    removeRight();
    reached.get(10, TimeUnit.SECONDS);
    assertThat(fixture.leftState()).isEqualTo(Map.of(0, 10L));
    assertThat(view.pendingSaves()).isEmpty();
  }

  @Test
  void whoWaitsForItsRecordsGoesOn() throws Exception {
    UUID topicId = new UUID(0, 8);
    view.topicId(right.topic(), topicId);
    var later = new ConsistencyToken.Position(right.topic(), topicId, 0, 99);
    var reached = view.reached(new ConsistencyToken(SAVE, List.of(later)));
    assertThat(reached).isNotDone();
    removeRight();
    reached.get(10, TimeUnit.SECONDS);
  }

  @Test
  void recordsDecodedBeforeArePassedOver() {
    DecodedRecord late = view.decode(right.put(0, 0, 11));
    removeRight();
    view.apply(List.of(late));
    fixture.feed(left.put(0, 0, 10));
    assertThat(fixture.leftState()).isEqualTo(Map.of(0, 10L));
  }

  @Test
  void aFirstReadingEndsWithoutIt() throws Exception {
    var filling = new ViewFixture(source());
    Restoration restoration = filling.begin(1);
    for (int partition = 0; partition < left.partitions; partition++) {
      filling.view.position(left.topic(), partition, 1);
    }
    assertThat(restoration.isAtEnd()).isFalse();
    filling.view.removeStores(Set.of(right.topic()));
    assertThat(restoration.isAtEnd()).isTrue();
    restoration.until(left.ends(1));
    restoration.ready().get(10, TimeUnit.SECONDS);
    assertThat(filling.leftState()).isEmpty();
  }
}
