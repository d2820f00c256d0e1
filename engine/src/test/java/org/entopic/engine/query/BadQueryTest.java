package org.entopic.engine.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.entopic.QueryException;
import org.entopic.engine.query.shop.Address;
import org.entopic.engine.query.shop.AddressFields;
import org.entopic.engine.query.shop.ClubFields;
import org.entopic.engine.query.shop.Customer;
import org.entopic.engine.query.shop.CustomerFields;
import org.entopic.engine.query.shop.Purchase;
import org.entopic.engine.query.shop.PurchaseFields;
import org.entopic.engine.query.shop.Shop;
import org.entopic.engine.query.shop.ShopContext;
import org.entopic.query.CollectionProperty;
import org.entopic.query.ComparableProperty;
import org.entopic.query.NumberProperty;
import org.entopic.query.Predicate;
import org.entopic.query.Property;
import org.entopic.query.Query;
import org.entopic.query.ReferenceProperty;
import org.entopic.query.TextProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BadQueryTest {
  private final Shop shop = new Shop();
  private final ShopContext db = shop.context();

  @AfterEach
  void nothingWasRead() {
    assertThat(shop.memory.openViews).hasValue(0);
    assertThat(shop.memory.reads).isEmpty();
    db.close();
    shop.close();
  }

  private void refused(Query<?> query, String... words) {
    for (ThrowingCallable run :
        List.<ThrowingCallable>of(query::toList, query::explain, query::stream, query::count)) {
      assertThatThrownBy(run).isInstanceOf(QueryException.class).hasMessageContainingAll(words);
    }
    assertThat(query.toListAsync())
        .failsWithin(Duration.ofSeconds(30))
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(QueryException.class);
  }

  private void refused(Predicate<Customer> predicate, String... words) {
    refused(db.customers.where(predicate), words);
  }

  @Test
  void unknownMembersAreNamedWithThoseThereAre() {
    refused(
        Property.of(Customer.class, "nmae", String.class).eq("x"),
        "QRY-05: The query of Customer uses 'Customer.nmae', but Customer has no property 'nmae'.",
        "It has active, address",
        "name");
    refused(
        Property.of(Customer.class, "address", Object.class)
            .isNull()
            .and(
                CustomerFields.address
                    .then(Property.of(Address.class, "street", String.class))
                    .isNull()),
        "'Customer.address.street', but Address has no property 'street'. It has city, floor.");
    refused(db.customers.orderBy(TextProperty.text(Customer.class, "x").asc()), "QRY-05");
  }

  @Test
  void pathsMustFit() {
    refused(
        ReferenceProperty.of(Customer.class, "name", Customer.class).then(CustomerFields.id).eq(1),
        "QRY-06",
        "'name' is a single value");
    refused(
        Property.of(Customer.class, "referrer", Customer.class).eq(new Customer(1)),
        "QRY-07",
        "'Customer.referrer' for a value");
    refused(
        ReferenceProperty.of(Customer.class, "clubs", Customer.class).then(CustomerFields.id).eq(1),
        "QRY-09",
        "through a collection");
    @SuppressWarnings({"unchecked", "rawtypes"})
    Predicate<Customer> foreign = (Predicate) ClubFields.id.eq(1L);
    refused(foreign, "QRY-04", "'Club.id'", "Start the path from Customer.");
  }

  @Test
  void constantsMustFit() {
    refused(
        Property.of(Customer.class, "visits", Long.class).eq(1L),
        "QRY-10",
        "'Customer.visits' (int) with a java.lang.Long");
    refused(Property.of(Customer.class, "name", Integer.class).in(List.of(1)), "QRY-10");
    refused(
        Property.of(Customer.class, "rating", Integer.class)
            .eq(ComparableProperty.comparable(Customer.class, "score", Integer.class)),
        "QRY-12");
    refused(TextProperty.text(Customer.class, "visits").startsWith("1"), "QRY-16");
  }

  @Test
  void whatHasNoOrderIsNotOrdered() {
    ComparableProperty<Customer, String> photo =
        ComparableProperty.comparable(Customer.class, "photo", String.class);
    refused(db.customers.orderBy(photo.asc()), "QRY-13", "'Customer.photo'");
    refused(photo.gt("x"), "QRY-13");
    assertThatThrownBy(() -> db.customers.thenBy(CustomerFields.id.asc()))
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("QRY-02: The query of Customer says thenBy(Customer.id asc)");
  }

  @Test
  void pagesAreNotNegative() {
    assertThatThrownBy(() -> db.customers.skip(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("QRY-03: skip(-1)");
    assertThatThrownBy(() -> db.customers.take(-1)).hasMessageContaining("take(-1)");
  }

  @Test
  void whatRequiresAnIndexReadsNoWholeType() {
    refused(
        db.customers.where(CustomerFields.visits.gt(1)).requireIndex(),
        "QRY-73: The query of Customer requires an index",
        "by [Customer.visits > ?]");
    refused(db.customers.requireIndex().select(CustomerFields.name).distinct(), "QRY-73");
    assertThat(
            db.customers
                .where(CustomerFields.id.eq(1))
                .requireIndex("ix_no")
                .requireIndex()
                .count())
        .isZero();
    assertThat(db.customers.where(CustomerFields.id.eq(1)).requireIndex().explain().access())
        .isEqualTo("KeyLookup");
    assertThat(
            db.purchases
                .where(PurchaseFields.customer.then(CustomerFields.id).eq(1))
                .requireIndex()
                .explain()
                .access())
        .isEqualTo("IndexLookup");
  }

  @Test
  void onlyNavigationsAreIncluded() {
    refused(
        db.customers.include(ReferenceProperty.of(Customer.class, "name", Customer.class)),
        "QRY-18",
        "'Customer.name', but Customer.name is no navigation. It has referrer");
    refused(
        db.customers
            .include(CustomerFields.purchases)
            .thenInclude(CollectionProperty.of(Purchase.class, "lines", Customer.class)),
        "QRY-18",
        "Purchase.lines");
  }

  @Test
  void valuesThatNoConverterTakesAreNotShown() {
    Property<Customer, Locale> language = Property.of(Customer.class, "language", Locale.class);
    assertThat(db.customers.where(language.eq(Locale.GERMAN)).explain().toString())
        .doesNotContain("de");
  }

  @Test
  void groupsAndSelectionsMustFit() {
    refused(
        db.customers.groupBy(CustomerFields.tier).select(CustomerFields.name),
        "QRY-25",
        "'Customer.name'",
        "no key");
    refused(
        db.customers.where(CustomerFields.visits.sum().gt(3L)), "QRY-24", "sum(Customer.visits)");
    refused(
        db.customers.select(Address.class, CustomerFields.name, CustomerFields.name),
        "QRY-33",
        "component 'floor'",
        "(String)");
    refused(db.customers.select(Address.class, CustomerFields.name), "QRY-34");
    refused(db.customers.select(Customer.class, CustomerFields.name), "QRY-34");
    refused(
        db.customers
            .select(Address.class, CustomerFields.name, CustomerFields.rating)
            .orderBy(TextProperty.text(Address.class, "street").asc()),
        "QRY-26",
        "city, floor");
    assertThatThrownBy(() -> db.customers.reverse())
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("QRY-38");
    assertThatThrownBy(() -> db.customers.elementAt(-1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void functionsMustFit() {
    refused(
        Property.of(Customer.class, "language", String.class).toText().eq("de"),
        "QRY-30",
        "'Customer.language'");
    refused(
        org.entopic.query.TemporalProperty.temporal(
                Customer.class, "since", java.time.LocalDateTime.class)
            .hour()
            .eq(1),
        "QRY-29",
        "hour(Customer.since)");
    refused(
        CollectionProperty.of(Customer.class, "name", String.class).any(),
        "QRY-28",
        "Customer.name");
    refused(
        NumberProperty.integral(Customer.class, "visits", Long.class).plus(1L).eq(2L), "QRY-29");
  }

  @Test
  void joinsAndCombinationsMustFit() {
    refused(
        db.customers
            .join(db.customers, CustomerFields.id, CustomerFields.id)
            .select(CustomerFields.name),
        "QRY-41",
        "'Customer.name'");
    refused(db.customers.crossJoin(db.purchases).select(ClubFields.id), "QRY-42", "neither side");
    refused(
        db.customers
            .join(
                db.purchases,
                NumberProperty.integral(Customer.class, "id", Long.class),
                PurchaseFields.cents)
            .select(CustomerFields.name),
        "QRY-43",
        "'Customer.id' with 'Purchase.cents'");
    refused(
        db.customers
            .select(CustomerFields.name)
            .union(db.customers.select(CustomerFields.address.then(AddressFields.city)).distinct())
            .union(db.customers.select(TextProperty.text(Customer.class, "visits"))),
        "QRY-44");
    try (var other = shop.context()) {
      assertThatThrownBy(() -> db.customers.union(other.customers))
          .isInstanceOf(QueryException.class)
          .hasMessageContaining("QRY-45");
    }
  }
}
