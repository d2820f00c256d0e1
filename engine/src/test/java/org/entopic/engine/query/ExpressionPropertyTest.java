package org.entopic.engine.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.entopic.EntityContextFactory;
import org.entopic.QueryException;
import org.entopic.engine.query.shop.Condition;
import org.entopic.engine.query.shop.Dice;
import org.entopic.engine.query.shop.Formula;
import org.entopic.engine.query.shop.Formulas;
import org.entopic.engine.query.shop.IndexedItemContext;
import org.entopic.engine.query.shop.Item;
import org.entopic.engine.query.shop.ItemArbitraries;
import org.entopic.engine.query.shop.ItemArbitraries.Stock;
import org.entopic.engine.query.shop.ItemContext;
import org.entopic.engine.query.shop.ItemFields;
import org.entopic.engine.query.shop.RowsOnDisk;
import org.entopic.engine.query.shop.WatchedMemory;
import org.entopic.query.ComparableExpression;
import org.entopic.query.EntityQuery;
import org.entopic.query.Expressions;
import org.entopic.query.NumberExpression;
import org.entopic.query.Query;
import org.entopic.query.Tuple;
import org.entopic.spi.backend.BackendCapability;

/**
 * Random expressions, projections and groups answer as plain Java does; {@code
 * -Dentopic.queries=100000} sets how many queries are tried.
 */
class ExpressionPropertyTest {
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final int PER_STOCK = Math.max(60, Integer.getInteger("entopic.queries", 0) / 40);

  @Provide
  Arbitrary<Stock> stocks() {
    return ItemArbitraries.stocks();
  }

  /** Random queries of rows on disk, in a tenth of the tries unless many are wanted. */
  static boolean isOnDisk(int database) {
    return Integer.getInteger("entopic.queries", 0) > 0 || database % 10 == 0;
  }

  @Property(tries = 40)
  void expressionsAnswerAsPlainJava(@ForAll("stocks") Stock stock, @ForAll long seed) {
    try (var factory =
            EntityContextFactory.of(IndexedItemContext::new)
                .database("expressions-" + DATABASES.incrementAndGet())
                .providers(new WatchedMemory())
                .open();
        var limited =
            EntityContextFactory.of(ItemContext::new)
                .database("expressions-" + DATABASES.get())
                .providers(withoutIndexes())
                .open();
        var writer = factory.create()) {
      stock.store(writer);
      for (int i = 0; i < PER_STOCK; i++) {
        try (var db = (i % 2 == 0 ? factory : limited).create()) {
          new Check(db, stock.items(), new Dice(new Random(seed + i))).run();
        }
      }
    }
    if (isOnDisk(DATABASES.get())) {
      expressionsOnDisk(stock, seed);
    }
  }

  private static void expressionsOnDisk(Stock stock, long seed) {
    try (var factory = RowsOnDisk.open(IndexedItemContext::new, "expressions-" + DATABASES.get());
        var writer = factory.create()) {
      stock.store(writer);
      for (int i = 0; i < PER_STOCK; i++) {
        try (var db = factory.create()) {
          new Check(db, stock.items(), new Dice(new Random(seed + i))).run();
        }
      }
    }
  }

  /** Returns a backend that finds rows by key at best. */
  static WatchedMemory withoutIndexes() {
    var memory = new WatchedMemory();
    memory.missing.add(BackendCapability.INDEX_LOOKUP);
    return memory;
  }

  /** One random query. */
  private record Check(ItemContext db, List<Item> items, Dice dice, Formulas formulas) {
    Check(ItemContext db, List<Item> items, Dice dice) {
      this(db, items, dice, new Formulas(dice));
    }

    void run() {
      Condition<Item> condition = formulas.condition(2);
      List<Item> expected = items.stream().filter(condition.java()).toList();
      Query<Item> sequential = start().asNoTracking().where(condition.query());
      Query<Item> rows = dice.below(4) == 0 ? sequential.parallel() : sequential;
      switch (dice.below(6)) {
        case 0 -> conditions(rows, expected, condition);
        case 1 -> orders(rows, expected);
        case 2 -> projections(rows, expected);
        case 3 -> aggregates(rows, expected);
        case 4 -> lists(rows, expected);
        default -> groups(rows, expected);
      }
    }

    private EntityQuery<Item> start() {
      return db.items.bind(Formulas.NUMBER, formulas.number());
    }

