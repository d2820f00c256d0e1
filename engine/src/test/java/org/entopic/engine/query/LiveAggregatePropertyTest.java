package org.entopic.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.entopic.EntityContextFactory;
import org.entopic.engine.query.shop.Item;
import org.entopic.engine.query.shop.SummaryContext;
import org.entopic.engine.query.shop.Tier;
import org.entopic.engine.query.shop.WatchedMemory;
import org.entopic.query.Tuple;
import org.entopic.spi.backend.BackendCapability;

/** Live aggregates say what is worked out from all rows anew, now and in pinned states. */
class LiveAggregatePropertyTest {
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final int SAVES = 25;

  @Property(tries = 30)
  void groupsAreAsWorkedOutAnew(@ForAll long seed) {
    var working = new WatchedMemory();
    working.missing.add(BackendCapability.LIVE_AGGREGATES);
    String database = "live-random-" + DATABASES.incrementAndGet();
    try (var factory =
            EntityContextFactory.of(SummaryContext::new)
                .database(database)
                .backend("memory")
                .open();
        var plain =
            EntityContextFactory.of(SummaryContext::new)
                .database(database)
                .providers(working)
                .open()) {
      var run = new Run(new Random(seed), factory);
      for (int i = 0; i < SAVES; i++) {
        run.save();
        run.check();
        try (var db = factory.create();
            var other = plain.create()) {
          for (String name : List.of("byName", "byTierAndActive", "means", "extremes")) {
            assertThat(lines(db, name)).containsExactlyInAnyOrderElementsOf(lines(other, name));
          }
        }
      }
      assertThat(working.reads).hasSize(4 * SAVES);
      run.pinned.forEach(Run.Pinned::check);
    }
  }

  private static List<List<Object>> lines(SummaryContext db, String name) {
    return db.items.aggregate(name).query().toList().stream().map(Tuple::toList).toList();
  }

  /** Random saves beside what they amount to. */
  private static final class Run {
    final Random random;
    final EntityContextFactory<SummaryContext> factory;
    final Map<Integer, Item> items = new TreeMap<>();
    final List<Pinned> pinned = new ArrayList<>();

    /** A state that is read later, and what it must show. */
    record Pinned(SummaryContext db, Stream<Tuple> groups, Map<Object, List<Object>> expected) {
      void check() {
        try (db;
            groups) {
          var found = new HashMap<Object, List<Object>>();
          groups.forEach(each -> found.put(each.toList().get(0), rest(each)));
          assertThat(found).isEqualTo(expected);
        }
      }
    }

    Run(Random random, EntityContextFactory<SummaryContext> factory) {
      this.random = random;
      this.factory = factory;
    }

    void save() {
      try (var db = factory.create()) {
        for (int i = random.nextInt(6); i >= 0; i--) {
          int id = random.nextInt(20);
          Item known = db.items.find(id).orElse(null);
          if (known == null) {
            known = new Item();
            known.id = id;
            change(known);
            db.items.add(known);
            items.put(id, known);
          } else if (random.nextInt(3) == 0) {
            db.items.remove(known);
            items.remove(id);
          } else {
            change(known);
            items.put(id, known);
          }
        }
        db.saveChanges();
      }
    }

    void change(Item item) {
      item.name = random.nextInt(5) == 0 ? null : String.valueOf((char) ('a' + random.nextInt(3)));
      item.rating = random.nextBoolean() ? null : random.nextInt(9) - 4;
      item.price =
          random.nextInt(4) == 0
              ? null
              : BigDecimal.valueOf(random.nextInt(2_000) - 500, random.nextInt(4));
      item.tier = random.nextInt(3) == 0 ? null : Tier.values()[random.nextInt(2)];
      item.active = random.nextBoolean();
      item.visits = random.nextInt(4) == 0 ? Long.MAX_VALUE / 40 : random.nextInt(100);
    }

    void check() {
      Map<Object, List<Object>> expected = byName();
      try (var db = factory.create()) {
        for (String name : new String[] {"a", "b", "c", null}) {
          assertThat(db.items.aggregate("byName").find((Object) name).map(Run::rest).orElse(null))
              .isEqualTo(expected.get(name));
        }
      }
      if (random.nextInt(4) == 0) {
        SummaryContext db = factory.create();
        pinned.add(new Pinned(db, db.items.aggregate("byName").query().stream(), expected));
      }
      if (pinned.size() > 3 || !pinned.isEmpty() && random.nextInt(6) == 0) {
        Iterator<Pinned> oldest = pinned.iterator();
        oldest.next().check();
        oldest.remove();
      }
    }

    static List<Object> rest(Tuple group) {
      return group.toList().subList(1, group.toList().size());
    }

    Map<Object, List<Object>> byName() {
      Map<Object, List<Item>> groups = new HashMap<>();
      items.values().forEach(i -> groups.computeIfAbsent(i.name, k -> new ArrayList<>()).add(i));
      Map<Object, List<Object>> expected = new HashMap<>();
      groups.forEach((name, group) -> expected.put(name, values(group)));
      return expected;
    }

    private static List<Object> values(Collection<Item> group) {
      BigDecimal price =
          group.stream()
              .map(item -> item.price)
              .filter(Objects::nonNull)
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      List<Integer> ratings = group.stream().map(i -> i.rating).filter(Objects::nonNull).toList();
      List<Object> values = new ArrayList<>();
      values.add((long) group.size());
      values.add(price);
      values.add(
          ratings.isEmpty()
              ? null
              : ratings.stream().mapToInt(Integer::intValue).average().getAsDouble());
      values.add((long) ratings.size());
      return values;
    }
  }
}
