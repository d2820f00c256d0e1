package org.entopic.engine.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.entopic.query.Expressions.entity;

import jakarta.persistence.Entity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntitySet;
import org.entopic.annotation.Keyless;
import org.entopic.engine.query.shop.WrittenByOthers;
import org.entopic.query.EntityQuery;
import org.entopic.query.NumberProperty;
import org.entopic.query.Tuple;
import org.junit.jupiter.api.Test;

/** Entities without a key among selected values: each is an instance of its own. */
class KeylessEntitiesTest {
  private static final NumberProperty<Sighting, Integer, Long> COUNT =
      NumberProperty.integral(Sighting.class, "count", Integer.class);

  @Keyless
  @Entity
  static class Sighting {
    int count;
  }

  static class Sightings extends EntityContext {
    final EntitySet<Sighting> sightings = set(Sighting.class);
  }

  private static Map<byte[], byte[]> records() {
    var records = new LinkedHashMap<byte[], byte[]>();
    for (int i = 0; i < 3; i++) {
      records.put(new byte[] {(byte) i}, ("{\"count\":" + i / 2 + "}").getBytes(UTF_8));
    }
    return records;
  }

  @Test
  void theyAreNeverTrackedAndHaveNoIdentity() {
    var topic = new WrittenByOthers();
    try (var factory =
            EntityContextFactory.of(Sightings::new)
                .database("sightings-selected")
                .providers(topic)
                .open();
        var db = factory.create()) {
      topic.write(records());
      for (EntityQuery<Sighting> query :
          List.of(
              db.sightings.asTracking(),
              db.sightings.asNoTracking(),
              db.sightings.asNoTrackingWithIdentityResolution())) {
        List<Tuple> tuples = query.select(COUNT, entity(Sighting.class)).toList();
        assertThat(tuples)
            .hasSize(3)
            .allMatch(each -> each.get(entity(Sighting.class)).count == each.get(COUNT));
        assertThat(tuples.stream().map(each -> each.get(entity(Sighting.class))).distinct())
            .hasSize(3);
        assertThat(query.toList().stream().distinct()).hasSize(3);
        assertThat(EntityProjectionTest.streamed(query)).hasSize(3);
      }
      assertThat(db.entries()).isEmpty();
    }
  }
}
