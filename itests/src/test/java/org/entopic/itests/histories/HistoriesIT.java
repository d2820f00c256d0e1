package org.entopic.itests.histories;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.entopic.itests.broker.SharedBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Histories of processes that write the same rows, one of which is killed; longer with {@code
 * -Dentopic.histories.seconds=600}.
 */
@ExtendWith(SharedBroker.class)
class HistoriesIT {
  @TempDir private Path folder;

  @Test
  void everyAnswerIsConsistentWithWhatIsStored() throws Exception {
    long seconds = Long.getLong("entopic.histories.seconds", 12);
    var size = new HistorySize(3, 4, seconds * 1000, 100, 20, (int) (1 + seconds / 20), 7);
    Verdict verdict = new Histories(SharedBroker.address(), folder, size).run();
    assertThat(verdict.faults()).as(verdict.toString()).isEmpty();
    assertThat(verdict.confirmed()).isGreaterThan(30);
  }
}
