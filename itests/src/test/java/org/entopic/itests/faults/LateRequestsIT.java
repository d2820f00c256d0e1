package org.entopic.itests.faults;

import java.util.UUID;
import org.apache.kafka.common.protocol.ApiKeys;
import org.entopic.itests.faults.KafkaProxy.Fate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Requests of the lease's holder that a network delivers late, loses, or whose answers it loses.
 */
class LateRequestsIT {
  private static final String HOLDER = ".*-lease-\\d+";
  private static final int ROUNDS = 2;

  private static ProxiedBroker broker;

  private final Counter counter = new Counter(broker.kafka.bootstrapServers(), freshName());

  @BeforeAll
  static void start() {
    broker = new ProxiedBroker();
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"PRODUCE", "END_TXN"})
  void whatComesLateIsNoPartOfALaterTransaction(ApiKeys kind) throws Exception {
    try (counter) {
      for (int round = 0; round < ROUNDS; round++) {
        var late = broker.proxy().next(kind, HOLDER, Fate.LATE, () -> {});
        counter.count();
        late.awaitMet();
        var later = broker.proxy().next(ApiKeys.END_TXN, HOLDER, Fate.HELD, late::deliver);
        counter.count();
        later.awaitMet();
      }
      counter.assertTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"LOST", "UNHEARD"})
  void whatGetsLostIsAskedAgain(Fate fate) throws Exception {
    try (counter) {
      for (ApiKeys kind : new ApiKeys[] {ApiKeys.PRODUCE, ApiKeys.END_TXN}) {
        for (int round = 0; round < ROUNDS; round++) {
          var ambush = broker.proxy().next(kind, HOLDER, fate, () -> {});
          counter.count();
          ambush.awaitMet();
        }
      }
      counter.assertTrue();
    }
  }

  @Test
  void aLeaseIsTakenThoughTheAnswerGetsLost() throws Exception {
    var ambush = broker.proxy().next(ApiKeys.INIT_PRODUCER_ID, HOLDER, Fate.UNHEARD, () -> {});
    try (counter;
        var other = new Counter(broker.kafka.bootstrapServers(), freshName())) {
      ambush.awaitMet();
      other.count();
      counter.count();
      other.assertTrue();
      counter.assertTrue();
    }
  }

  private static String freshName() {
    return "late-" + UUID.randomUUID().toString().substring(0, 8);
  }
}
