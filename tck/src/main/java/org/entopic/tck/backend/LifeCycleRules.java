package org.entopic.tck.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.entopic.BadRecord;
import org.entopic.BadRecordPolicy;
import org.entopic.DatabaseStatus.PartitionProgress;
import org.entopic.StoreNotReadyException;
import org.entopic.spi.backend.BackendCapability;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.StoreReader;
import org.entopic.spi.backend.WriteReceipt;
import org.junit.jupiter.api.Test;

/** Rules of bad records and of closing, for backends that read. */
abstract class LifeCycleRules extends BackendRules {
  private static final long REST_NANOS = 5_000_000;
  private static final Set<BackendCapability> READING =
      EnumSet.complementOf(
          EnumSet.of(
              BackendCapability.ATOMIC_WRITE,
              BackendCapability.ADMINISTRATION,
              BackendCapability.DURABLE));

  private OpenStore openForReading(BadRecordPolicy policy, LinkedBlockingQueue<BadRecord> bad) {
    OpenStore store = open(library, policy, bad::add);
    assumeTrue(store.backend.reader().isPresent(), "the backend does not read");
    return store;
  }

  @Test
  void rule_L1_aBadRecordIsReportedAndTheRestOfItsSaveReadable() throws Exception {
    var bad = new LinkedBlockingQueue<BadRecord>();
    OpenStore store = openForReading(BadRecordPolicy.SKIP, bad);
    store.save(library.author(1, "a", 1));
    WriteReceipt receipt = store.save(library.damagedAuthor(1), library.author(2, "b", 1));
    assertThat(store.hasAuthor(2)).isTrue();
    assertThat(store.hasAuthor(1)).isTrue();
    BadRecord report = bad.poll(60, TimeUnit.SECONDS);
    assertThat(report).isNotNull();
    assertThat(report.topic()).isEqualTo(library.author.topic().name());
    assertThat(report.partition()).isEqualTo(receipt.positions().get(0).partition());
    assertThat(report.offset()).isEqualTo(receipt.positions().get(0).offset());
    assertThat(report.reason()).isNotBlank();
  }

  @Test
  void rule_L2_aBadRecordStopsReadingIfSoConfigured() throws Exception {
    var bad = new LinkedBlockingQueue<BadRecord>();
    OpenStore store = openForReading(BadRecordPolicy.FAIL, bad);
    store.save(library.author(1, "a", 1));
    WriteReceipt receipt = store.write(library.damagedAuthor(1));
    assertThat(bad.poll(60, TimeUnit.SECONDS)).isNotNull();
    assertThatThrownBy(() -> OpenStore.get(store.reader().reached(receipt.token())))
        .isInstanceOf(StoreNotReadyException.class);
    assertThatThrownBy(() -> store.reader().open()).isInstanceOf(StoreNotReadyException.class);
  }

  @Test
  void rule_L3_aClosedBackendRefusesEverythingAndClosesAgainQuietly() {
    OpenStore store = openForReading(BadRecordPolicy.SKIP, new LinkedBlockingQueue<>());
    store.close();
    store.close();
    assertThatThrownBy(() -> store.reader().open()).isInstanceOf(StoreNotReadyException.class);
    assertThatThrownBy(() -> store.write(library.author(1, "a", 1)))
        .isInstanceOf(StoreNotReadyException.class);
  }

  @Test
  void rule_L4_aClosedViewRefusesToRead() {
    OpenStore store = openForReading(BadRecordPolicy.SKIP, new LinkedBlockingQueue<>());
    store.save(library.author(1, "a", 1));
    ReadView view = store.reader().open();
    view.close();
    view.close();
    assertThatThrownBy(() -> view.find(library.author, 1L))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void rule_L5_oneFactoryOutlivesAnother() {
    OpenStore first = openForReading(BadRecordPolicy.SKIP, new LinkedBlockingQueue<>());
    OpenStore second = open(sameLibrary(), BadRecordPolicy.SKIP, bad -> {});
    first.save(library.author(1, "a", 1));
    first.close();
    second.save(library.author(2, "b", 1));
    assertThat(second.<Long>reading(view -> view.count(library.author))).isEqualTo(2);
  }

  @Test
  void rule_L6_aBackendReadsIfItSaysSoAndOnlyThen() {
    OpenStore store = open(library, BadRecordPolicy.SKIP, bad -> {});
    boolean declared = contract().capabilities().stream().anyMatch(READING::contains);
    assertThat(store.backend.reader().isPresent()).isEqualTo(declared);
  }

  @Test
  void rule_L7_whoWaitsUntilAViewIsReadyReadsWhatWasWrittenBefore() {
    OpenStore first = openForReading(BadRecordPolicy.SKIP, new LinkedBlockingQueue<>());
    first.write(library.author(1, "a", 1), library.author(2, "b", 1));
    OpenStore second = open(sameLibrary(), BadRecordPolicy.SKIP, bad -> {});
    first.write(library.author(3, "c", 1));
    awaitReady(second.reader());
    assertThat(second.<Long>reading(view -> view.count(second.library.author))).isEqualTo(3);
  }

  /** Waits as {@code Database.awaitReady} does: until positions are where the ends were. */
  private static void awaitReady(StoreReader reader) {
    List<PartitionProgress> wanted = OpenStore.get(reader.progress());
    long deadline = System.nanoTime() + OpenStore.PATIENCE.toNanos();
    while (!wanted.stream().allMatch(each -> isReached(each, OpenStore.get(reader.progress())))) {
      assertThat(System.nanoTime()).as("wanted: %s", wanted).isLessThan(deadline);
      LockSupport.parkNanos(REST_NANOS);
    }
  }

  private static boolean isReached(PartitionProgress wanted, List<PartitionProgress> now) {
    return now.stream()
        .filter(each -> each.topic().equals(wanted.topic()))
        .filter(each -> each.partition() == wanted.partition())
        .allMatch(each -> each.position() >= wanted.end());
  }
}
