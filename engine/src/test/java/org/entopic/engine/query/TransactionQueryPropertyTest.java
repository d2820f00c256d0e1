package org.entopic.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.entopic.EntityContextFactory;
import org.entopic.engine.query.shop.Dice;
import org.entopic.engine.query.shop.IndexedItemContext;
import org.entopic.engine.query.shop.Item;
import org.entopic.engine.query.shop.ItemArbitraries;
import org.entopic.engine.query.shop.ItemArbitraries.Stock;
import org.entopic.engine.query.shop.Operand;
import org.entopic.engine.query.shop.Operands;
import org.entopic.engine.query.shop.RowsOnDisk;
import org.entopic.engine.query.shop.WatchedMemory;
import org.entopic.query.EntityQuery;

/** Random queries inside a transaction see what it has added, changed and removed. */
class TransactionQueryPropertyTest {
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final int QUERIES = Integer.getInteger("entopic.queries", 40);

  @Provide
  Arbitrary<Stock> stocks() {
    return ItemArbitraries.stocks();
  }

  @Property(tries = 12)
  void queriesSeeWhatTheTransactionHasSaved(@ForAll("stocks") Stock stock, @ForAll long seed) {
    int number = DATABASES.incrementAndGet();
    String database = "transactions-" + number;
    try (var factory =
            ExpressionPropertyTest.isOnDisk(number)
                ? RowsOnDisk.open(IndexedItemContext::new, database)
                : EntityContextFactory.of(IndexedItemContext::new)
                    .database(database)
                    .providers(new WatchedMemory())
                    .open();
        var db = factory.create()) {
      saveFirst(db, stock);
      try (var transaction = db.begin()) {
        saveThen(db, stock);
        for (int i = 0; i < QUERIES; i++) {
          check(db.items, stock.items(), Operands.ITEM, Operands.ITEM_KEY, seed + i);
          check(db.pieces, stock.pieces(), Operands.PIECE, Operands.PIECE_KEY, seed + i);
        }
      }
    }
  }

  /** The first half, with other values, and some more that will not stay. */
  private static void saveFirst(IndexedItemContext db, Stock stock) {
    List<Item> early = stock.items().subList(0, stock.items().size() / 2);
    List<Integer> ratings = early.stream().map(item -> item.rating).toList();
    List<Double> scores = early.stream().map(item -> item.score).toList();
    for (Item item : early) {
      item.rating = 7;
      item.score = -7;
      db.items.add(item);
    }
    for (int id = 100; id < 103; id++) {
      var passing = new Item();
      passing.id = id;
      passing.rating = id % 3;
      db.items.add(passing);
    }
    stock.pieces().stream()
        .filter(piece -> piece.item == null || early.contains(piece.item))
        .forEach(db.pieces::add);
    db.saveChanges();
    for (int i = 0; i < early.size(); i++) {
      early.get(i).rating = ratings.get(i);
      early.get(i).score = scores.get(i);
    }
  }

  private static void saveThen(IndexedItemContext db, Stock stock) {
    for (int id = 100; id < 103; id++) {
      db.items.remove(db.items.find(id).orElseThrow());
    }
    stock.items().stream().filter(item -> !db.items.local().contains(item)).forEach(db.items::add);
    stock.pieces().stream()
        .filter(piece -> !db.pieces.local().contains(piece))
        .forEach(db.pieces::add);
    db.saveChanges();
  }

  private static <T> void check(
      EntityQuery<T> set,
      List<T> stored,
      List<Operand<T, ?>> operands,
      List<Operand<T, ?>> key,
      long seed) {
    RandomQuery.Twice<T> query =
        new RandomQuery<>(operands, key, new Dice(new Random(seed))).build(set, stored);
    List<String> expected = QueryPropertyTest.names(query.expected(), query);
    String plan = "seed " + seed + ": " + query.query().explain();
    assertThat(QueryPropertyTest.names(query.query().asNoTracking().toList(), query))
        .as(plan)
        .isEqualTo(expected);
    assertThat(QueryPropertyTest.names(query.query().toList(), query)).as(plan).isEqualTo(expected);
    assertThat(query.query().count()).as(plan).isEqualTo(expected.size());
    assertThat(query.query().any()).as(plan).isEqualTo(!expected.isEmpty());
  }
}
