package org.entopic.itests.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.entopic.ConsistencyToken;
import org.entopic.EntityContextFactory;
import org.entopic.PropertyScope;
import org.entopic.embedded.EmbeddedKafka;
import org.entopic.itests.shop.ShopContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A view that stands still while the records it has not read yet are compacted; {@code
 * -Dentopic.faults=true}.
 */
@EnabledIfSystemProperty(named = "entopic.faults", matches = "true")
class CompactionIT {
  private static final int ORDERS = 20;
  private static final int ROUNDS = 5;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final String database = Shop.freshName();
  @TempDir private Path folder;

  @Test
  void aViewThatWasPausedComesToShowWhatOthersShow() throws Exception {
    try (EmbeddedKafka kafka =
            EmbeddedKafka.builder().brokerProperty("log.cleaner.backoff.ms", "100").start();
        var factory =
            Shop.replica(kafka.bootstrapServers(), database)
                .property(PropertyScope.TOPIC, "min.compaction.lag.ms", "0")
                .property(PropertyScope.TOPIC, "min.cleanable.dirty.ratio", "0.01")
                .property(PropertyScope.TOPIC, "segment.ms", "100")
                .open();
        SecondProcess other = SecondProcess.start(folder, kafka.bootstrapServers(), database)) {
      for (int id = 0; id < ORDERS; id++) {
        Shop.place(factory, id, "Ada");
      }
      other.signal(Signal.STOP);
      try {
        overwrite(factory);
        var orders = new PlainTopic(kafka.bootstrapServers(), database + ".Order");
        awaitCompaction(factory, orders);
      } finally {
        other.signal(Signal.CONT);
      }
      ConsistencyToken token = Shop.place(factory, 1_000, "last");
      assertThat(other.ask("await " + token)).isEqualTo(Shop.contents(factory));
    }
  }

  /** Every order is placed, renamed and cancelled, each time with its lines; some stay. */
  private static void overwrite(EntityContextFactory<ShopContext> factory) {
    for (int round = 0; round < ROUNDS; round++) {
      for (int id = 0; id < ORDERS; id++) {
        Shop.cancel(factory, id);
        if (round < ROUNDS - 1 || id % 3 != 0) {
          Shop.place(factory, id, "round" + round);
        }
      }
    }
  }

  /** Writes on, so that segments are rolled, until most of what was written is gone. */
  private static void awaitCompaction(
      EntityContextFactory<ShopContext> factory, PlainTopic orders) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    int written = ORDERS * (2 * ROUNDS + 1);
    while (orders.committed().size() > written / 2) {
      assertThat(System.nanoTime()).as("the log is not compacted").isLessThan(deadline);
      Shop.rename(factory, 1, UUID.randomUUID().toString());
      written++;
    }
  }
}
