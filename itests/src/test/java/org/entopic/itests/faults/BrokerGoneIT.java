package org.entopic.itests.faults;

import java.util.UUID;
import org.apache.kafka.common.protocol.ApiKeys;
import org.entopic.itests.faults.KafkaProxy.Fate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The only broker goes away and comes back before, during and after a commit of the lease; {@code
 * -Dentopic.faults=true}.
 */
@EnabledIfSystemProperty(named = "entopic.faults", matches = "true")
class BrokerGoneIT {
  private static final String HOLDER = ".*-lease-\\d+";

  @Test
  void whatWasBeingCommittedIsWrittenOnce() throws Exception {
    try (var broker = new ProxiedBroker();
        var counter =
            new Counter(
                broker.kafka.bootstrapServers(),
                "gone-" + UUID.randomUUID().toString().substring(0, 8))) {
      for (Fate fate : new Fate[] {Fate.LOST, Fate.PASSED, Fate.UNHEARD}) {
        var commit =
            broker
                .proxy()
                .next(
                    ApiKeys.END_TXN,
                    HOLDER,
                    fate,
                    () -> {
                      broker.kafka.stopAll();
                      broker.kafka.startAll();
                    });
        counter.count();
        commit.awaitMet();
        counter.count();
      }
      counter.assertTrue();
    }
  }
}
