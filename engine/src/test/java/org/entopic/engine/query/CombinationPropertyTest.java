package org.entopic.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.entopic.EntityContextFactory;
import org.entopic.engine.query.shop.Condition;
import org.entopic.engine.query.shop.Dice;
import org.entopic.engine.query.shop.Formulas;
import org.entopic.engine.query.shop.IndexedItemContext;
import org.entopic.engine.query.shop.Item;
import org.entopic.engine.query.shop.ItemArbitraries;
import org.entopic.engine.query.shop.ItemArbitraries.Stock;
import org.entopic.engine.query.shop.ItemContext;
import org.entopic.engine.query.shop.ItemFields;
import org.entopic.engine.query.shop.Piece;
import org.entopic.engine.query.shop.PieceFields;
import org.entopic.engine.query.shop.PurchaseKeyFields;
import org.entopic.engine.query.shop.RowsOnDisk;
import org.entopic.engine.query.shop.WatchedMemory;
import org.entopic.query.EntityQuery;
import org.entopic.query.Expression;
import org.entopic.query.Expressions;
import org.entopic.query.JoinKeys;
import org.entopic.query.JoinQuery;
import org.entopic.query.Query;
import org.entopic.query.Tuple;

/**
 * Random joins and combinations answer as plain Java does; {@code -Dentopic.queries=100000} sets
 * how many queries are tried.
 */
class CombinationPropertyTest {
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final int PER_STOCK = Math.max(30, Integer.getInteger("entopic.queries", 0) / 40);

  @Provide
  Arbitrary<Stock> stocks() {
    return ItemArbitraries.stocks();
  }

  @Property(tries = 40)
  void combinationsAnswerAsPlainJava(@ForAll("stocks") Stock stock, @ForAll long seed) {
    try (var factory =
            EntityContextFactory.of(IndexedItemContext::new)
                .database("combinations-" + DATABASES.incrementAndGet())
                .providers(new WatchedMemory())
                .open();
        var limited =
            EntityContextFactory.of(ItemContext::new)
                .database("combinations-" + DATABASES.get())
                .providers(ExpressionPropertyTest.withoutIndexes())
                .open();
        var writer = factory.create()) {
      stock.store(writer);
      new Bulk(factory, stock, new Dice(new Random(seed))).run();
      for (int i = 0; i < PER_STOCK; i++) {
        check(i % 3 == 0 ? limited : factory, stock, seed, i);
      }
    }
    if (ExpressionPropertyTest.isOnDisk(DATABASES.get())) {
      combinationsOnDisk(stock, seed);
    }
  }

  private static void combinationsOnDisk(Stock stock, long seed) {
    try (var factory = RowsOnDisk.open(IndexedItemContext::new, "combinations-" + DATABASES.get());
        var writer = factory.create()) {
      stock.store(writer);
      new Bulk(factory, stock, new Dice(new Random(seed))).run();
      for (int i = 0; i < PER_STOCK; i++) {
        check(factory, stock, seed, i);
      }
    }
  }

  private static void check(
      EntityContextFactory<? extends ItemContext> factory, Stock stock, long seed, int i) {
    try (var db = factory.create()) {
      var check = new Check(db, stock, new Dice(new Random(seed + i)));
      if (i % 5 == 0) {
        check.members();
      } else if (i % 7 == 0) {
        check.partners();
      } else if (i % 11 == 0) {
        check.severalKeys();
      } else if (i % 13 == 0) {
        check.conditionsOnBothSides();
      } else if (i % 2 == 0) {
        check.join();
      } else {
        check.combine();
      }
    }
  }

  /** A random change of many items at once, and back again. */
  private record Bulk(EntityContextFactory<? extends ItemContext> factory, Stock stock, Dice dice) {
    void run() {
      var formulas = new Formulas(dice);
      Condition<Item> condition = formulas.condition(2);
      var value = formulas.ints(2);
      Map<Integer, Integer> wanted = new HashMap<>();
      for (Item item : stock.items()) {
        wanted.put(item.id, condition.java().test(item) ? value.of(item) : item.rating);
      }
      try (var db = factory.create()) {
        EntityQuery<Item> items = db.items.bind(Formulas.NUMBER, formulas.number());
        items
            .where(condition.query())
            .executeUpdate(set -> set.set(ItemFields.rating, value.query()));
        Map<Integer, Integer> found = new HashMap<>();
        db.items.asNoTracking().toList().forEach(item -> found.put(item.id, item.rating));
        assertThat(found).as(condition + ": " + value).isEqualTo(wanted);
        for (Item item : stock.items()) {
          db.items
              .where(ItemFields.id.eq(item.id))
              .executeUpdate(set -> set.set(ItemFields.rating, item.rating));
        }
        assertThat(db.entries()).isEmpty();
      }
    }
  }

