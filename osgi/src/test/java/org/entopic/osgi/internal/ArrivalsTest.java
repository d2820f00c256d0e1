package org.entopic.osgi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ArrivalsTest {
  private static final long LONG = Duration.ofHours(1).toNanos();

  private final Arrivals arrivals = new Arrivals();
  private final AtomicBoolean here = new AtomicBoolean();

  private CompletableFuture<Void> waiting() {
    return CompletableFuture.runAsync(
        () -> {
          try {
            arrivals.await(here::get, LONG);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @Test
  @Timeout(30)
  void whatIsHereIsNotWaitedFor() throws InterruptedException {
    here.set(true);
    arrivals.await(here::get, LONG);
    assertThat(here).isTrue();
  }

  @Test
  void whatArrivesEndsTheWaiting() throws Exception {
    CompletableFuture<Void> waiting = waiting();
    here.set(true);
    arrivals.signal();
    waiting.get(30, TimeUnit.SECONDS);
  }

  @Test
  @Timeout(30)
  void theTimeEnds() throws InterruptedException {
    arrivals.await(here::get, Duration.ofMillis(5).toNanos());
    assertThat(here).isFalse();
  }

  @Test
  void anInterruptEndsTheWaiting() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> arrivals.await(here::get, LONG))
        .isInstanceOf(InterruptedException.class);
  }
}
