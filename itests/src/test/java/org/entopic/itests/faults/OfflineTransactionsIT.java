package org.entopic.itests.faults;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import org.entopic.StoreNotReadyException;
import org.entopic.embedded.EmbeddedKafka;
import org.entopic.itests.histories.CoordinatorOutage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Brokers that all run but the one that has the transactions of the lease; {@code
 * -Dentopic.faults=true}.
 */
@EnabledIfSystemProperty(named = "entopic.faults", matches = "true")
class OfflineTransactionsIT {

  @Test
  void savesFailClearlyUntilTheTransactionsAreBack() throws Exception {
    String database = "offline-" + UUID.randomUUID().toString().substring(0, 8);
    try (EmbeddedKafka kafka =
            EmbeddedKafka.builder()
                .nodes(3)
                .brokerProperty("transaction.state.log.replication.factor", "1")
                .brokerProperty("transaction.state.log.min.isr", "1")
                .start();
        var counter = new Counter(kafka.bootstrapServers(), database, Duration.ofSeconds(3))) {
      counter.count();
      int node = new CoordinatorOutage(kafka).coordinator(database + ".__lease");
      kafka.stopNode(node);
      try {
        assertThatThrownBy(counter::count)
            .isInstanceOf(StoreNotReadyException.class)
            .hasMessageContaining("Nothing was saved")
            .hasMessageContaining("'" + database + ".__lease'");
      } finally {
        kafka.startNode(node);
      }
      counter.countUntilWritten();
      counter.count();
      counter.assertTrue();
    }
  }
}
