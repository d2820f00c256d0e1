package org.entopic.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.entopic.engine.query.shop.Address;
import org.entopic.engine.query.shop.AddressFields;
import org.entopic.engine.query.shop.Card;
import org.entopic.engine.query.shop.CardFields;
import org.entopic.engine.query.shop.Customer;
import org.entopic.engine.query.shop.CustomerFields;
import org.entopic.engine.query.shop.Purchase;
import org.entopic.engine.query.shop.PurchaseFields;
import org.entopic.engine.query.shop.Shop;
import org.entopic.engine.query.shop.ShopContext;
import org.entopic.engine.query.shop.Tier;
import org.entopic.query.Ordering;
import org.entopic.query.Predicate;
import org.entopic.query.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QueryConditionTest {
  private final Shop shop = new Shop();
  private ShopContext db;

  @BeforeEach
  void store() {
    shop.store(
        s -> {
          Customer one = new Customer(1, "ann", 1);
          one.rating = 0;
          one.score = -0.0;
          one.weight = Float.NaN;
          one.balance = new BigDecimal("1.50");
          one.token = new UUID(-1, 0);
          one.tier = Tier.BRONZE;
          one.since = LocalDate.of(2020, 1, 1);
          one.address = new Address("Bonn", 2);
          one.language = Locale.GERMAN;
          one.photo = new byte[] {1, 2};
          Customer two = new Customer(2, "Bob", 1);
          two.rating = -5;
          two.score = 0.0;
          two.weight = 2f;
          two.balance = new BigDecimal("1.5");
          two.token = new UUID(1, 0);
          two.tier = Tier.GOLD;
          two.address = new Address(null, null);
          two.language = Locale.FRENCH;
          two.referrer = one;
          Customer three = new Customer(3);
          three.score = Double.NaN;
          three.referrer = two;
          s.customers.addAll(List.of(one, two, three));
          s.cards.add(new Card("n1", one));
        });
    db = shop.context();
  }

  @AfterEach
  void close() {
    db.close();
    shop.close();
  }

  private List<Integer> ids(Predicate<Customer> predicate) {
    return db.customers.where(predicate).orderBy(CustomerFields.id.asc()).toList().stream()
        .map(c -> c.id)
        .toList();
  }

  private List<Integer> ids(Ordering<Customer> ordering) {
    return db.customers.orderBy(ordering).toList().stream().map(c -> c.id).toList();
  }

  @Test
  void nullIsNeitherEqualNorAboveNorBelow() {
    assertThat(ids(CustomerFields.rating.eq(0))).containsExactly(1);
    assertThat(ids(CustomerFields.rating.ne(0))).containsExactly(2, 3);
    assertThat(ids(CustomerFields.rating.lt(1))).containsExactly(1, 2);
    assertThat(ids(CustomerFields.rating.lt(1).not())).containsExactly(3);
    assertThat(ids(CustomerFields.rating.ge(-5))).containsExactly(1, 2);
    assertThat(ids(CustomerFields.rating.between(-9, 9))).containsExactly(1, 2);
    assertThat(ids(CustomerFields.rating.eq((Integer) null))).containsExactly(3);
    assertThat(ids(CustomerFields.rating.isNotNull())).containsExactly(1, 2);
    assertThat(ids(CustomerFields.name.ne("ann"))).containsExactly(2, 3);
    assertThat(ids(CustomerFields.name.gt("a"))).containsExactly(1);
  }

  @Test
  void aNullAmongSeveralValuesMatchesNull() {
    assertThat(ids(CustomerFields.rating.in(Arrays.asList(0, null)))).containsExactly(1, 3);
    assertThat(ids(CustomerFields.rating.in(List.of(0)).not())).containsExactly(2, 3);
    assertThat(ids(CustomerFields.name.in(Arrays.asList("Bob", null)))).containsExactly(2, 3);
    assertThat(ids(CustomerFields.id.in(Arrays.asList(2, null)))).containsExactly(2);
    assertThat(ids(CustomerFields.id.in(List.of()))).isEmpty();
    assertThat(ids(CustomerFields.address.then(AddressFields.city).in(Arrays.asList("x", null))))
        .containsExactly(2, 3);
  }

  @Test
  void everyTypeHasItsOrder() {
    assertThat(ids(CustomerFields.balance.eq(new BigDecimal("1.500")))).containsExactly(1, 2);
    assertThat(ids(CustomerFields.balance.in(List.of(new BigDecimal("1.5")))))
        .containsExactly(1, 2);
    assertThat(ids(CustomerFields.token.gt(new UUID(1, 0)))).containsExactly(1);
    assertThat(ids(CustomerFields.token.desc())).containsExactly(1, 2, 3);
    assertThat(ids(CustomerFields.tier.lt(Tier.BRONZE))).containsExactly(2);
    assertThat(ids(CustomerFields.tier.in(List.of(Tier.BRONZE)))).containsExactly(1);
    assertThat(ids(CustomerFields.score.lt(0.0))).containsExactly(1);
    assertThat(ids(CustomerFields.score.gt(1e9))).containsExactly(3);
    assertThat(ids(CustomerFields.score.eq(Double.NaN))).containsExactly(3);
    assertThat(ids(CustomerFields.score.ne(0.0))).containsExactly(1, 3);
    assertThat(ids(CustomerFields.weight.ge(2f))).containsExactly(1, 2);
    assertThat(ids(CustomerFields.weight.in(List.of(Float.NaN)))).containsExactly(1);
    assertThat(ids(CustomerFields.since.le(LocalDate.of(2020, 1, 1)))).containsExactly(1);
    assertThat(ids(CustomerFields.active.eq(false))).hasSize(3);
    Property<Customer, byte[]> photo = Property.of(Customer.class, "photo", byte[].class);
    assertThat(ids(photo.eq(new byte[] {1, 2}))).containsExactly(1);
    assertThat(ids(photo.ne(new byte[] {1, 2}))).containsExactly(2, 3);
    assertThat(ids(photo.in(List.of(new byte[] {1, 2}, new byte[] {3})))).containsExactly(1);
  }

  @Test
  void nullsStandWhereTheOrderSays() {
    assertThat(ids(CustomerFields.rating.asc())).containsExactly(3, 2, 1);
    assertThat(ids(CustomerFields.rating.desc())).containsExactly(1, 2, 3);
    assertThat(ids(CustomerFields.rating.asc().nullsLast())).containsExactly(2, 1, 3);
    assertThat(ids(CustomerFields.rating.desc().nullsFirst())).containsExactly(3, 1, 2);
    assertThat(ids(CustomerFields.referrer.then(CustomerFields.name).asc()))
        .as("Bob before ann, no referrer first")
        .containsExactly(1, 3, 2);
    assertThat(ids(CustomerFields.weight.desc())).containsExactly(1, 2, 3);
  }

  @Test
  void convertedValuesCompareAsStored() {
    Property<Customer, Locale> language = Property.of(Customer.class, "language", Locale.class);
    assertThat(ids(language.eq(Locale.GERMAN))).containsExactly(1);
    assertThat(ids(language.in(List.of(Locale.FRENCH, Locale.ITALIAN)))).containsExactly(2);
    assertThat(ids(language.ne(Locale.GERMAN))).containsExactly(2, 3);
  }

  @Test
  void pathsLeadThroughComplexValuesAndReferences() {
    var floor = CustomerFields.address.then(AddressFields.floor);
    assertThat(ids(floor.gt(1))).containsExactly(1);
    assertThat(ids(floor.isNull())).containsExactly(2, 3);
    assertThat(ids(floor.ne(2))).containsExactly(2, 3);
    assertThat(ids(CustomerFields.address.isNull())).containsExactly(3);
    var referrer = CustomerFields.referrer;
    assertThat(ids(referrer.then(CustomerFields.name).eq("ann"))).containsExactly(2);
    assertThat(ids(referrer.then(referrer).then(CustomerFields.name).eq("ann"))).containsExactly(3);
    assertThat(ids(referrer.then(CustomerFields.address).then(AddressFields.city).isNotNull()))
        .containsExactly(2);
    assertThat(ids(referrer.then(CustomerFields.name).ne("ann"))).containsExactly(1, 3);
    assertThat(ids(referrer.isNull())).containsExactly(1);
    assertThat(ids(referrer.then(CustomerFields.id).eq(2))).containsExactly(3);
    assertThat(ids(CustomerFields.card.then(CardFields.number).eq("n1"))).containsExactly(1);
    assertThat(ids(CustomerFields.card.isNotNull())).containsExactly(1);
  }

  @Test
  void aReferenceToAMissingRowIsNull() {
    shop.store(
        s -> {
          var purchase = new Purchase("eu", 1, 5, null);
          s.purchases.add(purchase);
          s.entry(purchase).property("customerId").setCurrent(77);
        });
    var customer = PurchaseFields.customer;
    assertThat(db.purchases.where(customer.isNull()).count()).isEqualTo(1);
    assertThat(db.purchases.where(customer.then(CustomerFields.id).eq(77)).count()).isZero();
    Property<Purchase, Integer> key = Property.of(Purchase.class, "customerId", Integer.class);
    assertThat(db.purchases.where(key.eq(77)).count()).isEqualTo(1);
    assertThat(db.purchases.include(customer).single().customer).isNull();
  }

  @Test
  void valuesOfOneRowCompare() {
    assertThat(ids(CustomerFields.id.eq(CustomerFields.visits))).containsExactly(1);
    assertThat(ids(CustomerFields.id.gt(CustomerFields.visits))).containsExactly(2, 3);
    assertThat(ids(CustomerFields.id.lt(CustomerFields.rating))).isEmpty();
    assertThat(ids(CustomerFields.rating.ne(CustomerFields.visits))).containsExactly(1, 2, 3);
    var referrer = CustomerFields.referrer;
    assertThat(ids(referrer.then(CustomerFields.visits).eq(CustomerFields.visits)))
        .containsExactly(2);
    assertThat(ids(CustomerFields.balance.le(referrer.then(CustomerFields.balance))))
        .containsExactly(2);
    assertThat(ids(CustomerFields.name.lt(referrer.then(CustomerFields.name)))).containsExactly(2);
  }

  @Test
  void textsMatchPatterns() {
    assertThat(ids(CustomerFields.name.startsWith("a"))).containsExactly(1);
    assertThat(ids(CustomerFields.name.endsWith("b"))).containsExactly(2);
    assertThat(ids(CustomerFields.name.contains("o"))).containsExactly(2);
    assertThat(ids(CustomerFields.name.contains("o").not())).containsExactly(1, 3);
    assertThat(ids(CustomerFields.name.like("_n%"))).containsExactly(1);
    assertThat(ids(CustomerFields.name.eqIgnoreCase("bOB"))).containsExactly(2);
  }

  @Test
  void conditionsAreValuesThemselves() {
    Predicate<Customer> young = CustomerFields.id.lt(2);
    assertThat(ids(young.eq(true))).containsExactly(1);
    assertThat(ids(young.eq(false))).containsExactly(2, 3);
    assertThat(ids(young.ne(true))).containsExactly(2, 3);
    assertThat(ids(young.eq(CustomerFields.name.eq("ann")))).hasSize(3);
    assertThat(ids(young.eq(CustomerFields.active))).containsExactly(2, 3);
    assertThat(ids(CustomerFields.active.eq(young))).containsExactly(2, 3);
    assertThat(ids(young.in(List.of(true)))).containsExactly(1);
    assertThat(ids(young.isNull())).isEmpty();
  }
}