    private void lists(Query<Item> rows, List<Item> expected) {
      var key = formula();
      var value = formulas.ints(1);
      Map<Object, List<Object>> wanted = new LinkedHashMap<>();
      Map<Object, List<Integer>> groups = new LinkedHashMap<>();
      for (Item item : expected) {
        Object of = normal(key.of(item));
        wanted.computeIfAbsent(of, any -> new ArrayList<>()).add(value.of(item));
        groups.computeIfAbsent(of, any -> new ArrayList<>()).add(item.id);
      }
      Query<Item> ordered = rows.orderBy(ItemFields.id.asc());
      Map<Object, Object> found = new LinkedHashMap<>();
      for (Tuple tuple :
          ordered
              .groupBy(key.query())
              .select(key.query(), Expressions.toList(value.query()))
              .toList()) {
        found.put(normal(tuple.toList().get(0)), tuple.toList().get(1));
      }
      assertThat(found).as(key + ", " + value).isEqualTo(wanted);
      Map<Object, List<Integer>> handedOut = new LinkedHashMap<>();
      ordered
          .toGroups(key.query())
          .forEach(
              (of, items) -> handedOut.put(normal(of), items.stream().map(i -> i.id).toList()));
      assertThat(handedOut).as(key::toString).isEqualTo(groups);
      List<List<Integer>> shelves =
          ordered.select(ItemFields.children.toList(ItemFields.id)).toList();
      assertThat(shelves)
          .isEqualTo(
              expected.stream()
                  .map(i -> i.children.stream().map(c -> c.id).sorted().toList())
                  .toList());
    }

    private void conditions(Query<Item> rows, List<Item> expected, Condition<Item> condition) {
      assertThat(rows.toList().stream().map(i -> i.id))
          .as(condition::toString)
          .containsExactlyInAnyOrderElementsOf(expected.stream().map(i -> i.id).toList());
      assertThat(rows.count()).isEqualTo(expected.size());
      assertThat(start().all(condition.query())).isEqualTo(expected.size() == items.size());
      for (Item item : items) {
        assertThat(rows.contains(item)).isEqualTo(expected.contains(item));
      }
    }

    private void orders(Query<Item> rows, List<Item> expected) {
      Formula<? extends ComparableExpression<Item, ?>, ?> key = formula();
      boolean descending = dice.below(2) == 0;
      Comparator<Object> values = descending ? values().reversed() : values();
      Comparator<Object> order =
          descending ? Comparator.nullsLast(values) : Comparator.nullsFirst(values);
      List<Integer> wanted =
          expected.stream()
              .sorted(
                  Comparator.comparing((Item i) -> (Object) key.of(i), order)
                      .thenComparing(i -> i.id))
              .map(i -> i.id)
              .toList();
      Query<Item> ordered =
          rows.orderBy(descending ? key.query().desc() : key.query().asc())
              .thenBy(ItemFields.id.asc());
      assertThat(ordered.toList().stream().map(i -> i.id))
          .as(key::toString)
          .containsExactlyElementsOf(wanted);
      var reversed = new ArrayList<>(wanted);
      java.util.Collections.reverse(reversed);
      assertThat(ordered.reverse().select(ItemFields.id).toList())
          .as(key::toString)
          .isEqualTo(reversed);
      int at = dice.below(5);
      assertThat(ordered.elementAt(at).map(i -> i.id))
          .isEqualTo(wanted.stream().skip(at).findFirst());
      assertThat(ordered.last().map(i -> i.id)).isEqualTo(reversed.stream().findFirst());
    }

    private void projections(Query<Item> rows, List<Item> expected) {
      var one = formula();
      var other = formula();
      List<List<Object>> wanted = new ArrayList<>();
      for (Item item : expected) {
        wanted.add(java.util.Arrays.asList(normal(one.of(item)), normal(other.of(item))));
      }
      Query<Tuple> tuples = rows.orderBy(ItemFields.id.asc()).select(one.query(), other.query());
      assertThat(tuples.toList())
          .extracting(Check::normal)
          .as(one + ", " + other)
          .isEqualTo(wanted);
      try (var stream = tuples.skip(1).take(2).stream()) {
        assertThat(stream.toList())
            .extracting(Check::normal)
            .isEqualTo(wanted.stream().skip(1).limit(2).toList());
      }
      List<List<Object>> distinct = wanted.stream().distinct().toList();
      assertThat(tuples.distinct().toList()).extracting(Check::normal).isEqualTo(distinct);
      assertThat(tuples.distinct().count()).isEqualTo(distinct.size());
      assertThat(tuples.distinct().take(2).toList())
          .extracting(Check::normal)
          .isEqualTo(distinct.stream().limit(2).toList());
    }

