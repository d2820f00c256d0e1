package org.entopic.itests.histories;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.entopic.itests.broker.SharedBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Histories of processes that write the same rows; one is killed, and one is stopped for longer
 * than a transaction may last. The program {@link Histories} makes longer ones.
 */
@ExtendWith(SharedBroker.class)
class HistoriesIT {
  @TempDir private Path folder;

  @Test
  void everyAnswerIsConsistentWithTheLog() throws Exception {
    HistoryPlan plan =
        HistoryPlan.parse(
            List.of(
                "processes=3",
                "threads=4",
                "counters=100",
                "accounts=20",
                "seconds=30",
                "faults=kill,pause"));
    Verdict verdict =
        new Histories(
                SharedBroker.address(),
                folder,
                plan,
                id -> {
                  throw new IllegalStateException("Others use this broker.");
                })
            .run();
    assertThat(verdict.faults()).as(verdict.toString()).isEmpty();
    assertThat(verdict.confirmed()).isGreaterThan(100);
  }
}