  /** One random query. */
  private record Check(ItemContext db, Stock stock, Dice dice, Formulas formulas) {
    Check(ItemContext db, Stock stock, Dice dice) {
      this(db, stock, dice, new Formulas(dice));
    }

    private EntityQuery<Item> start() {
      return db.items.bind(Formulas.NUMBER, formulas.number());
    }

    /** Each item with all pieces whose place is a number of it. */
    void partners() {
      Condition<Item> condition = formulas.condition(1);
      var key = formulas.ints(1);
      var joined =
          start()
              .where(condition.query())
              .groupJoin(
                  db.pieces.orderBy(PieceFields.id.then(PurchaseKeyFields.number).asc()),
                  key.query(),
                  PieceFields.place);
      List<List<Object>> wanted = new ArrayList<>();
      Map<Object, Long> places = new HashMap<>();
      for (Item item : stock.items()) {
        if (condition.java().test(item)) {
          List<Piece> partners =
              stock.pieces().stream()
                  .filter(p -> Integer.valueOf(p.place).equals(key.of(item)))
                  .sorted(Comparator.comparing(p -> p.id.number()))
                  .toList();
          wanted.add(
              Arrays.asList(
                  item.id,
                  (long) partners.size(),
                  partners.stream().mapToLong(p -> p.place).sum(),
                  partners.stream().map(p -> p.id.number()).toList()));
          partners.forEach(p -> places.merge(key.of(item), 1L, Long::sum));
        }
      }
      Query<Tuple> lines =
          joined.select(
              ItemFields.id,
              Expressions.count(),
              PieceFields.place.sum(),
              Expressions.toList(PieceFields.id.then(PurchaseKeyFields.number)));
      assertThat(lines.count()).isEqualTo(wanted.size());
      assertThat(lines.toList().stream().map(t -> t.toList().subList(0, 3)).toList())
          .containsExactlyInAnyOrderElementsOf(
              wanted.stream().map(line -> line.subList(0, 3)).toList());
      for (Tuple line : lines.toList()) {
        List<Integer> numbers =
            ((List<?>) line.toList().get(3)).stream().map(Integer.class::cast).toList();
        assertThat(numbers).isSorted();
        assertThat(wanted)
            .anySatisfy(
                each -> {
                  assertThat(each.get(0)).isEqualTo(line.toList().get(0));
                  assertThat(each.get(3)).isEqualTo(numbers);
                });
      }
      Map<Object, Object> groups = new HashMap<>();
      start()
          .where(condition.query())
          .join(db.pieces, key.query(), PieceFields.place)
          .groupBy(PieceFields.place)
          .select(PieceFields.place, Expressions.count())
          .toList()
          .forEach(t -> groups.put(t.toList().get(0), t.toList().get(1)));
      assertThat(groups).isEqualTo(places);
    }

    void severalKeys() {
      var key = formulas.ints(1);
      var text = formulas.texts(1);
      var keys = JoinKeys.on(text.query(), PieceFields.shelf).and(key.query(), PieceFields.place);
      boolean left = dice.below(2) == 0;
      Condition<Item> condition =
          dice.below(2) == 0
              ? new Condition<>(ItemFields.id.in(List.of(1, 3)), i -> i.id == 1 || i.id == 3)
              : formulas.condition(1);
      EntityQuery<Item> items = start().where(condition.query());
      JoinQuery joined = left ? items.leftJoin(db.pieces, keys) : items.join(db.pieces, keys);
      List<List<Object>> wanted = new ArrayList<>();
      for (Item item : stock.items()) {
        if (condition.java().test(item)) {
          List<Piece> partners =
              stock.pieces().stream()
                  .filter(
                      p ->
                          p.shelf != null
                              && p.shelf.equals(text.of(item))
                              && Integer.valueOf(p.place).equals(key.of(item)))
                  .toList();
          partners.forEach(p -> wanted.add(Arrays.asList(item.id, p.id.number())));
          if (left && partners.isEmpty()) {
            wanted.add(Arrays.asList(item.id, null));
          }
        }
      }
      Query<Tuple> lines =
          joined.select(ItemFields.id, PieceFields.id.then(PurchaseKeyFields.number));
      assertThat(lines.toList().stream().map(Tuple::toList).toList())
          .as(() -> lines.explain().toString())
          .containsExactlyInAnyOrderElementsOf(wanted);
    }

