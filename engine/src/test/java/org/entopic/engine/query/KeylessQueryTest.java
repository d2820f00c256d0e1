package org.entopic.engine.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.entopic.EntityContext;
import org.entopic.EntityContextFactory;
import org.entopic.EntitySet;
import org.entopic.annotation.Keyless;
import org.entopic.engine.query.shop.WrittenByOthers;
import org.entopic.model.ModelBuilder;
import org.entopic.query.ComparableProperty;
import org.entopic.query.EntityQuery;
import org.entopic.query.NumberProperty;
import org.entopic.query.Query;
import org.junit.jupiter.api.Test;

/** Rows of a type without a key are read in order, too. */
class KeylessQueryTest {
  private static final ComparableProperty<Sighting, Integer> SPECIES =
      ComparableProperty.comparable(Sighting.class, "species", Integer.class);
  private static final NumberProperty<Sighting, Integer, Long> COUNT =
      NumberProperty.integral(Sighting.class, "count", Integer.class);

  @Keyless
  @Entity
  static class Sighting {
    int species;
    int count;

    List<Integer> values() {
      return List.of(species, count);
    }
  }

  static class Sightings extends EntityContext {
    final EntitySet<Sighting> sightings = set(Sighting.class);
  }

  static final class IndexedSightings extends Sightings {
    @Override
    protected void configureModel(ModelBuilder model) {
      model.entity(Sighting.class).index("species");
    }
  }

  private static List<List<Integer>> write(WrittenByOthers topic) {
    var stored = new ArrayList<List<Integer>>();
    var records = new LinkedHashMap<byte[], byte[]>();
    for (int i = 0; i < 40; i++) {
      stored.add(List.of(i % 3, i * 7 % 40));
      String json = "{\"species\":" + i % 3 + ",\"count\":" + i * 7 % 40 + "}";
      records.put(new byte[] {(byte) (i * 11 % 40), 1}, json.getBytes(UTF_8));
    }
    topic.write(records);
    return stored;
  }

  private static void check(Sightings db, List<List<Integer>> stored) {
    Comparator<List<Integer>> bySpecies = Comparator.comparing(values -> values.get(0));
    Comparator<List<Integer>> byCount = Comparator.comparing(values -> values.get(1));
    List<List<Integer>> descending = stored.stream().sorted(byCount.reversed()).toList();
    EntityQuery<Sighting> ordered = db.sightings.orderBy(COUNT.desc());
    assertThat(ordered.take(3).toList())
        .extracting(Sighting::values)
        .isEqualTo(descending.subList(0, 3));
    assertThat(ordered.first().orElseThrow().values()).isEqualTo(descending.get(0));
    assertThat(ordered.last().orElseThrow().values()).isEqualTo(descending.get(39));
    assertThat(db.sightings.orderBy(SPECIES.asc()).thenBy(COUNT.asc()).take(20).toList())
        .extracting(Sighting::values)
        .isEqualTo(stored.stream().sorted(bySpecies.thenComparing(byCount)).limit(20).toList());
    assertThat(db.sightings.where(SPECIES.eq(1)).orderBy(COUNT.asc()).toList())
        .extracting(Sighting::values)
        .isEqualTo(stored.stream().filter(v -> v.get(0) == 1).sorted(byCount).toList());
    EntityQuery<Sighting> species = db.sightings.orderBy(SPECIES.desc());
    List<List<Integer>> all = species.toList().stream().map(Sighting::values).toList();
    assertThat(all).isSortedAccordingTo(bySpecies.reversed());
    assertThat(species.skip(5).take(30).toList())
        .extracting(Sighting::values)
        .isEqualTo(all.subList(5, 35));
    assertThat(species.last().orElseThrow().values()).isEqualTo(all.get(39));
  }

  private static void check(String database, Supplier<Sightings> contexts) {
    var topic = new WrittenByOthers();
    try (var factory =
            EntityContextFactory.of(contexts).database(database).providers(topic).open();
        var db = factory.create()) {
      check(db, write(topic));
    }
  }

  @Test
  void rowsAreEqualByTheirValues() {
    var topic = new WrittenByOthers();
    try (var factory =
            EntityContextFactory.of(Sightings::new).database("equal").providers(topic).open();
        var db = factory.create()) {
      byte[] one = "{\"species\":1,\"count\":2}".getBytes(UTF_8);
      byte[] other = "{\"species\":1,\"count\":3}".getBytes(UTF_8);
      topic.write(Map.of(new byte[] {1}, one, new byte[] {2}, one, new byte[] {3}, other));
      assertThat(db.sightings.count()).isEqualTo(3);
      for (Query<Sighting> distinct :
          List.of(
              db.sightings.distinct(),
              db.sightings.orderBy(COUNT.desc()).distinct(),
              db.query(Sighting.class, "select distinct s from Sighting s"))) {
        assertThat(distinct.toList())
            .extracting(Sighting::values)
            .containsExactlyInAnyOrder(List.of(1, 2), List.of(1, 3));
        assertThat(distinct.count()).isEqualTo(2);
      }
    }
  }

  @Test
  void pagesAreInOrder() {
    check("sighted", Sightings::new);
  }

  @Test
  void pagesOfAnIndexAreInOrder() {
    check("seen", IndexedSightings::new);
  }
}
