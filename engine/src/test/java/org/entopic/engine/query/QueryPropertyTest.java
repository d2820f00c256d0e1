package org.entopic.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.entopic.EntityContextFactory;
import org.entopic.engine.query.shop.Dice;
import org.entopic.engine.query.shop.IndexedItemContext;
import org.entopic.engine.query.shop.ItemArbitraries;
import org.entopic.engine.query.shop.ItemArbitraries.Stock;
import org.entopic.engine.query.shop.ItemContext;
import org.entopic.engine.query.shop.Operand;
import org.entopic.engine.query.shop.Operands;
import org.entopic.engine.query.shop.RowsOnDisk;
import org.entopic.engine.query.shop.WatchedMemory;
import org.entopic.query.EntityQuery;
import org.entopic.spi.backend.BackendCapability;

/** Random queries answer as plain Java does, whatever accesses the planner may choose. */
class QueryPropertyTest {
  private static final AtomicInteger DATABASES = new AtomicInteger();

  /** How many queries of each type every stock answers; 1,250 make 100,000 in all. */
  private static final int QUERIES = Integer.getInteger("entopic.queries", 40);

  @Provide
  Arbitrary<Stock> stocks() {
    return ItemArbitraries.stocks();
  }

  @Property(tries = 40)
  void queriesAnswerAsPlainJava(@ForAll("stocks") Stock stock, @ForAll long seed) {
    String database = "random-" + DATABASES.incrementAndGet();
    var limited = new WatchedMemory();
    limited.missing.addAll(
        EnumSet.of(
            BackendCapability.KEY_LOOKUP,
            BackendCapability.KEY_RANGE,
            BackendCapability.KEY_PREFIX,
            BackendCapability.INDEX_LOOKUP,
            BackendCapability.INDEX_RANGE));
    try (var plain = open(ItemContext::new, database, new WatchedMemory());
        var indexed = open(IndexedItemContext::new, database, new WatchedMemory());
        var scanning = open(ItemContext::new, database, limited)) {
      try (var db = plain.create()) {
        stock.store(db);
      }
      for (int i = 0; i < QUERIES; i++) {
        check(i % 3 == 0 ? plain : indexed, scanning, stock, seed + i);
      }
      if (ExpressionPropertyTest.isOnDisk(DATABASES.get())) {
        try (var disk = RowsOnDisk.open(IndexedItemContext::new, database + "-disk")) {
          try (var db = disk.create()) {
            stock.store(db);
          }
          for (int i = 0; i < QUERIES; i++) {
            check(disk, scanning, stock, seed + i);
          }
        }
      }
    }
  }

  private static void check(
      EntityContextFactory<? extends ItemContext> full,
      EntityContextFactory<ItemContext> scanning,
      Stock stock,
      long seed) {
    check(full, scanning, db -> db.items, stock.items(), Operands.ITEM, Operands.ITEM_KEY, seed);
    check(
        full, scanning, db -> db.pieces, stock.pieces(), Operands.PIECE, Operands.PIECE_KEY, seed);
  }

  @Property(tries = 12)
  void pagesAreThoseOfOneListHoweverRowsAreFound(@ForAll("stocks") Stock stock, @ForAll long seed) {
    String database = "pages-" + DATABASES.incrementAndGet();
    var limited = new WatchedMemory();
    limited.missing.addAll(
        EnumSet.of(
            BackendCapability.KEY_LOOKUP,
            BackendCapability.KEY_RANGE,
            BackendCapability.KEY_PREFIX,
            BackendCapability.INDEX_LOOKUP,
            BackendCapability.INDEX_RANGE));
    try (var indexed = open(IndexedItemContext::new, database, new WatchedMemory());
        var scanning = open(IndexedItemContext::new, database, limited);
        var one = indexed.create();
        var other = scanning.create()) {
      stock.store(one);
      for (int i = 0; i < QUERIES; i++) {
        pages(one.items, other.items, Operands.ITEM, Operands.ITEM_KEY, seed + i);
        pages(one.pieces, other.pieces, Operands.PIECE, Operands.PIECE_KEY, seed + i);
      }
    }
  }