    private void aggregates(Query<Item> rows, List<Item> expected) {
      var key = formula();
      List<Object> values =
          expected.stream().map(key::of).filter(Objects::nonNull).map(Object.class::cast).toList();
      assertThat(rows.countDistinct(key.query()))
          .as(key::toString)
          .isEqualTo(values.stream().map(Check::normal).distinct().count());
      assertThat(normal(rows.select(key.query().min()).single()))
          .isEqualTo(normal(values.stream().min(values()).orElse(null)));
      assertThat(normal(rows.select(key.query().max()).single()))
          .isEqualTo(normal(values.stream().max(values()).orElse(null)));
      sums(rows, expected, formulas.longs(2));
      var decimal = formulas.decimals(2);
      assertThat(rows.sum(decimal.query()))
          .as(decimal::toString)
          .isEqualByComparingTo(
              expected.stream()
                  .map(decimal::of)
                  .filter(Objects::nonNull)
                  .reduce(BigDecimal.ZERO, BigDecimal::add));
      var whole = formulas.ints(2);
      assertThat(rows.exactAverage(whole.query())).isEqualTo(mean(expected, whole));
      assertThat(rows.select(whole.query().averageDistinct()).singleOrEmpty())
          .isEqualTo(
              expected.stream()
                  .map(whole::of)
                  .filter(Objects::nonNull)
                  .distinct()
                  .mapToDouble(v -> v)
                  .average()
                  .stream()
                  .boxed()
                  .findFirst());
      assertThat(rows.average(whole.query()))
          .isEqualTo(
              expected.stream()
                  .map(whole::of)
                  .filter(Objects::nonNull)
                  .mapToDouble(v -> v)
                  .average());
    }

    private static Optional<BigDecimal> mean(List<Item> items, Formula<?, Integer> formula) {
      List<BigDecimal> values =
          items.stream().map(formula::of).filter(Objects::nonNull).map(BigDecimal::new).toList();
      return values.isEmpty()
          ? Optional.empty()
          : Optional.of(
              values.stream()
                  .reduce(BigDecimal.ZERO, BigDecimal::add)
                  .divide(new BigDecimal(values.size()), MathContext.DECIMAL128));
    }

    private void sums(
        Query<Item> rows,
        List<Item> expected,
        Formula<NumberExpression<Item, Long, Long>, Long> formula) {
      BigInteger sum =
          expected.stream()
              .map(formula::of)
              .filter(Objects::nonNull)
              .map(BigInteger::valueOf)
              .reduce(BigInteger.ZERO, BigInteger::add);
      if (sum.bitLength() < 64) {
        assertThat(rows.sum(formula.query())).as(formula::toString).isEqualTo(sum.longValue());
      } else {
        assertThatThrownBy(() -> rows.sum(formula.query()))
            .isInstanceOf(QueryException.class)
            .hasMessageContaining("QRY-32");
      }
      assertThat(rows.sum(formula.query().toDecimal())).isEqualByComparingTo(new BigDecimal(sum));
    }

    private void groups(Query<Item> rows, List<Item> expected) {
      var one = formula();
      var other = formula();
      var value = formulas.ints(1);
      Map<List<Object>, List<Item>> wanted = new LinkedHashMap<>();
      for (Item item : expected) {
        wanted
            .computeIfAbsent(
                java.util.Arrays.asList(normal(one.of(item)), normal(other.of(item))),
                any -> new ArrayList<>())
            .add(item);
      }
      List<List<Object>> lines = new ArrayList<>();
      wanted.forEach(
          (key, members) -> {
            long sum =
                members.stream().map(value::of).filter(Objects::nonNull).mapToLong(v -> v).sum();
            if (sum >= 0) {
              var line = new ArrayList<>(key);
              line.add((long) members.size());
              line.add(sum);
              line.add(members.stream().map(value::of).filter(Objects::nonNull).distinct().count());
              lines.add(line);
            }
          });
      List<Tuple> found =
          rows.groupBy(one.query(), other.query())
              .having(value.query().sum().ge(0L))
              .select(
                  one.query(),
                  other.query(),
                  Expressions.count(),
                  value.query().sum(),
                  value.query().countDistinct())
              .toList();
      assertThat(found.stream().map(Check::normal).toList())
          .as(one + ", " + other + ", " + value)
          .containsExactlyInAnyOrderElementsOf(lines);
      assertThat(new HashSet<>(found)).hasSameSizeAs(lines);
    }

    private Formula<? extends ComparableExpression<Item, ?>, ?> formula() {
      return switch (dice.below(7)) {
        case 6 -> formulas.extremes();
        case 0 -> formulas.ints(2);
        case 1 -> formulas.longs(2);
        case 2 -> formulas.doubles(2);
        case 3 -> formulas.decimals(2);
        case 4 -> new Formula<>(ItemFields.tier, i -> i.tier);
        default -> formulas.texts(2);
      };
    }

    // Values of one formula are of one class.
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Comparator<Object> values() {
      return (a, b) -> ((Comparable) a).compareTo(b);
    }

    private static List<Object> normal(Tuple tuple) {
      return tuple.toList().stream()
          .map(Check::normal)
          .collect(java.util.stream.Collectors.toList());
    }

    private static Object normal(Object value) {
      return value instanceof BigDecimal decimal
          ? decimal.signum() == 0 ? BigDecimal.ZERO : decimal.stripTrailingZeros()
          : value;
    }
  }
}
