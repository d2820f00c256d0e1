package org.entopic.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class KeyGateTest {
  private final List<PendingSave> passed = new ArrayList<>();
  private final KeyGate gate = new KeyGate(Runnable::run);
  private final SaveLane lane = passed::add;

  @Test
  void savesOfDifferentKeysPassAtOnce() {
    PendingSave first = enter("a");
    PendingSave second = enter("b");
    PendingSave batch = enter("c", "d");
    assertThat(passed).containsExactly(first, second, batch);
  }

  @Test
  void singlesOfOneKeyPassOneByOneInOrder() {
    PendingSave first = enter("a");
    PendingSave second = enter("a");
    PendingSave third = enter("a");
    assertThat(passed).containsExactly(first);
    gate.leave(first);
    assertThat(passed).containsExactly(first, second);
    gate.leave(second);
    assertThat(passed).containsExactly(first, second, third);
  }

  @Test
  void aBatchWaitsForSinglesAndSinglesWaitForTheBatch() {
    PendingSave before = enter("b");
    PendingSave batch = enter("a", "b");
    PendingSave after = enter("a");
    assertThat(passed).containsExactly(before);
    gate.leave(before);
    assertThat(passed).containsExactly(before, batch);
    gate.leave(batch);
    assertThat(passed).containsExactly(before, batch, after);
  }

  @Test
  void aBatchDoesNotOvertakeABatchThatWaits() {
    PendingSave single = enter("a");
    PendingSave waiting = enter("a", "b");
    PendingSave behind = enter("b", "c");
    PendingSave free = enter("d", "e");
    assertThat(passed).containsExactly(single, free);
    gate.leave(single);
    assertThat(passed).containsExactly(single, free, waiting);
    gate.leave(waiting);
    assertThat(passed).containsExactly(single, free, waiting, behind);
  }

  @Test
  void batchesThatDoNotWaitPassInOrder() {
    PendingSave first = enter("a", "b");
    PendingSave second = enter("b", "c");
    assertThat(passed).containsExactly(first, second);
  }

  @Test
  void aSaveThatExpiredStillHoldsBackThoseBehindIt() {
    PendingSave unresolved = enter("a");
    PendingSave expired = enter("a");
    PendingSave last = enter("a");
    expired.expire(cause -> KafkaMessages.notSent("nowhere", cause));
    assertThat(passed).containsExactly(unresolved);
    gate.leave(unresolved);
    gate.leave(expired);
    assertThat(passed).containsExactly(unresolved, expired, last);
  }

  @Test
  void batchesOfDifferentLanesThatShareAKeyPassOneByOneInOrder() {
    SaveLane other = passed::add;
    PendingSave first = enter(lane, "a", "b");
    PendingSave second = enter(other, "b", "c");
    PendingSave third = enter(lane, "c", "d");
    PendingSave free = enter(other, "x", "y");
    assertThat(passed).containsExactly(first, free);
    gate.leave(first);
    assertThat(passed).containsExactly(first, free, second);
    gate.leave(second);
    assertThat(passed).containsExactly(first, free, second, third);
  }

  @Test
  void whatSharesAKeyWaitsForASaveUnderTheLease() {
    PendingSave leased = save(lane, "a", "b");
    assertThat(gate.enterLeased(leased)).isTrue();
    PendingSave single = enter("a");
    PendingSave batch = enter("b", "c");
    PendingSave free = enter("d");
    assertThat(passed).containsExactly(free);
    gate.leaveLeased(leased);
    assertThat(passed).containsExactly(free, single, batch);
    gate.leaveLeased(leased);
    assertThat(passed).hasSize(3);
  }

  @Test
  void aSaveUnderTheLeaseDoesNotPassOthersThatShareAKey() {
    PendingSave single = enter("a");
    PendingSave batch = enter("b", "c");
    PendingSave leased = save(lane, "a", "c");
    assertThat(gate.enterLeased(leased)).isFalse();
    gate.leave(single);
    assertThat(gate.enterLeased(leased)).isFalse();
    gate.leave(batch);
    assertThat(gate.enterLeased(leased)).isTrue();
  }

  @Test
  void whoWasNotLetThroughHoldsNobodyBack() {
    PendingSave single = enter("a");
    PendingSave refused = save(lane, "a", "b");
    gate.enterLeased(refused);
    PendingSave other = enter("b");
    gate.leaveLeased(refused);
    assertThat(passed).containsExactly(single, other);
  }

  private PendingSave enter(String... keys) {
    return enter(lane, keys);
  }

  private PendingSave enter(SaveLane to, String... keys) {
    PendingSave save = save(to, keys);
    gate.enter(save);
    return save;
  }

  private static PendingSave save(SaveLane to, String... keys) {
    return new PendingSave(
        UUID.randomUUID(),
        Stream.of(keys).map(key -> new ProducerRecord<>("t", key.getBytes(), new byte[0])).toList(),
        to);
  }
}
