package org.entopic.engine.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.entopic.QueryException;
import org.entopic.engine.query.shop.Customer;
import org.entopic.engine.query.shop.CustomerFields;
import org.entopic.engine.query.shop.Purchase;
import org.entopic.engine.query.shop.PurchaseFields;
import org.entopic.engine.query.shop.Shop;
import org.entopic.engine.query.shop.ShopContext;
import org.entopic.engine.query.shop.Tier;
import org.entopic.model.EntityState;
import org.entopic.query.ComparableProperty;
import org.entopic.query.Expressions;
import org.entopic.query.NumberProperty;
import org.entopic.query.Query;
import org.entopic.query.TextProperty;
import org.entopic.query.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProjectionTest {
  private final Shop shop = new Shop();
  private final ShopContext db = shop.context();

  record Line(String name, int visits) {}

  record Turnover(Tier tier, long customers, long visits, BigDecimal balance) {}

  record Rated(String name, int rating) {}

  record Picky(String name) {
    Picky {
      if (name.isEmpty()) {
        throw new IllegalArgumentException("empty");
      }
    }
  }

  @BeforeEach
  void store() {
    shop.store(
        adding -> {
          for (int i = 1; i <= 6; i++) {
            var customer = new Customer(i, "c" + i % 3, i);
            customer.tier = i % 2 == 0 ? Tier.GOLD : Tier.SILVER;
            customer.rating = i == 6 ? null : Integer.valueOf(i);
            customer.balance = new BigDecimal(i + ".10");
            customer.language = i == 1 ? Locale.GERMAN : Locale.FRENCH;
            adding.customers.add(customer);
            adding.purchases.add(new Purchase("eu", i, 100L * i, customer));
          }
        });
  }

  @AfterEach
  void close() {
    assertThat(shop.memory.openViews).hasValue(0);
    db.close();
    shop.close();
  }

  @Test
  void anAggregateOfACollectionIsWorkedOutOncePerRow() {
    var cents = CustomerFields.purchases.sum(PurchaseFields.cents);
    assertThat(
            db.customers
                .where(cents.gt(100L))
                .orderBy(cents.desc())
                .select(CustomerFields.id, cents.plus(1L), cents)
                .toList())
        .extracting(line -> line.toList().get(1))
        .containsExactly(601L, 501L, 401L, 301L, 201L);
    assertThat(shop.memory.reads).as("a scan, and the purchases of six").hasSize(7);
  }

  @Test
  void singleValuesAreWhatApplicationsSee() {
    assertThat(
            db.customers
                .orderBy(CustomerFields.id.asc())
                .take(2)
                .select(CustomerFields.language)
                .toList())
        .containsExactly(Locale.GERMAN, Locale.FRENCH);
    assertThat(db.customers.select(CustomerFields.language).distinct().count()).isEqualTo(2);
    assertThat(
            db.customers
                .where(CustomerFields.id.eq(6))
                .select(CustomerFields.rating)
                .singleOrEmpty())
        .isEmpty();
    assertThat(db.customers.select(CustomerFields.rating).toList()).containsNull().hasSize(6);
  }

  @Test
  void recordsTakeFurtherOperatorsOnTheirComponents() {
    Query<Line> lines =
        db.customers
            .select(Line.class, CustomerFields.name, CustomerFields.visits)
            .where(NumberProperty.integral(Line::visits).gt(1))
            .orderBy(TextProperty.text(Line::name).asc())
            .thenBy(NumberProperty.integral(Line::visits).desc());
    assertThat(lines.toList())
        .containsExactly(
            new Line("c0", 6),
            new Line("c0", 3),
            new Line("c1", 4),
            new Line("c2", 5),
            new Line("c2", 2));
    assertThat(lines.take(1).contains(new Line("c0", 6))).isTrue();
    assertThat(lines.take(1).contains(new Line("c1", 4))).isFalse();
    assertThat(lines.filter(line -> line.visits() == 4).single()).isEqualTo(new Line("c1", 4));
    assertThat(lines.sum(NumberProperty.integral(Line::visits))).isEqualTo(20L);
    assertThat(lines.select(TextProperty.text(Line::name).upper()).distinct().toList())
        .containsExactly("C0", "C1", "C2");
  }

  @Test
  void conditionsAreValues() {
    assertThat(
            db.customers
                .orderBy(CustomerFields.id.asc())
                .select(CustomerFields.rating.gt(4))
                .toList())
        .containsExactly(false, false, false, false, true, false);
    assertThat(
            db.customers.groupBy(CustomerFields.visits.gt(2)).select(Expressions.count()).toList())
        .containsExactlyInAnyOrder(2L, 4L);
  }

  @Test
  void aConditionOnAComponentFindsRowsByKey() {
    Query<Line> one =
        db.customers
            .select(Line.class, CustomerFields.name, CustomerFields.id)
            .where(NumberProperty.integral(Line::visits).eq(4));
    assertThat(one.explain().access()).isEqualTo("KeyLookup");
    assertThat(one.single()).isEqualTo(new Line("c1", 4));
  }

  @Test
  void tuplesAreReadByWhatWasSelected() {
    var longer = CustomerFields.name.length().plus(1);
    Tuple tuple =
        db.customers
            .where(CustomerFields.id.eq(2))
            .select(CustomerFields.name, longer, PurchaseFieldsOf.count)
            .single();
    assertThat(tuple.get(CustomerFields.name)).isEqualTo("c2");
    assertThat(tuple.get(longer)).isEqualTo(3);
    assertThat(tuple.get(PurchaseFieldsOf.count)).isEqualTo(1L);
    assertThat(tuple.toList()).containsExactly("c2", 3, 1L);
    assertThatThrownBy(() -> tuple.get(CustomerFields.id))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("QRY-39");
  }

  private static final class PurchaseFieldsOf {
    static final org.entopic.query.NumberExpression<Customer, Long, Long> count =
        CustomerFields.purchases.count(PurchaseFields.cents.gt(100L));
  }

  @Test
  void groupsHaveKeysAndAggregates() {
    Query<Turnover> turnover =
        db.customers
            .groupBy(CustomerFields.tier)
            .having(CustomerFields.visits.sum().gt(9L))
            .orderBy(CustomerFields.visits.sum().desc())
            .select(
                Turnover.class,
                CustomerFields.tier,
                Expressions.count(),
                CustomerFields.visits.sum(),
                CustomerFields.balance.sum());
    assertThat(turnover.toList())
        .containsExactly(new Turnover(Tier.GOLD, 3, 12, new BigDecimal("12.30")));
    assertThat(turnover.explain().steps())
        .containsExactly(
            "FullScan Customer",
            "group by Customer.tier by hash",
            "residual: sum(Customer.visits) > ?",
            "order by sum(Customer.visits) desc",
            "select Turnover of Customer.tier, count(*), sum(Customer.visits),"
                + " sum(Customer.balance)");
    assertThat(turnover.where(ComparableProperty.comparable(Turnover::tier).ne(Tier.GOLD)).any())
        .isFalse();
  }

  @Test
  void groupsOfGroupsCountGroups() {
    record Sized(String name, long size) {}
    Query<Sized> sizes =
        db.customers
            .groupBy(CustomerFields.name)
            .select(Sized.class, CustomerFields.name, Expressions.count());
    var size = NumberProperty.integral(Sized::size);
    Tuple all = sizes.groupBy(size).select(size, Expressions.count()).single();
    assertThat(all.toList()).containsExactly(2L, 3L);
  }

  @Test
  void aggregatesOfNothing() {
    var none = db.customers.where(CustomerFields.id.gt(100));
    assertThat(none.sum(CustomerFields.visits)).isZero();
    assertThat(none.sum(CustomerFields.balance)).isZero();
    assertThat(none.min(CustomerFields.name)).isEmpty();
    assertThat(none.max(CustomerFields.since)).isEmpty();
    assertThat(none.average(CustomerFields.score)).isEmpty();
    assertThat(none.countDistinct(CustomerFields.name)).isZero();
    assertThat(none.all(CustomerFields.id.eq(0))).isTrue();
    assertThat(none.groupBy(CustomerFields.tier).select(Expressions.count()).toList()).isEmpty();
  }

  @Test
  void aNullForAPrimitiveComponentIsNamed() {
    assertThatThrownBy(
            () ->
                db.customers
                    .select(Rated.class, CustomerFields.name, CustomerFields.rating)
                    .toList())
        .isInstanceOf(QueryException.class)
        .hasMessageContainingAll("QRY-36", "component 'rating'", "coalesce");
    assertThat(
            db.customers
                .where(CustomerFields.id.eq(6))
                .select(Rated.class, CustomerFields.name, CustomerFields.rating.coalesce(0))
                .single())
        .isEqualTo(new Rated("c0", 0));
  }

  @Test
  void constructorsThatRefuseAreReported() {
    assertThatThrownBy(
            () -> db.customers.select(Picky.class, CustomerFields.name.substring(9)).toList())
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("QRY-37")
        .hasCauseInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void selectedValuesDoNotTrackEntities() {
    assertThat(db.customers.select(CustomerFields.name).toList()).hasSize(6);
    assertThat(db.customers.local()).isEmpty();
    List<String> names =
        db.customers
            .include(CustomerFields.purchases)
            .filter(c -> c.purchases.size() == 1 && c.id < 3)
            .select(CustomerFields.name)
            .toList();
    assertThat(names).containsExactlyInAnyOrder("c1", "c2");
    assertThat(db.customers.local()).isEmpty();
  }

  /** Made by a constructor. */
  static final class Label {
    final String text;

    Label(String name, int visits) {
      text = name + " " + visits;
    }

    Label(CharSequence name, Integer visits) {
      this("not " + name, visits.intValue());
    }

    Label(Customer customer, int visits) {
      this(customer.name + "!", visits);
    }

    private Label(String name) {
      this(name, 0);
    }
  }

  /** Has one of each kind. */
  static class Wide {
    final Object value;

    Wide(Object value) {
      this.value = value;
    }
  }

  @Test
  void otherClassesAreMadeByTheOnlyConstructorThatFits() {
    Query<Wide> wide =
        db.customers.orderBy(CustomerFields.id.asc()).select(Wide.class, CustomerFields.name);
    assertThat(wide.first().orElseThrow().value).isEqualTo("c1");
    Query<Label> labels =
        db.customers
            .orderBy(CustomerFields.id.asc())
            .select(Label.class, Expressions.entity(Customer.class), CustomerFields.visits);
    assertThat(labels.toList()).extracting(label -> label.text).contains("c1! 1").hasSize(6);
    assertThat(
            db.query(Label.class, "select c, c.visits from Customer c order by c.id")
                .first()
                .orElseThrow()
                .text)
        .isEqualTo("c1! 1");
    assertThat(db.customers.select(Customer.class, CustomerFields.id).toList())
        .hasSize(6)
        .allMatch(customer -> db.entry(customer).state() == EntityState.DETACHED);
  }

  @Test
  void classesWithoutOneConstructorThatFitsAreRefused() {
    for (Query<?> query :
        List.of(
            db.customers.select(Label.class, CustomerFields.name, CustomerFields.visits),
            db.customers.select(Label.class, CustomerFields.name),
            db.customers.select(Number.class, CustomerFields.visits))) {
      assertThatThrownBy(query::toList)
          .isInstanceOf(QueryException.class)
          .hasMessageContaining("QRY-34");
    }
    assertThatThrownBy(
            () ->
                db.customers
                    .select(Label.class, Expressions.entity(Customer.class), CustomerFields.rating)
                    .toList())
        .hasMessageContaining("QRY-36");
    assertThatThrownBy(
            () ->
                db.customers
                    .select(Wide.class, CustomerFields.name)
                    .where(TextProperty.text(Wide.class, "value").eq("c1"))
                    .toList())
        .hasMessageContaining("QRY-26");
  }
}
