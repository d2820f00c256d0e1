package org.entopic.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.entopic.EntityContextFactory;
import org.entopic.QueryException;
import org.entopic.model.ModelBuilder;
import org.entopic.query.QueryExplanation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IndexesTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private EntityContextFactory<ReadingContext> factory;
  private ReadingContext db;

  /** The same indexes, and one more, said in code. */
  static class Fluent extends ReadingContext {
    // region:fluent
    @Override
    protected void configureModel(ModelBuilder model) {
      var reading = model.entity(Reading.class);
      reading.index("sensor", "time").descending("time");
      reading.index("celsius").name("by_value");
      reading.index("time");
    }
    // end:fluent
  }

  @BeforeEach
  void store() {
    factory = open(ReadingContext.class);
    db = factory.create();
    for (int i = 0; i < 200; i++) {
      var reading = new Reading();
      reading.id = i;
      reading.sensor = i % 2 == 0 ? "roof" : "cellar";
      reading.time = NOON.plusSeconds(i);
      reading.celsius = i % 10 == 0 ? null : i / 10.0;
      db.readings.add(reading);
    }
    db.saveChanges();
  }

  private static EntityContextFactory<ReadingContext> open(Class<? extends ReadingContext> type) {
    return EntityContextFactory.<ReadingContext>of(
            () -> type == Fluent.class ? new Fluent() : new ReadingContext())
        .database("readings")
        .backend("memory")
        .serializer("json")
        .open();
  }

  @AfterEach
  void close() {
    db.close();
    factory.close();
  }

  @Test
  void whatAnIndexFinds() {
    // region:reads
    List<Reading> latest =
        db.readings
            .where(ReadingFields.sensor.eq("roof"))
            .orderBy(ReadingFields.time.desc())
            .take(10)
            .toList();
    List<Reading> frosty = db.readings.where(ReadingFields.celsius.between(0.0, 0.4)).toList();
    List<Reading> hottest = db.readings.orderBy(ReadingFields.celsius.desc()).take(3).toList();
    long warm = db.readings.where(ReadingFields.celsius.gt(19.5)).count();
    // end:reads
    assertThat(latest).extracting(reading -> reading.id).startsWith(198L, 196L, 194L).hasSize(10);
    assertThat(frosty).hasSize(4);
    assertThat(hottest).extracting(reading -> reading.celsius).containsExactly(19.9, 19.8, 19.7);
    assertThat(warm).isEqualTo(4);
  }

  @Test
  void explain() {
    // region:explain
    QueryExplanation plan =
        db.readings
            .where(ReadingFields.sensor.eq("roof"))
            .orderBy(ReadingFields.time.desc())
            .take(10)
            .explain();
    assertThat(plan.access()).isEqualTo("IndexRange");
    assertThat(plan.index()).isEqualTo("ix_sensor_time");
    assertThat(plan.steps())
        .containsExactly(
            "IndexRange Reading ix_sensor_time sensor = ? ascending", // its order is time
            // descending
            "take 10");
    // end:explain
    // region:analyze
    QueryExplanation run =
        db.readings
            .where(ReadingFields.celsius.gt(19.0))
            .orderBy(ReadingFields.id.asc())
            .explainAnalyze();
    assertThat(run.plan().get(0).measured().rows()).isEqualTo(9);
    assertThat(run.total().rows()).isEqualTo(9);
    // end:analyze
  }

  @Test
  void demands() {
    // region:demand
    var cold = db.readings.where(ReadingFields.celsius.lt(1.0));
    assertThat(cold.requireIndex("by_value").toList()).hasSize(9);
    assertThatThrownBy(() -> cold.requireIndex("ix_sensor_time").toList())
        .isInstanceOf(
            QueryException.class); // no value of sensor, no order: the index finds nothing
    // end:demand
  }

  @Test
  void anIndexIsAddedToWhatIsThere() {
    try (var more = open(Fluent.class);
        var other = more.create()) {
      assertThat(other.readings.orderBy(ReadingFields.time.asc()).take(1).explain().index())
          .isEqualTo("ix_time");
      assertThat(
              other
                  .readings
                  .where(ReadingFields.time.ge(NOON.plusSeconds(198)))
                  .requireIndex("ix_time")
                  .toList())
          .hasSize(2);
    }
  }
}
