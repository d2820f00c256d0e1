package org.entopic.engine.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.entopic.QueryException;
import org.entopic.engine.query.shop.Customer;
import org.entopic.engine.query.shop.CustomerFields;
import org.entopic.engine.query.shop.Purchase;
import org.entopic.engine.query.shop.PurchaseFields;
import org.entopic.engine.query.shop.PurchaseKeyFields;
import org.entopic.engine.query.shop.Shop;
import org.entopic.engine.query.shop.ShopContext;
import org.entopic.engine.query.shop.Tier;
import org.entopic.query.Expressions;
import org.entopic.query.JoinKeys;
import org.entopic.query.NumberProperty;
import org.entopic.query.Property;
import org.entopic.query.Query;
import org.entopic.query.TextProperty;
import org.entopic.query.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GroupingTest {
  private final Shop shop = new Shop();
  private final ShopContext db = shop.context();

  record Sale(int number, long cents) {}

  record Buyer(String name, List<Sale> sales) {}

  record Ranked(Tier tier, List<String> names) {}

  record Line(int id, String name) {}

  @BeforeEach
  void store() {
    shop.store(
        adding -> {
          for (int i = 1; i <= 6; i++) {
            var customer = new Customer(i, "c" + i % 3, i);
            customer.tier = i == 6 ? null : i % 2 == 0 ? Tier.GOLD : Tier.SILVER;
            customer.balance = new BigDecimal(i + "." + "0".repeat(i % 2));
            customer.rating = i % 2;
            adding.customers.add(customer);
            for (int n = 0; n < i % 3; n++) {
              adding.purchases.add(new Purchase("eu", 10 * i + n, 100L * i + n, customer));
            }
          }
          adding.purchases.add(new Purchase("us", 1, 1, null));
        });
  }

  @AfterEach
  void close() {
    assertThat(shop.memory.openViews).hasValue(0);
    db.close();
    shop.close();
  }

  private static List<List<Object>> lines(Query<Tuple> query) {
    return query.toList().stream().map(Tuple::toList).toList();
  }

  @Test
  void collectionsAreSelectedAsListsInTheOrderOfTheirKeys() {
    assertThat(
            db.customers
                .where(CustomerFields.id.le(3))
                .orderBy(CustomerFields.id.asc())
                .select(
                    Buyer.class,
                    CustomerFields.name,
                    CustomerFields.purchases.toList(
                        Sale.class,
                        PurchaseFields.id.then(PurchaseKeyFields.number),
                        PurchaseFields.cents))
                .toList())
        .containsExactly(
            new Buyer("c1", List.of(new Sale(10, 100))),
            new Buyer("c2", List.of(new Sale(20, 200), new Sale(21, 201))),
            new Buyer("c0", List.of()));
    assertThat(
            db.customers
                .where(CustomerFields.id.eq(2))
                .select(CustomerFields.purchases.toList(PurchaseFields.cents.plus(1L)))
                .single())
        .containsExactly(201L, 202L)
        .isUnmodifiable();
    assertThat(
            db.customers
                .where(CustomerFields.id.eq(2))
                .select(
                    CustomerFields.purchases.toList(
                        PurchaseFields.cents.gt(200L),
                        Sale.class,
                        PurchaseFields.id.then(PurchaseKeyFields.number),
                        PurchaseFields.cents))
                .single())
        .containsExactly(new Sale(21, 201));
  }

  @Test
  void groupsAreListsInTheOrderBeforeThem() {
    assertThat(
            db.customers
                .orderBy(CustomerFields.id.desc())
                .groupBy(CustomerFields.tier)
                .having(Expressions.count().gt(1L))
                .orderBy(CustomerFields.tier.asc())
                .select(Ranked.class, CustomerFields.tier, Expressions.toList(CustomerFields.name))
                .toList())
        .containsExactlyInAnyOrder(
            new Ranked(Tier.GOLD, List.of("c1", "c2")),
            new Ranked(Tier.SILVER, List.of("c2", "c0", "c1")));
    assertThat(
            db.customers
                .orderBy(CustomerFields.id.asc())
                .select(Expressions.toList(Line.class, CustomerFields.id, CustomerFields.name))
                .single())
        .hasSize(6)
        .startsWith(new Line(1, "c1"));
  }

  @Test
  void resultsAreHandedOutInGroups() {
    Map<Tier, List<Customer>> groups =
        db.customers.orderBy(CustomerFields.id.asc()).toGroups(CustomerFields.tier);
    assertThat(groups.keySet()).containsExactly(Tier.SILVER, Tier.GOLD, null);
    assertThat(groups.get(Tier.SILVER)).extracting(c -> c.id).containsExactly(1, 3, 5);
    assertThat(groups.get(null)).extracting(c -> c.id).containsExactly(6);
    assertThat(db.entries()).hasSize(6);
    assertThat(
            db.customers
                .select(Line.class, CustomerFields.id, CustomerFields.name)
                .orderBy(NumberProperty.integral(Line::id).desc())
                .take(3)
                .toGroups(TextProperty.text(Line::name)))
        .containsExactly(
            Map.entry("c0", List.of(new Line(6, "c0"))),
            Map.entry("c2", List.of(new Line(5, "c2"))),
            Map.entry("c1", List.of(new Line(4, "c1"))));
    assertThat(db.customers.toGroups(CustomerFields.balance.round())).hasSize(6);
    assertThat(db.customers.where(CustomerFields.id.eq(77)).toGroups(CustomerFields.id)).isEmpty();
    Map<Long, List<Customer>> withPurchases =
        db.customers
            .asNoTracking()
            .include(CustomerFields.purchases)
            .toGroups(CustomerFields.purchases.count());
    assertThat(withPurchases.get(2L)).allSatisfy(c -> assertThat(c.purchases).hasSize(2));
  }

  @Test
  void pairsAreGrouped() {
    var lines =
        db.customers
            .join(db.purchases, CustomerFields.id, PurchaseFields.customer.then(CustomerFields.id))
            .groupBy(CustomerFields.name)
            .having(Expressions.count().gt(0L).and(PurchaseFields.cents.sum().gt(0L)))
            .orderBy(CustomerFields.name.desc())
            .thenBy(Expressions.<Customer>count().asc())
            .select(CustomerFields.name, Expressions.count(), PurchaseFields.cents.sum());
    assertThat(lines(lines)).containsExactly(List.of("c2", 4L, 1402L), List.of("c1", 2L, 500L));
  }

  @Test
  void rowsHaveAllTheirPartners() {
    var joined =
        db.customers
            .where(CustomerFields.id.le(3))
            .groupJoin(
                db.purchases.orderBy(PurchaseFields.cents.desc()),
                CustomerFields.id,
                PurchaseFields.customer.then(CustomerFields.id));
    assertThat(
            joined
                .orderBy(CustomerFields.id.asc())
                .select(
                    Buyer.class,
                    CustomerFields.name.concat("!"),
                    Expressions.toList(
                        Sale.class,
                        PurchaseFields.id.then(PurchaseKeyFields.number),
                        PurchaseFields.cents))
                .toList())
        .containsExactly(
            new Buyer("c1!", List.of(new Sale(10, 100))),
            new Buyer("c2!", List.of(new Sale(21, 201), new Sale(20, 200))),
            new Buyer("c0!", List.of()));
    assertThat(
            lines(
                joined
                    .having(Expressions.count().lt(2L))
                    .orderBy(PurchaseFields.cents.sum().desc())
                    .thenBy(CustomerFields.id.asc())
                    .select(
                        CustomerFields.id,
                        Expressions.count(),
                        PurchaseFields.cents.sum(),
                        PurchaseFields.cents.max())))
        .containsExactly(Arrays.asList(1, 1L, 100L, 100L), Arrays.asList(3, 0L, 0L, null));
    assertThatThrownBy(() -> joined.select(PurchaseFields.cents).toList())
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("QRY-25");
    assertThat(joined.select(CustomerFields.id, Expressions.count()).explain().toString())
        .contains("group join with");
  }

  @Test
  void fewRowsFindTheirPartnersByKey() {
    var joined =
        db.purchases
            .where(PurchaseFields.id.then(PurchaseKeyFields.region).eq("eu"))
            .where(PurchaseFields.id.then(PurchaseKeyFields.number).eq(20))
            .groupJoin(db.customers, PurchaseFields.cents.toInt().minus(198), CustomerFields.id);
    assertThat(lines(joined.select(PurchaseFields.cents, CustomerFields.name.max())))
        .containsExactly(List.of(200L, "c2"));
    assertThat(joined.select(PurchaseFields.cents, Expressions.count()).explain().toString())
        .contains("each by KeyLookup Customer");
  }

  @Test
  void partnersThatAreFoundByKeyMeetTheConditionsToo() {
    var purchases =
        db.purchases
            .where(PurchaseFields.id.then(PurchaseKeyFields.region).eq("eu"))
            .where(PurchaseFields.id.then(PurchaseKeyFields.number).in(List.of(10, 20)));
    var customer = PurchaseFields.cents.toInt().dividedBy(100);
    // Once a range of keys has been read, the view knows how many keys one has.
    assertThat(db.customers.where(CustomerFields.id.gt(1)).asNoTracking().toList()).hasSize(5);
    for (var others :
        List.of(
            db.customers.where(CustomerFields.id.gt(1)),
            db.customers.where(CustomerFields.id.ge(0)).where(CustomerFields.name.eq("c2")))) {
      var joined = purchases.join(others, customer, CustomerFields.id);
      var pairs = joined.select(PurchaseFields.cents, CustomerFields.name);
      assertThat(pairs.explain().toString()).contains("each by KeyLookup Customer where");
      assertThat(lines(pairs)).containsExactly(List.of(200L, "c2"));
      assertThat(
              purchases
                  .leftJoin(others, customer, CustomerFields.id)
                  .select(PurchaseFields.cents)
                  .count())
          .isEqualTo(2);
    }
    var first = db.customers.where(CustomerFields.id.gt(1)).orderBy(CustomerFields.id.asc());
    assertThat(
            purchases
                .join(first.take(1), customer, CustomerFields.id)
                .select(PurchaseFields.cents, CustomerFields.name)
                .explain()
                .toString())
        .contains("by hash");
  }

  @Test
  void pairsHaveSeveralKeysInCommon() {
    var twice = db.customers.select(Line.class, CustomerFields.id, CustomerFields.name);
    var keys =
        JoinKeys.on(CustomerFields.name, TextProperty.text(Line::name))
            .and(CustomerFields.visits.mod(2), NumberProperty.integral(Line::id).mod(2));
    assertThat(
            lines(
                db.customers
                    .join(twice, keys)
                    .orderBy(CustomerFields.id.asc())
                    .select(CustomerFields.id, NumberProperty.integral(Line::id))))
        .containsExactly(
            List.of(1, 1),
            List.of(2, 2),
            List.of(3, 3),
            List.of(4, 4),
            List.of(5, 5),
            List.of(6, 6));
    var tiers = JoinKeys.on(CustomerFields.tier, CustomerFields.tier);
    assertThat(tiers.left()).isEqualTo(tiers.right());
    var byKey =
        JoinKeys.on(CustomerFields.id.times(10), PurchaseFields.id.then(PurchaseKeyFields.number))
            .and(
                Expressions.<Customer>constant("eu").lower(),
                PurchaseFields.id.then(PurchaseKeyFields.region));
    for (var query :
        List.of(
            db.customers.where(CustomerFields.id.in(List.of(1, 2))),
            db.customers.where(CustomerFields.visits.in(List.of(1, 2))))) {
      assertThat(
              lines(
                  query
                      .leftJoin(db.purchases, byKey)
                      .orderBy(CustomerFields.id.asc())
                      .select(CustomerFields.id, PurchaseFields.cents)))
          .containsExactly(List.of(1, 100L), List.of(2, 200L));
    }
    assertThat(
            db.customers
                .where(CustomerFields.id.eq(1))
                .join(db.purchases, byKey)
                .select(CustomerFields.id, PurchaseFields.cents)
                .explain()
                .toString())
        .contains("each by KeyLookup Purchase");
    assertThat(
            db.customers.fullJoin(db.purchases, byKey).select(CustomerFields.id.count()).single())
        .isEqualTo(6L);
    assertThat(db.customers.rightJoin(db.purchases, byKey).select(PurchaseFields.cents).count())
        .isEqualTo(7L);
  }

  @Test
  void meansAreExactOrOfDifferentValues() {
    assertThat(db.customers.exactAverage(CustomerFields.balance))
        .hasValueSatisfying(mean -> assertThat(mean).isEqualByComparingTo("3.5"));
    assertThat(db.customers.where(CustomerFields.id.le(3)).exactAverage(CustomerFields.id))
        .contains(new BigDecimal("2"));
    assertThat(
            db.customers
                .where(CustomerFields.id.in(List.of(1, 2, 4)))
                .exactAverage(CustomerFields.id))
        .contains(new BigDecimal("2.333333333333333333333333333333333"));
    assertThat(db.customers.where(CustomerFields.id.lt(0)).exactAverage(CustomerFields.id))
        .isEmpty();
    assertThat(db.customers.select(CustomerFields.visits.mod(3).averageDistinct()).single())
        .isEqualTo(1.0);
    assertThat(db.customers.select(CustomerFields.rating.sumDistinct()).single()).isEqualTo(1L);
    assertThatThrownBy(() -> db.customers.exactAverage(CustomerFields.score))
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("QRY-29");
  }

  @Test
  void listsAreNoOperandsAndBelongToGroups() {
    assertThatThrownBy(
            () ->
                db.customers
                    .where(CustomerFields.purchases.toList(PurchaseFields.cents).eq(List.of(1L)))
                    .toList())
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("QRY-13");
    assertThatThrownBy(
            () ->
                db.customers
                    .where(
                        CustomerFields.purchases
                            .toList(PurchaseFields.cents)
                            .in(List.of(List.of(1L))))
                    .toList())
        .isInstanceOf(QueryException.class);
    assertThatThrownBy(
            () -> db.customers.where(Expressions.toList(CustomerFields.id).isNotNull()).toList())
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("QRY-24");
    assertThatThrownBy(
            () ->
                db.customers
                    .select(
                        CustomerFields.purchases.toList(
                            Sale.class, PurchaseFields.cents, PurchaseFields.cents))
                    .toList())
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("QRY-33");
    assertThatThrownBy(() -> db.customers.toGroups(Property.of(Customer.class, "x", Object.class)))
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("QRY-05");
  }
}