    void join() {
      Condition<Item> condition =
          dice.below(2) == 0
              ? new Condition<>(ItemFields.id.in(List.of(1, 3)), i -> i.id == 1 || i.id == 3)
              : formulas.condition(1);
      List<Item> left = stock.items().stream().filter(condition.java()).toList();
      EntityQuery<Item> items = start().where(condition.query());
      var key = formulas.ints(1);
      int kind = dice.below(5);
      boolean byItem = dice.below(2) == 0;
      Expression<Piece, Integer> other =
          byItem ? PieceFields.item.then(ItemFields.id) : PieceFields.place;
      JoinQuery joined =
          switch (kind) {
            case 0 -> items.join(db.pieces, key.query(), other);
            case 1 -> items.leftJoin(db.pieces, key.query(), other);
            case 2 -> items.rightJoin(db.pieces, key.query(), other);
            case 3 -> items.fullJoin(db.pieces, key.query(), other);
            default -> items.crossJoin(db.pieces);
          };
      List<List<Object>> wanted = new ArrayList<>();
      var alone = new ArrayList<>(stock.pieces());
      for (Item item : left) {
        Integer value = key.of(item);
        List<Piece> partners =
            stock.pieces().stream()
                .filter(p -> kind == 4 || value != null && value.equals(of(p, byItem)))
                .toList();
        partners.forEach(piece -> wanted.add(line(item, piece)));
        alone.removeAll(partners);
        if (partners.isEmpty() && (kind == 1 || kind == 3)) {
          wanted.add(line(item, null));
        }
      }
      if (kind == 2 || kind == 3) {
        alone.forEach(piece -> wanted.add(line(null, piece)));
      }
      Query<Tuple> lines =
          joined.select(
              ItemFields.id,
              ItemFields.name.concat("!"),
              PieceFields.id.then(PurchaseKeyFields.number),
              PieceFields.place.plus(1));
      assertThat(lines.toList().stream().map(Tuple::toList).toList())
          .as(() -> lines.explain().toString())
          .containsExactlyInAnyOrderElementsOf(wanted);
      assertThat(lines.count()).isEqualTo(wanted.size());
      assertThat(
              joined
                  .where(
                      Expressions.ofPair(ItemFields.id)
                          .gt(Expressions.ofPair(PieceFields.place))
                          .or(Expressions.ofPair(PieceFields.place).eq(2)))
                  .select(Expressions.count())
                  .single())
          .isEqualTo(
              wanted.stream()
                  .filter(
                      l ->
                          l.get(3) != null
                              && ((int) l.get(3) == 3
                                  || l.get(0) != null && (int) l.get(0) > (int) l.get(3) - 1))
                  .count());
      assertThat(joined.where(PieceFields.place.gt(1)).select(ItemFields.id.count()).single())
          .isEqualTo(
              wanted.stream()
                  .filter(l -> l.get(3) != null && (int) l.get(3) > 2 && l.get(0) != null)
                  .count());
    }

    /** Pieces with the items whose key is their place, both sides filtered at random. */
    void conditionsOnBothSides() {
      int limit = dice.below(6);
      Condition<Item> condition =
          dice.below(2) == 0
              ? new Condition<>(ItemFields.id.lt(limit), item -> item.id < limit)
              : formulas.condition(1);
      boolean all = dice.below(2) == 0;
      boolean left = dice.below(2) == 0;
      EntityQuery<Piece> pieces = all ? db.pieces : db.pieces.where(PieceFields.place.le(limit));
      EntityQuery<Item> items = start().where(condition.query());
      JoinQuery joined =
          left
              ? pieces.leftJoin(items, PieceFields.place, ItemFields.id)
              : pieces.join(items, PieceFields.place, ItemFields.id);
      List<List<Object>> wanted = new ArrayList<>();
      for (Piece piece : stock.pieces()) {
        if (all || piece.place <= limit) {
          List<Item> partners =
              stock.items().stream()
                  .filter(item -> item.id == piece.place && condition.java().test(item))
                  .toList();
          partners.forEach(item -> wanted.add(Arrays.asList(piece.id.number(), item.id)));
          if (left && partners.isEmpty()) {
            wanted.add(Arrays.asList(piece.id.number(), null));
          }
        }
      }
      Query<Tuple> lines =
          joined.select(PieceFields.id.then(PurchaseKeyFields.number), ItemFields.id);
      assertThat(lines.toList().stream().map(Tuple::toList).toList())
          .as(() -> lines.explain().toString())
          .containsExactlyInAnyOrderElementsOf(wanted);
    }

