package org.entopic.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.entopic.engine.query.shop.AddressFields;
import org.entopic.engine.query.shop.Item;
import org.entopic.engine.query.shop.ItemContext;
import org.entopic.engine.query.shop.ItemFields;
import org.entopic.engine.query.shop.ItemStore;
import org.entopic.engine.query.shop.Piece;
import org.entopic.engine.query.shop.PieceFields;
import org.entopic.engine.query.shop.PurchaseKeyFields;
import org.entopic.engine.query.shop.WatchedMemory;
import org.entopic.query.ComparableProperty;
import org.entopic.query.TextProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QueryPlanTest {
  private static final TextProperty<Piece> REGION = PieceFields.id.then(PurchaseKeyFields.region);
  private static final ComparableProperty<Piece, Integer> NUMBER =
      PieceFields.id.then(PurchaseKeyFields.number);

  private final ItemStore<ItemContext> store =
      new ItemStore<>(ItemContext::new, 100, QueryPlanTest::fill);
  private final WatchedMemory memory = store.memory;
  private final ItemContext db = store.db;

  private static void fill(Item item) {
    item.rating = item.id % 10;
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void keysAreLookedUp() {
    store.check(db.items.where(ItemFields.id.eq(7)), 1, 1, "KeyLookup Item id = ?");
    store.check(
        db.items.where(ItemFields.id.in(List.of(7, 8, 7, 200))),
        2,
        2,
        "KeyLookup Item id in (3 values)");
    store.check(
        db.items.where(ItemFields.id.eq(7).or(ItemFields.id.eq(9)).or(ItemFields.id.eq(7))),
        2,
        2,
        "KeyLookup Item id in (2 values)");
    store.check(
        db.pieces.where(REGION.eq("eu").and(NUMBER.in(List.of(1, 2, 99)))),
        2,
        2,
        "KeyLookup Piece id.region = ? and id.number in (3 values)");
    store.check(
        db.items.where(ItemFields.id.eq(7)).where(ItemFields.rating.lt(3)),
        0,
        1,
        "KeyLookup Item id = ?",
        "residual: Item.rating < ?");
  }

  @Test
  void indexesAreLookedUp() {
    store.check(
        db.pieces.where(PieceFields.shelf.eq("s1").and(PieceFields.place.in(List.of(1, 3)))),
        10,
        10,
        "IndexLookup Piece ix_shelf_place shelf = ? and place in (2 values)");
    store.check(
        db.pieces.where(PieceFields.item.then(ItemFields.id).eq(5)),
        1,
        1,
        "IndexLookup Piece ix_itemId itemId = ?",
        "residual: Piece.item.id = ?");
  }

  @Test
  void rangesOfKeysAreRead() {
    store.check(
        db.items.where(ItemFields.id.between(10, 12)),
        3,
        3,
        "KeyRange Item id >= ? and id <= ? ascending");
    store.check(
        db.items.where(ItemFields.id.gt(97)).orderBy(ItemFields.id.desc()),
        2,
        2,
        "KeyRange Item id > ? descending");
    store.check(
        db.pieces.where(REGION.eq("eu")).orderBy(NUMBER.desc()).take(2),
        2,
        2,
        "KeyPrefix Piece id.region = ? descending",
        "take 2");
    store.check(
        db.pieces.where(REGION.eq("eu").and(NUMBER.ge(48))),
        2,
        2,
        "KeyRange Piece id.region = ? and id.number >= ? ascending");
    store.check(
        db.pieces.where(REGION.eq("us").and(NUMBER.lt(52))),
        2,
        2,
        "KeyRange Piece id.region = ? and id.number < ? ascending");
    store.check(db.pieces.where(REGION.gt("eu")), 50, 50, "KeyRange Piece id.region > ? ascending");
    store.check(
        db.pieces.where(REGION.startsWith("u")).where(NUMBER.eq(99)),
        1,
        50,
        "KeyRange Piece id.region >= ? and id.region < ? ascending",
        "residual: Piece.id.region starts_with ? and Piece.id.number = ?");
  }

  @Test
  void thePageInKeyOrderEndsEarly() {
    store.check(
        db.items.orderBy(ItemFields.id.desc()).skip(2).take(3),
        3,
        5,
        "KeyRange Item descending",
        "skip 2",
        "take 3");
    store.check(
        db.pieces.orderBy(REGION.asc()).thenBy(NUMBER.asc()).take(3),
        3,
        3,
        "KeyRange Piece ascending",
        "take 3");
    store.check(
        db.pieces.orderBy(REGION.asc()).thenBy(NUMBER.desc()).take(1),
        1,
        100,
        "FullScan Piece",
        "order by Piece.id.region asc, Piece.id.number desc, first 1",
        "take 1");
    memory.rows.set(0);
    assertThat(db.items.where(ItemFields.rating.eq(3)).any()).isTrue();
    assertThat(memory.rows.get()).isLessThan(100);
  }

  @Test
  void everythingElseIsScannedAndSorted() {
    store.check(
        db.items
            .where(
                ItemFields.rating.gt(7).and(ItemFields.address.then(AddressFields.city).isNull()))
            .orderBy(ItemFields.rating.desc())
            .asNoTracking(),
        20,
        100,
        "FullScan Item",
        "residual: Item.rating > ? and Item.address.city is null",
        "order by Item.rating desc",
        "no tracking");
    store.check(
        db.items.where(ItemFields.id.ne(7)), 99, 100, "FullScan Item", "residual: Item.id <> ?");
    store.check(
        db.items.take(5).where(ItemFields.id.eq(200)),
        0,
        5,
        "FullScan Item",
        "take 5",
        "residual: Item.id = ?");
  }

  @Test
  void countingReadsNoMoreThanItMust() {
    assertThat(db.items.orderBy(ItemFields.rating.asc()).count()).isEqualTo(100);
    assertThat(memory.reads).isEmpty();
    assertThat(db.items.orderBy(ItemFields.rating.asc()).skip(95).count()).isEqualTo(5);
    assertThat(db.pieces.where(PieceFields.shelf.eq("s0")).count()).isEqualTo(25);
    assertThat(db.entries()).as("tracked since they were added").hasSize(200);
    memory.rows.set(0);
    assertThat(db.items.any()).isTrue();
    assertThat(memory.rows).hasValue(1);
  }
}
