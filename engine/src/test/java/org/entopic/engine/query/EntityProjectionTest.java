package org.entopic.engine.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entopic.query.Expressions.entity;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.entopic.QueryException;
import org.entopic.engine.query.shop.Card;
import org.entopic.engine.query.shop.CardFields;
import org.entopic.engine.query.shop.Customer;
import org.entopic.engine.query.shop.CustomerFields;
import org.entopic.engine.query.shop.Purchase;
import org.entopic.engine.query.shop.PurchaseFields;
import org.entopic.engine.query.shop.Shop;
import org.entopic.engine.query.shop.ShopContext;
import org.entopic.model.EntityState;
import org.entopic.query.EntityQuery;
import org.entopic.query.Expressions;
import org.entopic.query.Property;
import org.entopic.query.Query;
import org.entopic.query.ReferenceProperty;
import org.entopic.query.TextProperty;
import org.entopic.query.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityProjectionTest {
  private final Shop shop = new Shop();

  record Pair(Customer customer, Purchase purchase) {}

  record Named(String name, Customer customer) {}

  /** How the results of a query are kept. */
  enum Mode {
    TRACKED,
    DETACHED,
    RESOLVED;

    <T> EntityQuery<T> of(EntityQuery<T> query) {
      return switch (this) {
        case TRACKED -> query;
        case DETACHED -> query.asNoTracking();
        case RESOLVED -> query.asNoTrackingWithIdentityResolution();
      };
    }

    void check(ShopContext db, Object entity) {
      assertThat(db.entry(entity).state())
          .isEqualTo(this == TRACKED ? EntityState.UNCHANGED : EntityState.DETACHED);
    }
  }

  @BeforeEach
  void store() {
    shop.store(
        db -> {
          Customer ann = new Customer(1, "ann", 1);
          Customer bob = new Customer(2, "bob", 2);
          bob.referrer = ann;
          db.customers.addAll(List.of(ann, bob));
          db.purchases.addAll(
              List.of(
                  new Purchase("eu", 1, 100, ann),
                  new Purchase("eu", 2, 200, ann),
                  new Purchase("us", 1, 300, null)));
          db.cards.add(new Card("n1", ann));
        });
  }

  @AfterEach
  void close() {
    assertThat(shop.memory.openViews).hasValue(0);
    shop.close();
  }

  /** Returns what the stream of a query has. */
  static <T> List<T> streamed(Query<T> query) {
    try (Stream<T> stream = query.stream()) {
      return stream.toList();
    }
  }

  @ParameterizedTest
  @EnumSource
  void bothSidesOfAJoinAreEntities(Mode mode) {
    try (var db = shop.context()) {
      Query<Pair> pairs =
          mode.of(db.customers.where(CustomerFields.id.le(2)))
              .leftJoin(CustomerFields.purchases)
              .orderBy(CustomerFields.id.asc())
              .thenBy(PurchaseFields.cents.asc())
              .select(Pair.class, entity(Customer.class), entity(Purchase.class));
      for (List<Pair> all : List.of(pairs.toList(), streamed(pairs))) {
        assertThat(all).extracting(p -> p.customer().name).containsExactly("ann", "ann", "bob");
        assertThat(all.get(1).purchase().cents).isEqualTo(200);
        assertThat(all.get(2).purchase()).as("left join").isNull();
        mode.check(db, all.get(0).customer());
        mode.check(db, all.get(1).purchase());
        assertThat(all.get(0).customer() == all.get(1).customer()).isEqualTo(mode != Mode.DETACHED);
        assertThat(all.get(0).purchase().customer == all.get(0).customer())
            .as("fix-up")
            .isEqualTo(mode == Mode.TRACKED);
      }
      assertThat(pairs.count()).isEqualTo(3);
      assertThat(pairs.skip(2).first().orElseThrow().customer().name).isEqualTo("bob");
      assertThat(db.hasChanges()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void entitiesStandBesideValuesInTuplesAndRecords(Mode mode) {
    try (var db = shop.context()) {
      Query<Tuple> tuples =
          mode.of(db.purchases.orderBy(PurchaseFields.cents.asc()))
              .select(
                  entity(Purchase.class), PurchaseFields.cents, PurchaseFields.customer.entity());
      List<Tuple> all = tuples.toList();
      assertThat(all.get(1).get(entity(Purchase.class)).cents).isEqualTo(200);
      assertThat(all.get(1).get(PurchaseFields.cents)).isEqualTo(200L);
      Customer ann = all.get(1).get(PurchaseFields.customer.entity());
      assertThat(ann.name).isEqualTo("ann");
      mode.check(db, ann);
      assertThat(all.get(2).get(PurchaseFields.customer.entity())).isNull();
      assertThat(all.get(0).names())
          .containsExactly("Purchase", "Purchase.cents", "Purchase.customer");
      List<Named> named =
          mode.of(db.customers)
              .select(
                  Named.class,
                  CustomerFields.name,
                  CustomerFields.referrer.then(CustomerFields.referrer).entity())
              .toList();
      assertThat(named).hasSize(2).allMatch(each -> each.customer() == null);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aReferenceAloneIsSelected(Mode mode) {
    try (var db = shop.context()) {
      Query<Customer> customers =
          mode.of(db.purchases.orderBy(PurchaseFields.cents.asc()))
              .select(PurchaseFields.customer.entity());
      assertThat(customers.toList())
          .extracting(c -> c == null ? null : c.name)
          .containsExactly("ann", "ann", null);
      assertThat(customers.distinct().toList()).hasSize(2);
      assertThat(customers.filter(Objects::nonNull).toList()).hasSize(2);
      mode.check(db, customers.first().orElseThrow());
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsIncludedComesWithTheEntitiesOfTheQuery(Mode mode) {
    try (var db = shop.context()) {
      Query<Named> query =
          mode.of(
                  db.customers
                      .include(CustomerFields.purchases)
                      .include(CustomerFields.card)
                      .orderBy(CustomerFields.id.asc()))
              .select(Named.class, CustomerFields.name, entity(Customer.class));
      for (List<Named> all : List.of(query.toList(), streamed(query))) {
        Customer ann = all.get(0).customer();
        assertThat(ann.purchases).hasSize(2).allMatch(each -> each.customer == ann);
        assertThat(ann.card.number).isEqualTo("n1");
        assertThat(all.get(1).customer().purchases).isEmpty();
      }
      assertThat(query.explain().steps())
          .anyMatch(step -> step.startsWith("include Customer.purchases"));
      assertThat(
              mode.of(db.customers.include(CustomerFields.card))
                  .select(CustomerFields.name, CustomerFields.visits)
                  .explain()
                  .steps())
          .noneMatch(step -> step.contains("include") || step.contains("tracking"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void autoIncludesComeWithEveryEntity(Mode mode) {
    try (var factory = shop.with(AutoIncludeTest.IncludingContext::new);
        var db = factory.create()) {
      List<Pair> pairs =
          mode.of(db.purchases)
              .join(
                  db.customers, PurchaseFields.customer.then(CustomerFields.id), CustomerFields.id)
              .select(Pair.class, entity(Customer.class), entity(Purchase.class))
              .toList();
      assertThat(pairs)
          .hasSize(2)
          .allMatch(each -> each.customer().card.number.equals("n1"))
          .allMatch(each -> each.purchase().customer.card.number.equals("n1"));
    }
  }

  record Bought(long cents, Purchase purchase) {}

  record Owner(Customer customer, List<Purchase> purchases, List<Bought> bought) {}

  @ParameterizedTest
  @EnumSource
  void listsOfElementsPartnersAndGroupsHaveEntities(Mode mode) {
    try (var db = shop.context()) {
      Query<Owner> nested =
          mode.of(db.customers.orderBy(CustomerFields.id.asc()))
              .select(
                  Owner.class,
                  entity(Customer.class),
                  CustomerFields.purchases.toList(entity(Purchase.class)),
                  CustomerFields.purchases.toList(
                      PurchaseFields.cents.gt(100L),
                      Bought.class,
                      PurchaseFields.cents,
                      entity(Purchase.class)));
      Query<Owner> partners =
          mode.of(db.customers.orderBy(CustomerFields.id.asc()))
              .groupJoin(
                  db.purchases.orderBy(PurchaseFields.cents.asc()),
                  CustomerFields.id,
                  PurchaseFields.customer.then(CustomerFields.id))
              .select(
                  Owner.class,
                  entity(Customer.class),
                  Expressions.toList(entity(Purchase.class)),
                  Expressions.toList(Bought.class, PurchaseFields.cents, entity(Purchase.class)));
      for (List<Owner> all : List.of(nested.toList(), streamed(nested), partners.toList())) {
        Owner ann = all.get(0);
        assertThat(ann.purchases()).extracting(each -> each.cents).containsExactly(100L, 200L);
        Bought last = ann.bought().get(ann.bought().size() - 1);
        assertThat(last.purchase().cents).isEqualTo(last.cents()).isEqualTo(200L);
        mode.check(db, last.purchase());
        assertThat(last.purchase() == ann.purchases().get(1)).isEqualTo(mode != Mode.DETACHED);
        assertThat(all.get(1).purchases()).isEmpty();
      }
      List<List<Purchase>> byCustomer =
          mode.of(db.purchases.orderBy(PurchaseFields.cents.asc()))
              .groupBy(PurchaseFields.customer.then(CustomerFields.id))
              .select(Expressions.toList(entity(Purchase.class)))
              .toList();
      assertThat(byCustomer).hasSize(2);
      assertThat(byCustomer.get(0)).hasSize(2);
      mode.check(db, byCustomer.get(0).get(0));
    }
    try (var factory = shop.with(AutoIncludeTest.IncludingContext::new);
        var db = factory.create()) {
      assertThat(
              mode.of(db.customers.where(CustomerFields.id.eq(1)))
                  .select(CustomerFields.purchases.toList(entity(Purchase.class)))
                  .single())
          .hasSize(2)
          .allMatch(each -> each.customer.card.number.equals("n1"));
    }
  }

  @Test
  void setsOfResultsTellEntitiesApartByTheirRows() {
    try (var db = shop.context()) {
      Query<Named> all =
          db.customers.select(Named.class, CustomerFields.name, entity(Customer.class));
      Query<Named> ann =
          db.customers
              .where(CustomerFields.id.eq(1))
              .select(Named.class, CustomerFields.name, entity(Customer.class));
      assertThat(all.union(ann).toList()).hasSize(2);
      assertThat(all.concat(ann).distinct().toList()).hasSize(2);
      assertThat(all.except(ann).single().customer().name).isEqualTo("bob");
      assertThat(all.contains(ann.single())).isTrue();
      assertThat(all.where(TextProperty.text(Named::name).eq("ann")).single().customer())
          .isSameAs(ann.single().customer());
    }
  }

  @Test
  void aTrackedInstanceWithItsChangesIsTheOneThatIsSelected() {
    try (var db = shop.context()) {
      Customer mine = db.customers.where(CustomerFields.id.eq(1)).single();
      mine.name = "anna";
      Tuple found =
          db.customers
              .where(CustomerFields.id.eq(1))
              .select(CustomerFields.name, entity(Customer.class))
              .single();
      assertThat(found.get(CustomerFields.name)).as("as stored").isEqualTo("ann");
      assertThat(found.get(entity(Customer.class))).isSameAs(mine);
      assertThat(db.saveChanges().entitiesWritten()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select distinct c from Customer c join c.purchases p",
        "select distinct p.customer from Purchase p where p.customer is not null",
        "select distinct c from Purchase p join p.customer c"
      })
  void textsSelectEntitiesOfPairsAndReferences(String text) {
    try (var db = shop.context()) {
      Customer ann = db.query(Customer.class, text).single();
      assertThat(ann.name).isEqualTo("ann");
      Mode.TRACKED.check(db, ann);
    }
  }

  @Test
  void textsSelectEntitiesBesideOthers() {
    try (var db = shop.context()) {
      List<Pair> pairs =
          db.query(
                  Pair.class,
                  "select c, p from Customer c left join c.purchases p order by c.id, p.cents")
              .toList();
      assertThat(pairs).hasSize(3);
      assertThat(pairs.get(1).purchase().customer).isSameAs(pairs.get(0).customer());
      assertThat(pairs.get(2).purchase()).isNull();
      Named named =
          db.query(Named.class, "select c.name, c.referrer as r from Customer c where c.id = 2")
              .single();
      assertThat(named.customer()).isSameAs(pairs.get(0).customer());
      assertThat(db.query(Tuple.class, "select this, name from Customer").toList()).hasSize(2);
    }
  }

  private static void refused(String id, Query<?> query) {
    assertThatThrownBy(query::toList).isInstanceOf(QueryException.class).hasMessageStartingWith(id);
  }

  @Test
  void entitiesAreSelectedAndNothingElse() {
    try (var db = shop.context()) {
      refused("QRY-07", db.customers.where(entity(Customer.class).isNull()));
      refused("QRY-07", db.customers.select(Expressions.entity(Customer.class).toText()));
      refused("QRY-04", db.customers.select(CustomerFields.name, entity(Purchase.class)));
      refused(
          "QRY-25",
          db.customers
              .groupBy(CustomerFields.name)
              .select(CustomerFields.name, entity(Customer.class)));
      refused(
          "QRY-41",
          db.customers
              .join(db.customers, CustomerFields.id, CustomerFields.id)
              .select(entity(Customer.class)));
      refused(
          "QRY-42",
          db.customers
              .join(db.customers, CustomerFields.id, CustomerFields.id)
              .select(entity(Card.class)));
      refused(
          "QRY-28",
          db.cards.select(
              CardFields.number,
              ReferenceProperty.of(Card.class, "number", String.class).entity()));
      refused(
          "QRY-07",
          db.customers
              .select(Named.class, CustomerFields.name, entity(Customer.class))
              .where(Property.of(Named.class, "customer", Customer.class).eq(new Customer(1))));
      refused(
          "QRY-3", db.customers.select(Named.class, entity(Customer.class), CustomerFields.name));
    }
  }
}
