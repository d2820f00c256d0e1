package org.entopic.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.entopic.engine.query.shop.ItemContext;
import org.entopic.engine.query.shop.ItemFields;
import org.entopic.engine.query.shop.ItemStore;
import org.entopic.engine.query.shop.PieceFields;
import org.entopic.engine.query.shop.PurchaseKeyFields;
import org.entopic.query.Query;
import org.entopic.query.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which side of a join is read first, and how many rows of each are. */
class JoinOrderTest {
  private final ItemStore<ItemContext> store =
      new ItemStore<>(ItemContext::new, 400, item -> item.rating = item.id % 100);
  private final ItemContext db = store.db;

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void rowsAreLookedUpByTheKeysOfTheFewTheyAreJoinedWith() {
    var few =
        db.pieces
            .where(PieceFields.id.then(PurchaseKeyFields.region).eq("eu"))
            .where(PieceFields.id.then(PurchaseKeyFields.number).in(List.of(3, 5, 7, 399)));
    var query =
        db.items
            .where(ItemFields.rating.gt(4))
            .orderBy(ItemFields.rating.desc())
            .join(few, ItemFields.id, PieceFields.item.then(ItemFields.id))
            .select(ItemFields.id, PieceFields.place);
    check(
        query,
        List.of(List.of(7, 2), List.of(5, 0)),
        6,
        "KeyLookup Item by the keys of what it is joined with",
        "residual: Item.rating > ?",
        "order by Item.rating desc",
        "inner join with (KeyLookup Piece id.region = ? and id.number in (4 values))"
            + " on Item.id = Piece.item.id by hash, read first",
        "select Item.id, Piece.place");
    assertThat(query.explain().access()).isEqualTo("KeyLookup");
    assertThat(query.explain().index()).isNull();
  }

  @Test
  void whoAsksForSeveralThreadsReadsAllRowsByThem() {
    var few =
        db.pieces
            .where(PieceFields.id.then(PurchaseKeyFields.region).eq("eu"))
            .where(PieceFields.id.then(PurchaseKeyFields.number).in(List.of(3, 5, 7)));
    var query =
        db.items
            .where(ItemFields.rating.gt(4))
            .parallel()
            .join(few, ItemFields.id, PieceFields.item.then(ItemFields.id))
            .select(ItemFields.id);
    assertThat(query.explain().steps())
        .startsWith("FullScan Item", "parallel residual: Item.rating > ?");
    assertThat(query.toList()).containsExactlyInAnyOrder(5, 7);
  }

  @Test
  void nothingIsReadOfRowsThatAreJoinedWithNone() {
    var none =
        db.pieces
            .where(PieceFields.id.then(PurchaseKeyFields.region).eq("eu"))
            .where(PieceFields.id.then(PurchaseKeyFields.number).in(List.of(1_000, 1_001)));
    check(
        db.items
            .join(none, ItemFields.id, PieceFields.item.then(ItemFields.id))
            .select(ItemFields.id, PieceFields.place),
        List.of(),
        0,
        "KeyLookup Item by the keys of what it is joined with",
        "inner join with (KeyLookup Piece id.region = ? and id.number in (2 values))"
            + " on Item.id = Piece.item.id by hash, read first",
        "select Item.id, Piece.place");
  }

  @Test
  void aPageOfTheRowsIsReadBeforeTheyAreJoined() {
    var few =
        db.pieces
            .where(PieceFields.id.then(PurchaseKeyFields.region).eq("eu"))
            .where(PieceFields.id.then(PurchaseKeyFields.number).in(List.of(3, 5)));
    assertThat(
            db.items
                .orderBy(ItemFields.id.asc())
                .take(5)
                .join(few, ItemFields.id, PieceFields.item.then(ItemFields.id))
                .select(ItemFields.id)
                .toList())
        .containsExactly(3);
  }

  @Test
  void ofTheLargerSideOnlyWhatTheSmallerAsksForIsKept() {
    var few =
        db.pieces
            .where(PieceFields.id.then(PurchaseKeyFields.region).eq("eu"))
            .where(PieceFields.id.then(PurchaseKeyFields.number).in(List.of(4, 2)));
    check(
        few.orderBy(PieceFields.id.then(PurchaseKeyFields.number).asc())
            .join(db.items, PieceFields.place, ItemFields.rating)
            .select(PieceFields.place, ItemFields.id),
        List.of(
            List.of(2, 2),
            List.of(2, 102),
            List.of(2, 202),
            List.of(2, 302),
            List.of(4, 4),
            List.of(4, 104),
            List.of(4, 204),
            List.of(4, 304)),
        402,
        "KeyLookup Piece id.region = ? and id.number in (2 values)",
        "order by Piece.id.number asc",
        "inner join with (FullScan Item) on Piece.place = Item.rating by hash of the keys on this side",
        "select Piece.place, Item.id");
    assertThat(
            few.leftJoin(
                    db.items.where(ItemFields.rating.eq(2)), PieceFields.place, ItemFields.rating)
                .select(PieceFields.place, ItemFields.id)
                .toList())
        .hasSize(5)
        .filteredOn(tuple -> tuple.get(ItemFields.id) == null)
        .hasSize(1);
  }

  private void check(Query<Tuple> query, List<List<Integer>> results, int rows, String... plan) {
    assertThat(query.explain().steps()).containsExactly(plan);
    store.memory.rows.set(0);
    assertThat(query.toList().stream().map(Tuple::toList).toList()).isEqualTo(results);
    assertThat(store.memory.rows).as("rows read").hasValue(rows);
    assertThat(query.explainAnalyze().total().rows()).isEqualTo(results.size());
    assertThat(query.stream().map(Tuple::toList).toList()).isEqualTo(results);
    assertThat(query.count()).isEqualTo(results.size());
  }
}
