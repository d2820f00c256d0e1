package org.entopic.itests.music;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.entopic.DatabaseStatus.LeaseStatus;
import org.entopic.EntityContextFactory;
import org.entopic.event.DiagnosticEvent.WarningRaised;
import org.entopic.event.DiagnosticListener;
import org.entopic.itests.broker.PlainTopic;
import org.entopic.itests.broker.SharedBroker;
import org.entopic.micrometer.EntityMetrics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What is measured on a real broker. Reviews of albums that are not there are warned of while their
 * group is validated, under the lease and before it is written: what happens then is in the hands
 * of the test.
 */
@ExtendWith(SharedBroker.class)
class MetricsIT {
  private static final long PATIENCE_NANOS = SECONDS.toNanos(30);

  /** Shared by the tests, so that its topics are made once. */
  private static final String DATABASE = "metered-" + UUID.randomUUID().toString().substring(0, 8);

  private final String address = SharedBroker.address();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  private EntityContextFactory<MusicContext> open(
      SimpleMeterRegistry meters, DiagnosticListener listener) {
    var metrics = new EntityMetrics(meters);
    EntityContextFactory<MusicContext> factory =
        MusicContext.builder(address, DATABASE).diagnostics(metrics).diagnostics(listener).open();
    metrics.watch(factory);
    return factory;
  }

  private static DiagnosticListener once(Runnable action) {
    var isDone = new AtomicBoolean();
    return event -> {
      if (event instanceof WarningRaised && isDone.compareAndSet(false, true)) {
        action.run();
      }
    };
  }

  @Test
  void aLeaseThatIsTakenAwayIsCountedAndTheSaveIsWrittenOnce() {
    try (var factory = open(registry, once(this::takeTheLease))) {
      MusicContext.review(factory, "r");
      assertThat(registry.get("entopic.lease.fences").counter().count()).isEqualTo(1);
      MusicContext.review(factory, "s");
    }
    assertThat(registry.get("entopic.lease.fences").counter().count()).isEqualTo(1);
    assertThat(registry.get("entopic.groups").timer().count()).isEqualTo(2);
    assertThat(registry.get("entopic.saves").tag("outcome", "written").timer().count())
        .isEqualTo(2);
    String topic = DATABASE + ".Review";
    assertThat(registry.get("entopic.records").tag("topic", topic).counter().count()).isEqualTo(2);
    assertThat(new PlainTopic(address, topic).committed())
        .filteredOn(record -> Arrays.equals(record.key(), "r".getBytes(UTF_8)))
        .hasSize(1);
  }

  /** Does what a process does that has waited long enough for one that does not answer. */
  private void takeTheLease() {
    try (var producer = producer(DATABASE + ".__lease")) {
      producer.initTransactions();
    }
  }

  @Test
  void theWaitForATurnIsMeasured() {
    var others = new SimpleMeterRegistry();
    var second = new AtomicReference<CompletableFuture<Void>>();
    var holder = new AtomicReference<EntityContextFactory<MusicContext>>();
    var heldNanos = new AtomicLong();
    try (var waiting = open(others, event -> {});
        var holding =
            open(
                registry,
                once(
                    () -> {
                      await("the holder is known", () -> isHeldBy(holder.get(), waiting));
                      second.set(
                          CompletableFuture.runAsync(() -> MusicContext.review(waiting, "second")));
                      await("the lease is asked for", () -> isAskedFor(waiting));
                      long begun = System.nanoTime();
                      await("some time", () -> System.nanoTime() - begun > SECONDS.toNanos(1) / 20);
                      heldNanos.set(System.nanoTime() - begun);
                    }))) {
      holder.set(holding);
      MusicContext.review(holding, "first");
      second.get().join();
    }
    assertThat(others.get("entopic.lease.waits").timer().max(NANOSECONDS))
        .isGreaterThanOrEqualTo(heldNanos.get());
  }

  /** Who has not heard yet that somebody has the lease takes it without waiting. */
  private static boolean isHeldBy(
      EntityContextFactory<MusicContext> holder, EntityContextFactory<MusicContext> other) {
    LeaseStatus held = holder.status().lease();
    LeaseStatus known = other.status().lease();
    return held != null && known != null && held.process().equals(known.holder());
  }

  private static boolean isAskedFor(EntityContextFactory<MusicContext> factory) {
    LeaseStatus lease = factory.status().lease();
    // One that has waited long enough has taken it by then.
    return lease != null && (lease.waiters().contains(lease.process()) || lease.turns() > 0);
  }

  @Test
  void aViewThatAnOpenTransactionHoldsBackLags() {
    try (var factory = open(registry, event -> {})) {
      try (var db = factory.create()) {
        db.albums.add(new Album("a"));
        db.saveChanges();
      }
      await("the view has read everything", () -> lag() == 0);
      try (var producer = producer(DATABASE + "-foreign")) {
        producer.initTransactions();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(DATABASE + ".Album", new byte[] {1}, new byte[] {1}));
        producer.flush();
        assertThat(lag()).isEqualTo(1);
        producer.abortTransaction();
      }
      await("the view has gone on", () -> lag() == 0);
    }
  }

  private double lag() {
    return registry.get("entopic.view.lag").gauge().value();
  }

  private KafkaProducer<byte[], byte[]> producer(String transactionalId) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", address, "transactional.id", transactionalId),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }
}
