package org.entopic.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ContextGuardTest {
  private final Lifecycle factory = new Lifecycle("blogging");
  private final ContextGuard guard = new ContextGuard("BloggingContext", factory);

  private String use() {
    return guard.run(() -> "used");
  }

  private void assertRefused(String id) {
    assertThatThrownBy(this::use)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(id);
  }

  @Test
  void useAfterAnEndForAReasonIsToldTheReason() {
    assertThat(factory.close(() -> new IllegalStateException("OSGI-00: gone"))).isTrue();
    assertRefused("OSGI-00");
    assertThat(factory.close()).isFalse();
    assertRefused("OSGI-00");
  }

  @Test
  void aThreadMayEnterAgain() {
    assertThat(guard.run(this::use)).isEqualTo("used");
    assertThat(use()).isEqualTo("used");
  }

  @Test
  void twoThreadsAtOnceAreRefusedAndOneAfterTheOtherAreNot() throws Exception {
    var inside = new CountDownLatch(1);
    var leave = new CountDownLatch(1);
    CompletableFuture<Void> other =
        CompletableFuture.runAsync(
            () ->
                guard.run(
                    () -> {
                      inside.countDown();
                      try {
                        return leave.await(10, java.util.concurrent.TimeUnit.SECONDS);
                      } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                      }
                    }));
    inside.await();
    assertRefused("ENG-01: BloggingContext is in use");
    leave.countDown();
    other.join();
    assertThat(use()).isEqualTo("used");
  }

  @Test
  void anAsynchronousOperationHoldsTheContextBetweenItsSteps() {
    guard.hold();
    assertRefused("ENG-01");
    assertThatThrownBy(guard::hold).isInstanceOf(IllegalStateException.class);
    assertThat(guard.step(this::use)).as("a step may use the context").isEqualTo("used");
    assertRefused("ENG-01");
    guard.release();
    assertThat(use()).isEqualTo("used");
  }

  @Test
  void anAsynchronousOperationIsRefusedInsideAnother() {
    guard.run(
        () -> {
          assertThatThrownBy(guard::hold).isInstanceOf(IllegalStateException.class);
          return null;
        });
    assertThat(use()).isEqualTo("used");
  }

  @Test
  void aFailedOperationLeavesTheContextFree() {
    assertThatThrownBy(
            () ->
                guard.run(
                    () -> {
                      throw new ArithmeticException();
                    }))
        .isInstanceOf(ArithmeticException.class);
    assertThat(use()).isEqualTo("used");
  }

  @Test
  void aClosedContextIsRefused() {
    guard.close();
    assertRefused("ENG-02: BloggingContext is closed");
    assertThatThrownBy(guard::hold).hasMessageStartingWith("ENG-02");
  }

  @Test
  void aContextOfAClosedFactoryIsRefused() {
    assertThat(factory.close()).isTrue();
    assertThat(factory.close()).isFalse();
    assertRefused("ENG-03: The factory of database 'blogging' is closed");
  }
}
