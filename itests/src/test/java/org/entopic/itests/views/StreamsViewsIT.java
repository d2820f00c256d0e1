package org.entopic.itests.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.entopic.ConfigurationException;
import org.entopic.PropertyScope;
import org.entopic.backend.streams.StreamsBackendProvider;
import org.entopic.spi.backend.Backend;
import org.junit.jupiter.api.Test;

class StreamsViewsIT extends KafkaViewRules {
  StreamsViewsIT() {
    super(new StreamsBackendProvider());
  }

  @Test
  void aGlobalThreadThatDiesIsReplaced() throws Exception {
    try (Backend backend = stores.open()) {
      Stores.save(backend, stores.batch(row(item, 1, "before")));
      Thread dying = globalThreads().get(0);
      dying.interrupt();
      waitUntil(() -> !dying.isAlive());
      waitUntil(() -> globalThreads().size() == 1 && !failsToOpen(backend));
      assertThat(name(backend, item, 1)).isEqualTo("before");
      Stores.save(backend, stores.batch(row(item, 1, "after")));
      assertThat(name(backend, item, 1)).isEqualTo("after");
    }
    // What died ends by itself, on a thread of Kafka's.
    waitUntil(() -> threads(database).isEmpty());
  }

  private List<Thread> globalThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().contains(database))
        .filter(thread -> thread.getName().endsWith("GlobalStreamThread"))
        .toList();
  }

  @Test
  void threadsOfKafkaStreamsHaveNoContextClassLoader() throws Exception {
    try (Backend backend = stores.open()) {
      assertThat(globalThreads()).hasSize(1);
      assertThat(globalThreads().get(0).getContextClassLoader()).isNull();
      assertThat(Thread.currentThread().getContextClassLoader()).isNotNull();
    }
  }

  @Test
  void leavingAndJoiningAgainWaitsForNoSession() throws Exception {
    stores.open().close();
    long start = System.nanoTime();
    for (int i = 0; i < 3; i++) {
      stores.open().close();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
  }

  @Test
  void propertiesThatTheBackendDecidesAreRefused() {
    stores
        .property(PropertyScope.STREAMS, "application.id", "mine")
        .property(PropertyScope.STREAMS, "global.consumer.fetch.min.bytes", "2");
    assertThatThrownBy(stores::start)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("KST-01")
        .hasMessageContaining("[application.id, global.consumer.fetch.min.bytes]");
    assertThatNothingRuns();
  }

  @Test
  void propertiesThatKafkaStreamsRefusesAreNamed() {
    stores.property(PropertyScope.STREAMS, "poll.ms", "soon");
    try (Backend backend = stores.start()) {
      assertThatThrownBy(() -> backend.ready().join())
          .hasCauseInstanceOf(ConfigurationException.class)
          .hasMessageContaining("KST-03");
    }
  }

  @Test
  void factoriesWithOtherPropertiesOfStreamsAreRefused() throws Exception {
    try (Backend first = stores.open()) {
      assertThatThrownBy(
              () -> stores(item).property(PropertyScope.STREAMS, "poll.ms", "50").start())
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("streams.poll.ms is not set and '50'");
      Stores.save(first, stores.batch(row(item, 1, "works")));
    }
  }
}
