package org.entopic.itests.histories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.entopic.ConfigurationException;
import org.entopic.PropertyScope;
import org.entopic.embedded.EmbeddedKafka;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A history on three brokers, one of which goes away, and settings that would lose its saves. */
class ThreeNodesIT {
  private static EmbeddedKafka kafka;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.builder().nodes(3).start();
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @Test
  void theLeaseOutlivesTheBrokerThatCoordinatesIt() throws Exception {
    HistoryPlan plan =
        HistoryPlan.parse(
            List.of(
                "processes=2",
                "threads=3",
                "counters=50",
                "accounts=10",
                "seconds=3",
                "faults=outage"));
    Verdict verdict =
        new Histories(kafka.bootstrapServers(), folder, plan, new CoordinatorOutage(kafka)).run();
    assertThat(verdict.faults()).as(verdict.toString()).isEmpty();
    assertThat(verdict.confirmed()).isGreaterThan(20);
  }

  @ParameterizedTest
  @CsvSource({
    "min.insync.replicas, 1, min.insync.replicas is 1 with 3 replicas",
    "unclean.leader.election.enable, true, unclean.leader.election.enable is true"
  })
  void settingsThatLoseWhatIsConfirmedAreRefused(String setting, String value, String complaint) {
    String database = "unsafe-" + UUID.randomUUID().toString().substring(0, 8);
    assertThatThrownBy(
            () ->
                HistoryContext.builder(kafka.bootstrapServers(), database)
                    .property(PropertyScope.TOPIC, setting, value)
                    .open())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("KFK-56")
        .hasMessageContaining(database + ".Cell': " + complaint);
  }
}
