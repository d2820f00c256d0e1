package org.entopic.engine.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import org.entopic.QueryException;
import org.entopic.engine.query.shop.IndexedItemContext;
import org.entopic.engine.query.shop.Item;
import org.entopic.engine.query.shop.ItemFields;
import org.entopic.engine.query.shop.ItemStore;
import org.entopic.engine.query.shop.PieceFields;
import org.entopic.engine.query.shop.WatchedMemory;
import org.entopic.query.EntityQuery;
import org.entopic.query.QueryExplanation;
import org.entopic.spi.backend.BackendCapability;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What indexes in order are good for, by the plans and by the number of rows that are read. */
class IndexPlanTest {
  private final ItemStore<IndexedItemContext> store =
      new ItemStore<>(IndexedItemContext::new, 200, IndexPlanTest::fill);
  private final WatchedMemory memory = store.memory;
  private final IndexedItemContext db = store.db;

  private static void fill(Item item) {
    item.name = "n" + item.id % 50;
    item.rating = item.id % 10 == 9 ? null : item.id % 100;
    item.visits = item.id % 4;
    item.score = item.id;
    item.price = BigDecimal.valueOf(item.id, 1);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void rangesOfValuesAreRead() {
    store.check(
        db.items.where(ItemFields.score.ge(10.0).and(ItemFields.score.lt(13.0))),
        3,
        3,
        "IndexRange Item ix_score score >= ? and score < ? ascending");
    store.check(
        db.items.where(ItemFields.price.gt(new BigDecimal("19.70"))),
        2,
        2,
        "IndexRange Item ix_price price > ? ascending");
    store.check(
        db.items.where(ItemFields.rating.lt(3)).orderBy(ItemFields.rating.desc()),
        6,
        6,
        "IndexRange Item ix_rating rating < ? ascending");
  }

  @Test
  void equalFirstValuesAndARangeOfTheNextAreOneRange() {
    store.check(
        db.items.where(ItemFields.name.eq("n7").and(ItemFields.rating.gt(50))),
        2,
        2,
        "IndexRange Item ix_name_rating name = ? and rating > ? ascending");
    store.check(
        db.items.where(ItemFields.visits.eq(3L).and(ItemFields.score.le(11.0))),
        3,
        3,
        "IndexRange Item ix_visits_score visits = ? and score <= ? ascending");
    store.check(
        db.items.where(ItemFields.name.startsWith("n4")),
        44,
        44,
        "IndexRange Item ix_name_rating name >= ? and name < ? ascending",
        "residual: Item.name starts_with ?");
  }

  @Test
  void whatIsNullOrIsNotIsFoundByIndex() {
    store.check(
        db.items.where(ItemFields.rating.isNull()),
        20,
        20,
        "IndexRange Item ix_rating rating is null ascending");
    store.check(
        db.items.where(ItemFields.name.eq("n9").and(ItemFields.rating.isNull())),
        4,
        4,
        "IndexRange Item ix_name_rating name = ? and rating is null ascending");
    store.check(
        db.items
            .where(ItemFields.rating.isNotNull())
            .orderBy(ItemFields.rating.asc())
            .thenBy(ItemFields.id.desc())
            .take(3),
        3,
        3,
        "IndexRange Item ix_rating rating is not null descending",
        "take 3");
    store.check(
        db.items.where(ItemFields.rating.in(Collections.singletonList(null))),
        20,
        20,
        "IndexRange Item ix_rating rating is null ascending");
    store.check(
        db.items.where(ItemFields.rating.eq(1).or(ItemFields.rating.isNull())),
        22,
        24,
        "IndexRange Item ix_rating rating <= ? or null ascending",
        "residual: (Item.rating = ? or Item.rating is null)");
    store.check(
        db.items.where(ItemFields.name.isNull()),
        0,
        0,
        "IndexRange Item ix_name_rating name is null ascending");
    store.check(
        db.items.where(ItemFields.visits.isNull()),
        0,
        200,
        "FullScan Item",
        "residual: Item.visits is null");
  }

  @Test
  void decimalsAreFoundByValue() {
    store.check(
        db.items.where(ItemFields.price.eq(new BigDecimal("1.00"))),
        1,
        1,
        "IndexLookup Item ix_price price = ?");
    store.check(
        db.items.where(ItemFields.price.in(List.of(new BigDecimal("1.00"), new BigDecimal("1.0")))),
        1,
        1,
        "IndexLookup Item ix_price price in (2 values)");
    try (var transaction = db.begin()) {
      db.items.find(150).orElseThrow().price = new BigDecimal("1.000");
      db.saveChanges();
      assertThat(db.items.where(ItemFields.price.eq(BigDecimal.ONE)).count()).isEqualTo(2);
    }
  }

  @Test
  void theFirstInOrderComeFromTheIndex() {
    store.check(
        db.items.orderBy(ItemFields.rating.desc()).take(5),
        5,
        5,
        "IndexRange Item ix_rating ascending",
        "take 5");
    store.check(
        db.items.orderBy(ItemFields.rating.asc()).thenBy(ItemFields.id.desc()).skip(1).take(2),
        2,
        3,
        "IndexRange Item ix_rating descending",
        "skip 1",
        "take 2");
    store.check(
        db.items.where(ItemFields.visits.eq(1L)).orderBy(ItemFields.score.desc()).take(3),
        3,
        3,
        "IndexRange Item ix_visits_score visits = ? descending",
        "take 3");
    store.check(
        db.items.orderBy(ItemFields.rating.desc().nullsFirst()).take(1),
        1,
        200,
        "FullScan Item",
        "order by Item.rating desc, first 1",
        "take 1");
  }

  @Test
  void theStoreSaysWhichWayReadsLess() {
    store.check(
        db.items.where(ItemFields.visits.ge(0L).and(ItemFields.score.ge(199.0))),
        1,
        1,
        "IndexRange Item ix_score score >= ? ascending",
        "residual: Item.visits >= ?");
    store.check(
        db.items.where(ItemFields.score.ge(1.0)),
        199,
        200,
        "FullScan Item",
        "residual: Item.score >= ?");
    assertThat(db.items.where(ItemFields.score.ge(198.0)).count()).isEqualTo(2);
  }

  @Test
  void withoutTheCapabilityRowsAreScanned() {
    var less = new WatchedMemory();
    less.missing.add(BackendCapability.INDEX_RANGE);
    try (var scanning = store.open(less);
        var other = scanning.create()) {
      assertThat(other.items.where(ItemFields.score.ge(198.0)).explain().steps())
          .containsExactly("FullScan Item", "residual: Item.score >= ?");
      assertThat(other.items.where(ItemFields.score.ge(198.0)).toList()).hasSize(2);
    }
  }

  @Test
  void aDemandedIndexIsUsedOrTheQueryRefused() {
    EntityQuery<Item> most = db.items.where(ItemFields.score.ge(1.0));
    assertThat(most.requireIndex("ix_score").explain().index()).isEqualTo("ix_score");
    assertThat(most.requireIndex("ix_score").toList()).hasSize(199);
    assertThat(db.items.requireIndex("ix_score").orderBy(ItemFields.score.asc()).count())
        .isEqualTo(200);
    int views = memory.reads.size();
    assertThatThrownBy(() -> most.requireIndex("ix_rating").toList())
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("QRY-75")
        .hasMessageContaining("ix_rating");
    assertThatThrownBy(() -> most.requireIndex("ix_colour").count())
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("QRY-74")
        .hasMessageContaining("ix_score");
    assertThatThrownBy(
            () -> db.pieces.orderBy(PieceFields.place.asc()).requireIndex("ix_itemId").toList())
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("nobody declared in order");
    assertThat(memory.reads).as("refused before any row is read").hasSize(views);
  }

  @Test
  void aPlanIsAValueAndSaysWhatWasMeasured() {
    EntityQuery<Item> query =
        db.items
            .where(ItemFields.score.ge(100.0).and(ItemFields.visits.ne(0L)))
            .orderBy(ItemFields.name.asc());
    QueryExplanation plan = query.requireIndex("ix_score").explain();
    assertThat(plan.access()).isEqualTo("IndexRange");
    assertThat(plan.index()).isEqualTo("ix_score");
    assertThat(plan.plan().get(0).estimatedRows()).isBetween(50L, 150L);
    assertThat(plan.total()).isNull();
    QueryExplanation run = query.requireIndex("ix_score").explainAnalyze();
    assertThat(run.steps().subList(0, 3)).isEqualTo(plan.steps().subList(0, 3));
    assertThat(run.plan().subList(0, 3))
        .extracting(step -> step.measured() == null ? -1 : step.measured().rows())
        .isEqualTo(List.of(100L, 75L, 75L));
    assertThat(run.total()).isNotNull();
    assertThat(run.total().rows()).isEqualTo(75);
    assertThat(run.toString()).contains("(100 rows, ").contains("total: 75 rows, ");
    assertThat(memory.openViews).hasValue(0);
  }

  @Test
  void transactionsSeeTheirOwnRowsInOrder() {
    try (var transaction = db.begin()) {
      Item first = db.items.find(0).orElseThrow();
      first.score = 500;
      Item third = db.items.find(3).orElseThrow();
      db.items.find(199).orElseThrow().score = -1;
      third.score = 198.5;
      db.saveChanges();
      assertThat(
              db.items.orderBy(ItemFields.score.desc()).take(4).asNoTracking().toList().stream()
                  .map(item -> item.id))
          .containsExactly(0, 3, 198, 197);
      assertThat(db.items.where(ItemFields.score.between(198.2, 500.0)).count()).isEqualTo(2);
    }
  }
}
