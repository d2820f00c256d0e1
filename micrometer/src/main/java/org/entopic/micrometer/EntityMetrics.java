package org.entopic.micrometer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Locale;
import java.util.Objects;
import org.apiguardian.api.API;
import org.entopic.DatabaseStatus.PartitionProgress;
import org.entopic.EntityContextFactory;
import org.entopic.EntityStoreException;
import org.entopic.event.DiagnosticEvent;
import org.entopic.event.DiagnosticEvent.GroupEnded;
import org.entopic.event.DiagnosticEvent.RecordsWritten;
import org.entopic.event.DiagnosticEvent.SaveEnded;
import org.entopic.event.DiagnosticEvent.UncheckedGroupEnded;
import org.entopic.event.DiagnosticEvent.WarningRaised;
import org.entopic.event.DiagnosticListener;

/**
 * Measures what factories do, in a registry of Micrometer.
 *
 * <p>Thread-safe; one serves any number of factories.
 *
 * <pre>{@code
 * var metrics = new EntityMetrics(registry);
 * var factory = EntityContextFactory.of(BloggingContext::new)
 *     .database("blogging")
 *     .diagnostics(metrics)
 *     .open();
 * metrics.watch(factory);
 * }</pre>
 *
 * <p>All meters have the tag {@code database}:
 *
 * <ul>
 *   <li>{@code entopic.saves}, a timer, by {@code outcome}; {@code entopic.save.entities}, a
 *       summary
 *   <li>{@code entopic.records} and {@code entopic.record.bytes}, counters, by {@code topic}
 *   <li>{@code entopic.groups}, a timer; {@code entopic.group.saves}, a summary; {@code
 *       entopic.lease.waits}, a timer; {@code entopic.lease.fences}, a counter
 *   <li>{@code entopic.unchecked.groups}, a timer; {@code entopic.unchecked.group.saves}, a summary
 *   <li>{@code entopic.warnings}, a counter, by {@code id}
 *   <li>{@code entopic.view.lag}, a gauge: offsets that the view is behind, of watched factories
 * </ul>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class EntityMetrics implements DiagnosticListener {
  private final MeterRegistry registry;

  /** Creates what measures into a registry. */
  public EntityMetrics(MeterRegistry registry) {
    this.registry = Objects.requireNonNull(registry, "registry");
  }

  @Override
  public void on(DiagnosticEvent event) {
    Tags tags = Tags.of("database", event.database());
    if (event instanceof SaveEnded save) {
      String outcome = save.outcome().name().toLowerCase(Locale.ROOT);
      registry.timer("entopic.saves", tags.and("outcome", outcome)).record(save.duration());
      registry.summary("entopic.save.entities", tags).record(save.entities());
    } else if (event instanceof RecordsWritten written) {
      written.topics().forEach((topic, amount) -> count(tags.and("topic", topic), amount));
    } else if (event instanceof GroupEnded group) {
      registry.timer("entopic.groups", tags).record(group.duration());
      registry.summary("entopic.group.saves", tags).record(group.saves());
      registry.timer("entopic.lease.waits", tags).record(group.waited());
      registry.counter("entopic.lease.fences", tags).increment(group.fences());
    } else if (event instanceof UncheckedGroupEnded group) {
      registry.timer("entopic.unchecked.groups", tags).record(group.duration());
      registry.summary("entopic.unchecked.group.saves", tags).record(group.saves());
    } else if (event instanceof WarningRaised warning) {
      registry.counter("entopic.warnings", tags.and("id", warning.id())).increment();
    }
  }

  private void count(Tags tags, RecordsWritten.Amount amount) {
    registry.counter("entopic.records", tags).increment(amount.records());
    registry.counter("entopic.record.bytes", tags).increment((double) amount.bytes());
  }

  /**
   * Registers the lag of a factory's view. Each reading asks the store for the ends of the topics;
   * it is not a number while the store does not answer or the factory is closed.
   */
  public void watch(EntityContextFactory<?> factory) {
    Gauge.builder("entopic.view.lag", factory, EntityMetrics::lag)
        .tags("database", factory.model().database())
        .baseUnit("offsets")
        .strongReference(false)
        .register(registry);
  }

  private static double lag(EntityContextFactory<?> factory) {
    try {
      return factory.status().sets().stream()
          .flatMap(set -> set.partitions().stream())
          .mapToLong(PartitionProgress::lag)
          .sum();
    } catch (EntityStoreException | IllegalStateException e) {
      return Double.NaN;
    }
  }
}
