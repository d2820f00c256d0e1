package org.entopic.engine.save;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GroupDelayTest {
  private static final long SHORT = TimeUnit.MICROSECONDS.toNanos(200);
  private static final long LONG = TimeUnit.SECONDS.toNanos(1);

  private final GroupDelay delay = new GroupDelay();

  @Test
  void nobodyWaitsForTheFirstGroup() {
    assertThat(delay.nanos(1)).isZero();
  }

  @Test
  void whoIsAloneNeverWaits() {
    delay.over(1, 0, LONG);
    assertThat(delay.nanos(1)).isZero();
  }

  @Test
  void aGroupWaitsForThoseOfTheLastOneUntilTheyAreThere() {
    delay.over(3, 1, SHORT);
    assertThat(delay.nanos(1)).isEqualTo(SHORT / 2);
    assertThat(delay.nanos(3)).isEqualTo(SHORT / 2);
    assertThat(delay.nanos(4)).isZero();
  }

  @Test
  void nobodyWaitsLong() {
    delay.over(8, 0, LONG);
    assertThat(delay.nanos(4)).isEqualTo(GroupDelay.LONGEST_NANOS);
  }

  @Test
  void callersThatDoNotComeAreNotAwaitedAgain() {
    delay.over(8, 0, LONG);
    delay.over(4, 0, LONG);
    assertThat(delay.nanos(4)).isZero();
  }

  @Test
  void aGroupOfNobodyDoesNotWait() {
    delay.over(8, 0, LONG);
    assertThat(delay.nanos(0)).isZero();
  }
}
