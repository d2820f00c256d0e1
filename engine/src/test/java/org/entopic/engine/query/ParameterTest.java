package org.entopic.engine.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.entopic.QueryException;
import org.entopic.engine.query.shop.Customer;
import org.entopic.engine.query.shop.CustomerFields;
import org.entopic.engine.query.shop.PurchaseFields;
import org.entopic.engine.query.shop.Shop;
import org.entopic.engine.query.shop.ShopContext;
import org.entopic.query.EntityQuery;
import org.entopic.query.Expression;
import org.entopic.query.Parameter;
import org.entopic.query.Query;
import org.entopic.query.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ParameterTest {
  private static final Parameter<Integer> NUMBER = Parameter.of("number", int.class);
  private static final Parameter<String> TEXT = Parameter.of("text", String.class);
  private static final Parameter<Locale> LANGUAGE = Parameter.of("language", Locale.class);

  private final Shop shop = new Shop();
  private final ShopContext db = shop.context();

  @BeforeEach
  void store() {
    shop.storeSix();
  }

  @AfterEach
  void close() {
    assertThat(shop.memory.openViews).hasValue(0);
    db.close();
    shop.close();
  }

  private static List<Integer> ids(Query<Customer> query) {
    return query.toList().stream().map(c -> c.id).sorted().toList();
  }

  @Test
  void aQueryRunsWithTheValuesItIsBoundTo() {
    EntityQuery<Customer> atLeast = db.customers.where(CustomerFields.visits.ge(NUMBER));
    assertThat(ids(atLeast.bind(NUMBER, 5))).containsExactly(5, 6);
    assertThat(ids(atLeast.bind(NUMBER, 6))).containsExactly(6);
    assertThat(ids(atLeast.bind(NUMBER, 6).bind(NUMBER, 4).take(2))).hasSize(2);
    assertThat(ids(db.customers.bind(NUMBER, 2).where(CustomerFields.visits.le(NUMBER))))
        .containsExactly(1, 2);
  }

  @Test
  void theValueDecidesHowRowsAreFound() {
    EntityQuery<Customer> byKey = db.customers.where(CustomerFields.id.eq(NUMBER));
    assertThat(byKey.bind(NUMBER, 3).explain().access()).isEqualTo("KeyLookup");
    EntityQuery<Customer> byKeys = db.customers.where(CustomerFields.id.in(NUMBER));
    assertThat(ids(byKeys.bindAll(NUMBER, List.of(2, 4)))).containsExactly(2, 4);
    assertThat(byKeys.bindAll(NUMBER, List.of(2, 4)).explain().access()).isEqualTo("KeyLookup");
    assertThat(ids(byKeys.bindAll(NUMBER, List.of()))).isEmpty();
  }

  @Test
  void nullMeansIsNull() {
    assertThat(ids(db.customers.where(CustomerFields.rating.eq(NUMBER)).bind(NUMBER, null)))
        .containsExactly(6);
    assertThat(ids(db.customers.where(CustomerFields.rating.ne(NUMBER)).bind(NUMBER, null)))
        .containsExactly(1, 2, 3, 4, 5);
    assertThat(ids(db.customers.where(CustomerFields.rating.gt(NUMBER)).bind(NUMBER, null)))
        .isEmpty();
    assertThat(
            ids(
                db.customers
                    .where(CustomerFields.rating.in(NUMBER))
                    .bindAll(NUMBER, Arrays.asList(2, null))))
        .containsExactly(2, 6);
    assertThat(ids(db.customers.where(CustomerFields.name.startsWith(TEXT)).bind(TEXT, null)))
        .isEmpty();
    assertThat(ids(db.customers.where(CustomerFields.name.like(TEXT).not()).bind(TEXT, null)))
        .hasSize(6);
  }

  @Test
  void valuesTakePartInExpressionsPatternsAndConversions() {
    assertThat(
            db.customers
                .where(CustomerFields.name.like(TEXT))
                .select(CustomerFields.visits.plus(NUMBER).max())
                .bind(NUMBER, 100)
                .bind(TEXT, "%1")
                .single())
        .isEqualTo(104);
    for (var match :
        List.of(
            CustomerFields.name.startsWith(TEXT),
            CustomerFields.name.endsWith(TEXT),
            CustomerFields.name.contains(TEXT),
            CustomerFields.name.upper().eqIgnoreCase(TEXT))) {
      assertThat(ids(db.customers.where(match).bind(TEXT, "c2"))).containsExactly(2, 5);
    }
    assertThat(
            ids(
                db.customers
                    .where(CustomerFields.language.eq(LANGUAGE))
                    .bind(LANGUAGE, Locale.GERMAN)))
        .containsExactly(1);
    var sum = CustomerFields.visits.plus(NUMBER);
    Tuple tuple =
        db.customers
            .where(CustomerFields.id.eq(2))
            .select(CustomerFields.name, sum)
            .bind(NUMBER, 7)
            .single();
    assertThat(tuple.get(sum)).isEqualTo(9);
    assertThat(
            db.customers
                .groupBy(CustomerFields.visits.mod(2).plus(NUMBER))
                .select(CustomerFields.visits.mod(2).plus(NUMBER))
                .bind(NUMBER, 10)
                .toList())
        .containsExactlyInAnyOrder(10, 11);
  }

  @Test
  void bindingReachesTheQueriesThatAQueryIsMadeOf() {
    EntityQuery<Customer> low = db.customers.where(CustomerFields.id.lt(NUMBER));
    EntityQuery<Customer> high = db.customers.where(CustomerFields.id.gt(NUMBER));
    assertThat(ids(low.union(high).bind(NUMBER, 3))).containsExactly(1, 2, 4, 5, 6);
    assertThat(ids(low.union(high.bind(NUMBER, 5)).bind(NUMBER, 3))).containsExactly(1, 2, 6);
    assertThat(
            db.customers
                .join(
                    db.purchases.where(PurchaseFields.cents.gt(Parameter.of("cents", Long.class))),
                    CustomerFields.id,
                    PurchaseFields.customer.then(CustomerFields.id))
                .select(CustomerFields.id)
                .bind(Parameter.of("cents", long.class), 400L)
                .toList())
        .containsExactlyInAnyOrder(5, 6);
    assertThat(
            db.customers
                .include(
                    CustomerFields.purchases,
                    purchases ->
                        purchases
                            .where(PurchaseFields.cents.gt(Parameter.of("cents", long.class)))
                            .bind(Parameter.of("cents", long.class), 300L))
                .where(CustomerFields.purchases.any(PurchaseFields.cents.toInt().eq(NUMBER)))
                .bind(NUMBER, 400)
                .single()
                .purchases)
        .hasSize(1);
  }

  @Test
  void parametersWithoutValuesAndValuesOfOtherTypesAreRefused() {
    assertThatThrownBy(() -> db.customers.where(CustomerFields.visits.gt(NUMBER)).toList())
        .isInstanceOf(QueryException.class)
        .hasMessage(
            "QRY-61: The query of Customer uses the parameter ':number' of java.lang.Integer, which"
                + " has no value. Call bind(parameter, value).");
    assertThatThrownBy(
            () ->
                db.customers
                    .where(CustomerFields.visits.in(NUMBER))
                    .bind(Parameter.of("number", Long.class), 1L)
                    .count())
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("(:number of java.lang.Long have one)");
    assertThatThrownBy(
            () ->
                db.customers
                    .where(CustomerFields.visits.gt(NUMBER))
                    .bindAll(NUMBER, List.of(1, 2))
                    .any())
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("QRY-62");
    @SuppressWarnings({"unchecked", "rawtypes"})
    Parameter<Object> raw = (Parameter) NUMBER;
    assertThatThrownBy(() -> db.customers.bind(raw, "secret"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("QRY-64: The parameter ':number' takes values of java.lang.Integer")
        .hasMessageNotContaining("secret");
    @SuppressWarnings({"unchecked", "rawtypes"})
    Expression<Object, Integer> other = (Expression) Parameter.of("n", Long.class);
    assertThatThrownBy(
            () ->
                db.customers
                    .where(CustomerFields.visits.eq(other))
                    .bind(Parameter.of("n", Long.class), 1L)
                    .toList())
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("QRY-10");
    assertThatThrownBy(
            () -> db.customers.orderBy(Parameter.of("n", Long.class).count().asc()).toList())
        .isInstanceOf(QueryException.class);
  }

  @Test
  void aListThatChangesLaterChangesNoQuery() {
    var wanted = new ArrayList<>(List.of(1));
    Query<Customer> some = db.customers.where(CustomerFields.id.in(NUMBER)).bindAll(NUMBER, wanted);
    wanted.add(2);
    assertThat(ids(some)).containsExactly(1);
  }
}
