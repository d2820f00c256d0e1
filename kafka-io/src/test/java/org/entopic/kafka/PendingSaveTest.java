package org.entopic.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.entopic.ConsistencyToken;
import org.entopic.SaveOutcomeUnknownException;
import org.entopic.StoreNotReadyException;
import org.entopic.spi.backend.WriteReceipt;
import org.junit.jupiter.api.Test;

class PendingSaveTest {
  private final PendingSave save = new PendingSave(UUID.randomUUID(), List.of(), any -> {});

  @Test
  void whatExpiresBeforeItMayBeWrittenIsNeverWritten() {
    assertThat(save.begin()).isTrue();
    save.expire(cause -> KafkaMessages.notSent("host:1", cause));
    assertThat(save.enterDoubt()).isFalse();
    assertThatThrownBy(save.outcome()::join)
        .hasCauseInstanceOf(StoreNotReadyException.class)
        .hasMessageContaining("host:1");
  }

  @Test
  void whatExpiresInDoubtIsUnknown() {
    save.begin();
    save.enterDoubt();
    save.expire(cause -> KafkaMessages.notSent("host:1", cause));
    assertThat(save.leaveDoubt()).isFalse();
    assertThatThrownBy(save.outcome()::join)
        .hasCauseInstanceOf(SaveOutcomeUnknownException.class)
        .hasMessageContaining(save.id().toString());
  }

  @Test
  void whatIsWrittenDoesNotExpire() {
    var receipt = new WriteReceipt(new ConsistencyToken(save.id(), List.of()), List.of());
    save.begin();
    save.enterDoubt();
    save.written(receipt);
    save.expire(cause -> KafkaMessages.notSent("host:1", cause));
    save.abandon();
    assertThat(save.outcome()).isCompletedWithValue(receipt);
  }

  @Test
  void whatCertainlyFailedMayBeSentAgain() {
    save.begin();
    save.enterDoubt();
    assertThat(save.leaveDoubt()).isTrue();
    assertThat(save.isSending()).isTrue();
    save.abandon();
    assertThatThrownBy(save.outcome()::join).hasMessageContaining("KFK-17");
  }
}