  private static <T> void pages(
      EntityQuery<T> set,
      EntityQuery<T> scanned,
      List<Operand<T, ?>> operands,
      List<Operand<T, ?>> key,
      long seed) {
    var dice = new Dice(new Random(seed));
    EntityQuery<T> query = new RandomQuery<>(operands, key, dice).ordered(set);
    EntityQuery<T> scan =
        new RandomQuery<>(operands, key, new Dice(new Random(seed))).ordered(scanned);
    String plan = "seed " + seed + ": " + query.explain();
    List<String> all = scan.toList().stream().map(Object::toString).toList();
    var backwards = new ArrayList<>(all);
    Collections.reverse(backwards);
    int skipped = dice.below(4);
    int taken = dice.below(4);
    for (EntityQuery<T> way : List.of(query, scan)) {
      assertThat(way.toList()).as(plan).extracting(Object::toString).isEqualTo(all);
      assertThat(way.skip(skipped).take(taken).toList())
          .as(() -> plan + " " + way.skip(skipped).take(taken).explain())
          .extracting(Object::toString)
          .isEqualTo(all.stream().skip(skipped).limit(taken).toList());
      assertThat(way.reverse().toList()).as(plan).extracting(Object::toString).isEqualTo(backwards);
      assertThat(way.skip(skipped).reverse().take(taken).toList())
          .as(plan)
          .extracting(Object::toString)
          .isEqualTo(
              backwards.subList(0, Math.max(0, all.size() - skipped)).stream()
                  .limit(taken)
                  .toList());
      assertThat(way.last().map(Object::toString))
          .as(plan)
          .isEqualTo(backwards.stream().findFirst());
      assertThat(way.first().map(Object::toString)).as(plan).isEqualTo(all.stream().findFirst());
    }
  }

  private static <C extends ItemContext> EntityContextFactory<C> open(
      Supplier<C> context, String database, WatchedMemory memory) {
    return EntityContextFactory.of(context).database(database).providers(memory).open();
  }

  private static <T> void check(
      EntityContextFactory<? extends ItemContext> full,
      EntityContextFactory<ItemContext> scanning,
      Function<ItemContext, EntityQuery<T>> set,
      List<T> stored,
      List<Operand<T, ?>> operands,
      List<Operand<T, ?>> key,
      long seed) {
    try (var one = full.create();
        var other = scanning.create()) {
      var random = new RandomQuery<>(operands, key, new Dice(new Random(seed)));
      RandomQuery.Twice<T> query = random.build(set.apply(one), stored);
      var again = new RandomQuery<>(operands, key, new Dice(new Random(seed)));
      EntityQuery<T> scan = again.build(set.apply(other), stored).query();
      String plan = "seed " + seed + ": " + query.query().explain();
      Statistics.label("access").collect(query.query().explain().access());
      assertThat(scan.explain().access()).isEqualTo("FullScan");
      for (EntityQuery<T> way : List.of(query.query(), query.query().asNoTracking(), scan)) {
        assertThat(names(way.toList(), query)).as(plan).isEqualTo(names(query.expected(), query));
        assertThat(way.count()).as(plan).isEqualTo(query.expected().size());
        assertThat(way.any()).as(plan).isEqualTo(!query.expected().isEmpty());
        try (var stream = way.stream()) {
          assertThat(names(stream.toList(), query))
              .as(plan)
              .isEqualTo(names(query.expected(), query));
        }
        if (query.ordered()) {
          assertThat(way.first().map(Object::toString))
              .as(plan)
              .isEqualTo(query.expected().stream().findFirst().map(Object::toString));
        }
      }
    }
  }

  static <T> List<String> names(List<T> entities, RandomQuery.Twice<T> query) {
    var names = new ArrayList<>(entities.stream().map(Object::toString).toList());
    if (!query.ordered()) {
      names.sort(Comparator.naturalOrder());
    }
    return names;
  }
}