    void members() {
      Condition<Item> condition = formulas.condition(1);
      boolean left = dice.below(2) == 0;
      EntityQuery<Item> items = start().where(condition.query());
      JoinQuery joined = left ? items.leftJoin(ItemFields.pieces) : items.join(ItemFields.pieces);
      List<List<Object>> wanted = new ArrayList<>();
      for (Item item : stock.items()) {
        if (condition.java().test(item)) {
          item.pieces.forEach(
              piece -> wanted.add(Arrays.asList(item.id, piece.id.number(), piece.shelf)));
          if (left && item.pieces.isEmpty()) {
            wanted.add(Arrays.asList(item.id, null, null));
          }
        }
      }
      Query<Tuple> lines =
          joined.select(
              ItemFields.id, PieceFields.id.then(PurchaseKeyFields.number), PieceFields.shelf);
      assertThat(lines.toList().stream().map(Tuple::toList).toList())
          .as(() -> lines.explain().toString())
          .containsExactlyInAnyOrderElementsOf(wanted);
      assertThat(lines.count()).isEqualTo(wanted.size());
    }

    private static Integer of(Piece piece, boolean byItem) {
      return byItem ? piece.item == null ? null : (Integer) piece.item.id : (Integer) piece.place;
    }

    private static List<Object> line(Item item, Piece piece) {
      return Arrays.asList(
          item == null ? null : item.id,
          item == null || item.name == null ? null : item.name + "!",
          piece == null ? null : piece.id.number(),
          piece == null ? null : piece.place + 1);
    }

    void combine() {
      Condition<Item> one = formulas.condition(1);
      Condition<Item> other = formulas.condition(1);
      EntityQuery<Item> first = start().where(one.query());
      EntityQuery<Item> second = start().where(other.query()).orderBy(ItemFields.id.desc());
      List<Item> left = stock.items().stream().filter(one.java()).toList();
      List<Item> right = stock.items().stream().filter(other.java()).toList();
      int operator = dice.below(4);
      assertThat(combined(operator, first, second).toList().stream().map(i -> i.id))
          .containsExactlyInAnyOrderElementsOf(
              combined(
                  operator,
                  left.stream().map(i -> i.id).toList(),
                  right.stream().map(i -> i.id).toList()));
      var value = formulas.texts(1);
      List<String> wanted =
          combined(
              operator,
              left.stream().map(value::of).toList(),
              right.stream().map(value::of).toList());
      Query<Item> both = combined(operator, first, second);
      assertThat(both.distinct().toList()).hasSameSizeAs(Set.copyOf(both.toList()));
      assertThat(both.distinct().count()).isEqualTo(Set.copyOf(both.toList()).size());
      Query<String> values =
          combined(operator, first.select(value.query()), second.select(value.query()));
      assertThat(values.toList()).containsExactlyInAnyOrderElementsOf(wanted);
      assertThat(values.count()).isEqualTo(wanted.size());
      assertThat(values.distinct().count()).isEqualTo(wanted.stream().distinct().count());
    }

    private static <R> Query<R> combined(int operator, Query<R> first, Query<R> second) {
      return switch (operator) {
        case 0 -> first.union(second);
        case 1 -> first.concat(second);
        case 2 -> first.intersect(second);
        default -> first.except(second);
      };
    }

    private static <R> List<R> combined(int operator, List<R> first, List<R> second) {
      var result = new ArrayList<>(first);
      switch (operator) {
        case 0, 1 -> result.addAll(second);
        case 2 -> result.retainAll(second);
        default -> result.removeAll(second);
      }
      return operator == 1 ? result : new ArrayList<>(new LinkedHashSet<>(result));
    }
  }
}
