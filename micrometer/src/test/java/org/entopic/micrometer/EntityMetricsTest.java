package org.entopic.micrometer;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.entopic.UniqueConstraintException;
import org.entopic.event.DiagnosticEvent.GroupEnded;
import org.entopic.event.DiagnosticEvent.UncheckedGroupEnded;
import org.entopic.event.DiagnosticEvent.WarningRaised;
import org.entopic.event.Warning;
import org.junit.jupiter.api.Test;

class EntityMetricsTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final EntityMetrics metrics = new EntityMetrics(registry);

  @Test
  void savesAndGroupsOfAFactoryAreMeasured() {
    var factory = NoteContext.open("measured", metrics);
    metrics.watch(factory);
    try (var db = factory.create()) {
      db.notes.add(new Note(1));
      db.notes.add(new Note(2));
      db.saveChanges();
      db.clear();
      db.notes.add(new Note(1));
      assertThatExceptionOfType(UniqueConstraintException.class).isThrownBy(db::saveChanges);
    }
    assertThat(registry.get("entopic.saves").tag("outcome", "written").timer().count())
        .isEqualTo(1);
    assertThat(registry.get("entopic.saves").tag("outcome", "failed").timer().count()).isEqualTo(1);
    assertThat(registry.get("entopic.save.entities").summary().max()).isEqualTo(2);
    assertThat(registry.get("entopic.records").tag("topic", "measured.Note").counter().count())
        .isEqualTo(2);
    assertThat(registry.get("entopic.record.bytes").counter().count()).isGreaterThan(2);
    assertThat(registry.get("entopic.groups").tag("database", "measured").timer().count())
        .isEqualTo(2);
    assertThat(registry.get("entopic.lease.fences").counter().count()).isZero();
    assertThat(registry.get("entopic.view.lag").gauge().value()).isZero();
    factory.close();
    assertThat(registry.get("entopic.view.lag").gauge().value()).isNaN();
  }

  @Test
  void fencesWaitsAndWarningsAreCounted() {
    metrics.on(new GroupEnded("db", 3, 5, Duration.ofMillis(20), Duration.ofMillis(30), 2));
    metrics.on(new UncheckedGroupEnded("db", 6, 7, Duration.ofMillis(1), Duration.ofMillis(2)));
    metrics.on(new WarningRaised("db", Warning.PRINCIPAL_MISSING, "SAV-12: …"));
    assertThat(registry.get("entopic.lease.fences").counter().count()).isEqualTo(2);
    assertThat(registry.get("entopic.lease.waits").timer().totalTime(MILLISECONDS)).isEqualTo(20);
    assertThat(registry.get("entopic.group.saves").summary().totalAmount()).isEqualTo(3);
    assertThat(registry.get("entopic.unchecked.groups").timer().totalTime(MILLISECONDS))
        .isEqualTo(2);
    assertThat(registry.get("entopic.unchecked.group.saves").summary().totalAmount()).isEqualTo(6);
    assertThat(registry.get("entopic.warnings").tag("id", "SAV-12").counter().count()).isEqualTo(1);
  }
}
