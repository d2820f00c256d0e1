package org.entopic.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.entopic.engine.query.shop.IndexedItemContext;
import org.entopic.engine.query.shop.Item;
import org.entopic.engine.query.shop.ItemFields;
import org.entopic.engine.query.shop.ItemStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Conditions of which several have an index: rows that only one of them finds are not read. */
class IndexIntersectionTest {
  private static final int ITEMS = 4_000;

  private final ItemStore<IndexedItemContext> store =
      new ItemStore<>(IndexedItemContext::new, ITEMS, IndexIntersectionTest::fill);
  private final IndexedItemContext db = store.db;

  private static void fill(Item item) {
    item.rating = item.id % 10;
    item.price = BigDecimal.valueOf(item.id % 7, 1);
    item.score = item.id % 2;
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void onlyRowsThatAllIndexesFindAreRead() {
    store.check(
        db.items.where(ItemFields.rating.eq(3).and(ItemFields.price.eq(new BigDecimal("0.2")))),
        57,
        57,
        "IndexLookup Item ix_rating rating = ? where in ix_price",
        "residual: Item.price = ?");
    store.check(
        db.items.where(
            ItemFields.rating
                .eq(3)
                .and(ItemFields.price.in(List.of(new BigDecimal("0.20"), BigDecimal.ZERO)))
                .and(ItemFields.score.eq(1.0))),
        114,
        114,
        "IndexLookup Item ix_rating rating = ? where in ix_price, ix_score",
        "residual: Item.price in (2 values) and Item.score = ?");
  }

  @Test
  void anIndexThatLeavesHardlyAnythingOutIsNotAsked() {
    store.check(
        db.items.where(
            ItemFields.rating
                .eq(3)
                .and(
                    ItemFields.price.in(
                        List.of(
                            BigDecimal.ZERO,
                            new BigDecimal("0.1"),
                            new BigDecimal("0.2"),
                            new BigDecimal("0.3"))))),
        229,
        400,
        "IndexLookup Item ix_rating rating = ?",
        "residual: Item.price in (4 values)");
  }

  @Test
  void whatChangedIsFoundByWhatItIsNowAlsoInATransaction() {
    var random = new SplittableRandom(17);
    for (int round = 0; round < 5; round++) {
      for (int i = 0; i < 200; i++) {
        Item item = db.items.find(random.nextInt(ITEMS)).orElseThrow();
        item.rating = random.nextInt(10);
        item.price = BigDecimal.valueOf(random.nextInt(7), 1);
      }
      db.saveChanges();
    }
    check(3, new BigDecimal("0.2"));
    try (var transaction = db.begin()) {
      for (int id = 0; id < 300; id++) {
        Item item = db.items.find(id).orElseThrow();
        item.rating = 3;
        item.price = new BigDecimal("0.20");
      }
      db.saveChanges();
      assertThat(check(3, new BigDecimal("0.2"))).isGreaterThan(300);
    }
    check(3, new BigDecimal("0.2"));
  }

  private int check(int rating, BigDecimal price) {
    List<Item> all = db.items.asNoTracking().toList();
    List<Integer> expected =
        all.stream()
            .filter(
                item ->
                    Objects.equals(item.rating, rating)
                        && item.price != null
                        && item.price.compareTo(price) == 0)
            .map(item -> item.id)
            .toList();
    var query = db.items.where(ItemFields.rating.eq(rating).and(ItemFields.price.eq(price)));
    assertThat(query.explain().toString()).contains("where in ix_price");
    assertThat(query.select(ItemFields.id).toList()).containsExactlyInAnyOrderElementsOf(expected);
    return expected.size();
  }
}
