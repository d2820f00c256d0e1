package org.entopic.engine.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.entopic.QueryException;
import org.entopic.engine.query.shop.Club;
import org.entopic.engine.query.shop.Customer;
import org.entopic.engine.query.shop.CustomerFields;
import org.entopic.engine.query.shop.Purchase;
import org.entopic.engine.query.shop.PurchaseFields;
import org.entopic.engine.query.shop.Shop;
import org.entopic.engine.query.shop.ShopContext;
import org.entopic.engine.query.shop.Tier;
import org.entopic.query.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TextQueryTest {
  private final Shop shop = new Shop();
  private final ShopContext db = shop.context();

  record Line(String name, int visits) {}

  @BeforeEach
  void store() {
    shop.store(
        adding -> {
          var club = new Club(7, "readers");
          for (int i = 1; i <= 6; i++) {
            var customer = new Customer(i, "c" + i % 3, i);
            customer.tier = i % 2 == 0 ? Tier.GOLD : Tier.SILVER;
            customer.rating = i == 6 ? null : Integer.valueOf(i);
            customer.balance = new BigDecimal(i + ".10");
            customer.score = i / 2.0;
            customer.since = LocalDate.of(2020 + i, i, 10 + i);
            customer.active = i > 3;
            if (i < 3) {
              customer.clubs.add(club);
            }
            adding.customers.add(customer);
            adding.purchases.add(new Purchase("eu", i, 100L * i, i == 5 ? null : customer));
            adding.purchases.add(new Purchase("us", i, 10L * i, customer));
          }
        });
  }

  @AfterEach
  void close() {
    assertThat(shop.memory.openViews).hasValue(0);
    db.close();
    shop.close();
  }

  static Stream<Arguments> conditions() {
    return Stream.of(
        arguments("visits > 4", List.of(5, 6)),
        arguments("not visits <= 4", List.of(5, 6)),
        arguments("visits != 1 and (visits < 3 or visits >= 6)", List.of(2, 6)),
        arguments("visits between 2 and 3", List.of(2, 3)),
        arguments("visits not between 2 and 5", List.of(1, 6)),
        arguments("id in (2, 4, 9)", List.of(2, 4)),
        arguments("id not in (1, 2, 3, 4)", List.of(5, 6)),
        arguments("rating is null", List.of(6)),
        arguments("rating is not null and rating > 4", List.of(5)),
        arguments("name like '%1'", List.of(1, 4)),
        arguments("name not like 'c_'", List.of()),
        arguments("name like 'c!1' escape '!'", List.of(1, 4)),
        arguments("name like 'c\\1'", List.of()),
        arguments("tier = 'GOLD'", List.of(2, 4, 6)),
        arguments("since >= '2025-01-01'", List.of(5, 6)),
        arguments("active", List.of(4, 5, 6)),
        arguments("not active", List.of(1, 2, 3)),
        arguments("active = true and id <> 4", List.of(5, 6)),
        arguments("balance = 2.1", List.of(2)),
        arguments("since > local date", List.of()),
        arguments("since < local date and id(this) >= 5", List.of(5, 6)),
        arguments("score > 2", List.of(5, 6)),
        arguments("visits > 4.5", List.of(5, 6)),
        arguments("rating = visits - 0", List.of(1, 2, 3, 4, 5)),
        arguments("-visits < -5", List.of(6)),
        arguments("visits * 2 + 1 = 7", List.of(3)),
        arguments("visits / 4 = 1", List.of(4, 5, 6)),
        arguments("mod(visits, 2) = 0", List.of(2, 4, 6)),
        arguments("score * 2 = visits", List.of(1, 2, 3, 4, 5, 6)),
        arguments("balance > visits", List.of(1, 2, 3, 4, 5, 6)),
        arguments("abs(visits - 4) <= 1", List.of(3, 4, 5)),
        arguments("sign(visits - 4) = 1", List.of(5, 6)),
        arguments("exp(score) < 3 and ln(visits) > 0.5", List.of(2)),
        arguments("least(visits, 3, rating) = 3 and greatest(name, 'c1') = 'c1'", List.of(3, 4)),
        arguments("sign(balance - 3) < 0", List.of(1, 2)),
        arguments("upper(name) = 'C1'", List.of(1, 4)),
        arguments("length(name) = 2 and substring(name, 2) = '1'", List.of(1, 4)),
        arguments("substring(name, 1, 1) || '2' = name", List.of(2, 5)),
        arguments("left(name, 1) = 'c' and right(name, 1) = '0'", List.of(3, 6)),
        arguments("locate('1', name) = 2", List.of(1, 4)),
        arguments("concat(name, '-', name) = 'c1-c1'", List.of(1, 4)),
        arguments("replace(name, 'c', '') = '0'", List.of(3, 6)),
        arguments("coalesce(rating, 0) = 0", List.of(6)),
        arguments(
            "case when visits > 4 then 'a' when visits > 2 then 'b' else 'c' end = 'b'",
            List.of(3, 4)),
        arguments("case tier when 'GOLD' then 1 else 0 end = 1", List.of(2, 4, 6)),
        arguments("extract(year from since) = 2023 or month(since) = 1", List.of(1, 3)),
        arguments("cast(visits as double) / 4 = 1.5", List.of(6)),
        arguments("size(purchases) = 1", List.of(5)),
        arguments("clubs is not empty", List.of(1, 2)),
        arguments("clubs is empty and active", List.of(4, 5, 6)),
        arguments("exists (select 1 from purchases p where p.cents > 450)", List.of(6)),
        arguments("not exists (from this.purchases p where p.cents < 50)", List.of(5, 6)),
        arguments(
            "(select sum(p.cents) from purchases p where p.id.region = 'eu') >= 400",
            List.of(4, 6)),
        arguments("(select count(*) from clubs) = 1", List.of(1, 2)),
        arguments("referrer is null", List.of(1, 2, 3, 4, 5, 6)),
        arguments("sqrt(visits) = 2.0d", List.of(4)));
  }

  @ParameterizedTest
  @MethodSource("conditions")
  void conditionsSelectRows(String condition, List<Integer> ids) {
    List<Customer> found =
        db.query(Customer.class, "from Customer where " + condition + " order by id").toList();
    assertThat(found).extracting(each -> each.id).isEqualTo(ids);
    List<Customer> named =
        db.query(Customer.class, "select this from Customer where " + condition + " order by id")
            .toList();
    assertThat(named).isEqualTo(found);
  }

  @Test
  void entitiesAreThoseOfTheContext() {
    Customer tracked = db.customers.find(2).orElseThrow();
    assertThat(db.query(Customer.class, "select c from Customer as c where c.id = 2").single())
        .isSameAs(tracked);
    assertThat(db.query(Object.class, "from Customer where id = 2").single()).isSameAs(tracked);
    Customer loaded =
        db.query(Customer.class, "from Customer c left join fetch c.purchases where c.id = 2")
            .single();
    assertThat(loaded.purchases).hasSize(2);
  }

  @Test
  void theClassThatIsAskedForNeedNotBeNamed() {
    assertThat(db.query(Customer.class, "where visits > 4 order by id(this) desc").toList())
        .extracting(customer -> customer.id)
        .containsExactly(6, 5);
    assertThat(db.query(Customer.class, "order by visits").first().orElseThrow().id).isEqualTo(1);
    assertThat(db.query(Long.class, "select count(this) from Customer where id(this) > 2").single())
        .isEqualTo(4);
    assertThatThrownBy(() -> db.query(Object.class, "where visits > 4"))
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("TXT-05");
    assertThatThrownBy(() -> db.query(Purchase.class, "where id(this) = 4"))
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("a key of one property");
  }

  @Test
  void valuesAreSelectedAsAsked() {
    assertThat(
            db.query(String.class, "select distinct c.name from Customer c order by c.name desc")
                .toList())
        .containsExactly("c2", "c1", "c0");
    assertThat(
            db.query(
                    Line.class,
                    "select name, visits + 1 as next from Customer where id < 3 order by next desc")
                .toList())
        .containsExactly(new Line("c2", 3), new Line("c1", 2));
    Tuple tuple = db.query(Tuple.class, "select id, tier from Customer where id = 1").single();
    assertThat(tuple.toList()).containsExactly(1, Tier.SILVER);
    assertThat(db.query(Object.class, "select id, tier from Customer where id = 1").single())
        .isEqualTo(tuple);
    assertThat(
            db.query(Integer.class, "select id from Customer order by rating desc nulls first, id")
                .toList())
        .containsExactly(6, 5, 4, 3, 2, 1);
    assertThat(
            db.query(Integer.class, "select id from Customer order by id limit 2 offset 3")
                .toList())
        .containsExactly(4, 5);
  }

  @Test
  void aggregatesAndGroups() {
    assertThat(db.query(Long.class, "select count(*) from Customer").single()).isEqualTo(6);
    assertThat(db.query(Long.class, "select count(c) from Customer c where c.active").single())
        .isEqualTo(3);
    assertThat(db.query(Long.class, "select count(distinct name) from Customer").single())
        .isEqualTo(3);
    assertThat(db.query(BigDecimal.class, "select sum(balance) from Customer").single())
        .isEqualByComparingTo("21.60");
    assertThat(
            db.query(
                    Object.class,
                    "select c.tier, count(c), max(c.visits) from Customer c group by c.tier"
                        + " having sum(c.visits) > 10 order by c.tier")
                .toList())
        .extracting(each -> ((Tuple) each).toList())
        .containsExactly(List.of(Tier.GOLD, 3L, 6));
  }

  @Test
  void joinsFollowRelations() {
    var text =
        "select c.name, p.cents from Customer c join c.purchases p"
            + " where c.visits < 3 and p.cents >= 20 order by p.cents";
    assertThat(db.query(Tuple.class, text).toList())
        .extracting(Tuple::toList)
        .containsExactly(List.of("c2", 20L), List.of("c1", 100L), List.of("c2", 200L));
    assertThat(db.query(Tuple.class, text).explain().toString())
        .isEqualTo(
            db.customers
                .where(CustomerFields.visits.lt(3))
                .join(CustomerFields.purchases)
                .where(PurchaseFields.cents.ge(20L))
                .orderBy(PurchaseFields.cents.asc())
                .select(CustomerFields.name, PurchaseFields.cents)
                .explain()
                .toString());
    assertThat(
            db.query(
                    Long.class,
                    "select p.cents from Purchase p join p.customer c where c.tier = 'GOLD'"
                        + " and p.id.region = 'us' order by p.cents")
                .toList())
        .containsExactly(20L, 40L, 60L);
    assertThat(
            db.query(Long.class, "select count(*) from Purchase p left join p.customer c").single())
        .isEqualTo(12);
    assertThat(db.query(Long.class, "select count(*) from Purchase p join p.customer c").single())
        .isEqualTo(11);
  }

  @Test
  void distinctEntitiesAreAllThereAre() {
    var query = db.query(Customer.class, "select distinct c from Customer c order by c.id");
    assertThat(query.toList()).extracting(each -> each.id).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(query.count()).isEqualTo(6);
    assertThat(db.query(Customer.class, "select distinct c from Customer c limit 2").toList())
        .hasSize(2);
  }

  @Test
  void whatIsNotJoinedIsNotCounted() {
    assertThat(
            lines(
                "select c.id, count(k), count(distinct k), count(c), count(distinct c)"
                    + " from Customer c left join c.clubs k where c.id in (1, 2, 3)"
                    + " group by c.id order by c.id"))
        .containsExactly(
            List.of(1, 1L, 1L, 1L, 1L), List.of(2, 1L, 1L, 1L, 1L), List.of(3, 0L, 0L, 1L, 1L));
    assertThat(lines("select count(p), count(distinct c) from Customer c join c.purchases p"))
        .containsExactly(List.of(11L, 6L));
    assertThat(
            lines(
                "select count(p), count(c), count(distinct c)"
                    + " from Purchase p left join p.customer c"))
        .containsExactly(List.of(12L, 11L, 6L));
    assertThatThrownBy(
            () ->
                lines(
                    "select c.id, count(distinct p) from Customer c join c.purchases p"
                        + " group by c.id"))
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("an entity with a key of one property");
  }

  private List<List<Object>> lines(String text) {
    return db.query(Tuple.class, text).toList().stream().map(Tuple::toList).toList();
  }

  @Test
  void parametersHaveTheTypesOfTheirPlaces() {
    assertThat(
            db.query(
                    Customer.class,
                    "from Customer where visits >= :low and tier in :tiers and name like ?1"
                        + " order by id",
                    Map.of("low", 2L, "tiers", List.of("GOLD"), "1", "c%"))
                .toList())
        .extracting(each -> each.id)
        .containsExactly(2, 4, 6);
    var unknown = new HashMap<String, Object>();
    unknown.put("rating", null);
    assertThat(
            db.query(Integer.class, "select id from Customer where rating = :rating", unknown)
                .toList())
        .containsExactly(6);
    assertThat(
            db.query(
                    Integer.class,
                    "select id from Customer where visits between :rating and balance",
                    unknown)
                .toList())
        .isEmpty();
    assertThat(
            db.query(
                    Long.class,
                    "select count(*) from Customer where rating in (:some, 1) or id in :ids",
                    Map.of("some", Arrays.asList(null, 2), "ids", List.of()))
                .single())
        .isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "from Customer where visits > # | TXT-01 | position 30",
        "from Customer where name = 'c | TXT-02 | position 28",
        "from Customer where name = : | TXT-03 | position 28",
        "from Customer where visits > | TXT-04 | the end stands where a value is expected",
        "from Customer where visits | QRY-10 | (int) with a java.lang.Boolean",
        "from Customer where (visits > 1 | TXT-04 | ')' is expected",
        "from Customer where visits > 1 visits | TXT-04 | 'visits' stands where the end",
        "update Customer set visits = 1 | TXT-05 | begins with 'select' or 'from'",
        "from Customers | TXT-06 | Club, Customer",
        "from Customer where visits > 1x | TXT-07 | position 30",
        "from Customer where visits > :none | TXT-08 | the parameter none has no value",
        "from Customer where visits > 'lots' | TXT-11 | no value of Integer",
        "from Customer c where c = 1 | TXT-12 | 'c' is an entity",
        "select avg(distinct visits) from Customer | TXT-13 | position 12",
        "from Customer where soundex(name) = 'c' | TXT-14 | soundex",
        "from Customer where length(name, 2) = 2 | TXT-15 | length",
        "select c.id from Customer c join c.name n | TXT-16 | no relation",
        "select m.id from Customer c join c.clubs k join k.members m | TXT-17 | cannot be joined",
        "select c.id from Customer c join c.purchases | TXT-04 | alias of its own",
        "from Customer c join c.purchases p | TXT-19 | selects no values",
        "from Customer order by id limit -1 | TXT-04 | zero or more",
        "from Customer where ratng > 1 | QRY-05 | ratng",
        "from Customer where visits = 'GOLD' and tier like 'G%' | TXT-11 | Integer",
        "select id + name from Customer | QRY | add",
        "select from Customer | TXT-04 | a value is expected",
      })
  void whatIsWrongIsNamed(String text, String id, String said) {
    assertThatThrownBy(() -> db.query(Object.class, text).toList())
        .isInstanceOf(QueryException.class)
        .hasMessageContaining(id)
        .hasMessageContaining(said)
        .hasMessageNotContaining("lots");
  }

  @Test
  void classesAndParametersMustFit() {
    assertThatThrownBy(() -> db.query(Purchase.class, "from Customer"))
        .isInstanceOf(QueryException.class)
        .hasMessageStartingWith("TXT-18: The results of the query text are of ")
        .hasMessageContaining("Customer, not of ");
    assertThatThrownBy(() -> db.query(String.class, "select id from Customer"))
        .isInstanceOf(QueryException.class)
        .hasMessageStartingWith("TXT-18");
    assertThatThrownBy(() -> db.query(Customer.class, "from Customer", Map.of("low", 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "TXT-09: The query text has no parameter low, for which a value is given. Remove the"
                + " value, or use it.");
    assertThatThrownBy(
            () ->
                db.query(
                    Customer.class, "from Customer where id = :ids", Map.of("ids", List.of(1, 2))))
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("TXT-10");
  }
}
