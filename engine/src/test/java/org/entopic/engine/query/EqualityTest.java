package org.entopic.engine.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entopic.QueryException;
import org.entopic.engine.query.shop.Customer;
import org.entopic.engine.query.shop.CustomerFields;
import org.entopic.engine.query.shop.IndexedItemContext;
import org.entopic.engine.query.shop.Item;
import org.entopic.engine.query.shop.ItemFields;
import org.entopic.engine.query.shop.ItemStore;
import org.entopic.engine.query.shop.PieceFields;
import org.entopic.engine.query.shop.PurchaseFields;
import org.entopic.engine.query.shop.PurchaseKeyFields;
import org.entopic.engine.query.shop.Shop;
import org.entopic.engine.query.shop.ShopContext;
import org.entopic.engine.query.shop.Tier;
import org.entopic.query.EntityQuery;
import org.entopic.query.Expressions;
import org.entopic.query.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When results, keys of joins and values of collections are the same. */
class EqualityTest {
  private final Shop shop = new Shop();
  private final ShopContext db = shop.context();

  @BeforeEach
  void store() {
    shop.storeSix();
    db.customers.find(1).orElseThrow().tier = Tier.GOLD;
    db.saveChanges();
  }

  @AfterEach
  void close() {
    db.close();
    shop.close();
  }

  @Test
  void anEntityIsOneResultHoweverOftenItIsFound() {
    EntityQuery<Customer> low = db.customers.where(CustomerFields.id.le(4));
    EntityQuery<Customer> high = db.customers.where(CustomerFields.id.ge(3));
    EntityQuery<Customer> both = low.concat(high);
    assertThat(both.count()).isEqualTo(8);
    assertThat(both.distinct().toList())
        .extracting(each -> each.id)
        .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
    assertThat(both.distinct().count()).isEqualTo(6);
    assertThat(both.where(CustomerFields.id.ge(4)).distinct().orderBy(CustomerFields.id.desc()))
        .satisfies(query -> assertThat(query.skip(1).take(5).toList()).hasSize(2));
    assertThat(both.asNoTracking().distinct().toList()).hasSize(6);
    assertThat(low.distinct().explain()).isEqualTo(low.explain());
    assertThat(low.union(high).distinct().explain()).isEqualTo(low.union(high).explain());
  }

  @Test
  void aStreamLetsGoOfWhatItHasHandedOut() {
    EntityQuery<Customer> twice =
        db.customers
            .where(CustomerFields.id.eq(1))
            .concat(db.customers.where(CustomerFields.id.eq(1)))
            .asNoTracking();
    List<Customer> list = twice.toList();
    assertThat(list.get(1)).isSameAs(list.get(0));
    for (EntityQuery<Customer> query : List.of(twice, twice.filter(each -> true))) {
      try (var stream = query.stream()) {
        List<Customer> results = stream.toList();
        assertThat(results).hasSize(2);
        assertThat(results.get(1)).isNotSameAs(results.get(0));
      }
    }
  }

  @Test
  void zerosOfFloatingPointAreTwoAndNotANumberIsOneHoweverPartnersAreFound() {
    try (var store =
        new ItemStore<>(
            IndexedItemContext::new,
            300,
            item -> item.score = item.id == 0 ? 0.0 : item.id == 1 ? -0.0 : item.id)) {
      var found = new ArrayList<List<Object>>();
      for (double sign : List.of(1.0, -1.0)) {
        List<Tuple> pairs =
            store
                .db
                .pieces
                .where(PieceFields.id.then(PurchaseKeyFields.region).eq("eu"))
                .where(PieceFields.id.then(PurchaseKeyFields.number).eq(0))
                .join(store.db.items, PieceFields.place.toDouble().times(sign), ItemFields.score)
                .select(PieceFields.id.then(PurchaseKeyFields.number), ItemFields.id)
                .toList();
        pairs.forEach(pair -> found.add(pair.toList()));
      }
      assertThat(found).containsExactly(List.of(0, 0), List.of(0, 1));
      assertThat(store.db.items.where(ItemFields.score.eq(0.0)).count()).isEqualTo(1);
      assertThat(
              store
                  .db
                  .items
                  .where(ItemFields.id.le(1))
                  .groupBy(ItemFields.score)
                  .select(ItemFields.score, Expressions.count())
                  .toList())
          .hasSize(2);
    }
  }

  @Test
  void extremesOfCollectionsAreValuesOfTheirProperties() {
    try (var store =
        new ItemStore<>(
            IndexedItemContext::new,
            6,
            item -> {
              item.active = item.id == 3;
              item.letter = (char) ('a' + item.id);
              item.weight = item.id / 2f;
              item.language = item.id == 2 ? Locale.GERMAN : Locale.FRENCH;
            })) {
      Item root = store.db.items.find(0).orElseThrow();
      for (int id = 1; id < 6; id++) {
        store.db.items.find(id).orElseThrow().parent = root;
      }
      store.db.saveChanges();
      assertThat(
              store
                  .db
                  .items
                  .where(ItemFields.id.le(1))
                  .orderBy(ItemFields.id.asc())
                  .select(
                      ItemFields.children.max(ItemFields.active),
                      ItemFields.children.min(ItemFields.letter),
                      ItemFields.children.max(ItemFields.weight))
                  .toList())
          .extracting(Tuple::toList)
          .containsExactly(List.of(true, 'b', 2.5f), Arrays.asList(null, null, null));
      var text = "select (select min(k.language) from i.children k) from Item i where i.id = 0";
      assertThat(store.db.query(Locale.class, text).single()).isEqualTo(Locale.GERMAN);
      assertThat(
              store
                  .db
                  .query(
                      Item.class,
                      "from Item i where (select min(k.language) from i.children k) = :language",
                      Map.of("language", Locale.GERMAN))
                  .single())
          .isSameAs(root);
    }
  }

  @Test
  void constantsOfEnumsAreTheirNamesAsTextAndBytesHaveNone() {
    assertThat(
            db.query(String.class, "select cast(c.tier as string) from Customer c where c.id = 1")
                .toList())
        .containsExactly("GOLD");
    assertThatThrownBy(
            () -> db.query(String.class, "select cast(c.photo as string) from Customer c"))
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("photo");
  }

  @Test
  void convertedValuesAreComparedAsStoredInPairsAndGroups() {
    assertThat(
            db.customers
                .join(CustomerFields.purchases)
                .where(CustomerFields.language.eq(Locale.GERMAN))
                .select(CustomerFields.id)
                .toList())
        .containsExactly(1);
    assertThat(
            db.customers
                .groupBy(CustomerFields.language)
                .having(CustomerFields.language.in(List.of(Locale.GERMAN)))
                .select(Expressions.count())
                .toList())
        .containsExactly(1L);
    assertThat(
            db.query(
                    String.class,
                    "select c.name from Customer c group by c.name having min(c.language) = :one",
                    Map.of("one", Locale.GERMAN))
                .toList())
        .containsExactly("c1");
    assertThat(db.purchases.where(PurchaseFields.cents.gt(0L)).count()).isEqualTo(6);
  }
}
