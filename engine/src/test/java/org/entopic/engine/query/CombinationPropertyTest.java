package org.entopic.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.entopic.EntityContextFactory;
import org.entopic.engine.query.shop.Condition;
import org.entopic.engine.query.shop.Dice;
import org.entopic.engine.query.shop.Formulas;
import org.entopic.engine.query.shop.Item;
import org.entopic.engine.query.shop.ItemArbitraries;
import org.entopic.engine.query.shop.ItemArbitraries.Stock;
import org.entopic.engine.query.shop.ItemContext;
import org.entopic.engine.query.shop.ItemFields;
import org.entopic.engine.query.shop.Piece;
import org.entopic.engine.query.shop.PieceFields;
import org.entopic.engine.query.shop.PurchaseKeyFields;
import org.entopic.engine.query.shop.WatchedMemory;
import org.entopic.query.EntityQuery;
import org.entopic.query.Expression;
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
            EntityContextFactory.of(ItemContext::new)
                .database("combinations-" + DATABASES.incrementAndGet())
                .providers(new WatchedMemory())
                .open();
        var writer = factory.create()) {
      writer.items.addAll(stock.items());
      writer.pieces.addAll(stock.pieces());
      writer.saveChanges();
      for (int i = 0; i < PER_STOCK; i++) {
        try (var db = factory.create()) {
          var check = new Check(db, stock, new Dice(new Random(seed + i)));
          if (i % 5 == 0) {
            check.members();
          } else if (i % 2 == 0) {
            check.join();
          } else {
            check.combine();
          }
        }
      }
    }
  }

  /** One random query. */
  private record Check(ItemContext db, Stock stock, Dice dice, Formulas formulas) {
    Check(ItemContext db, Stock stock, Dice dice) {
      this(db, stock, dice, new Formulas(dice));
    }

    void join() {
      Condition<Item> condition =
          dice.below(2) == 0
              ? new Condition<>(ItemFields.id.in(List.of(1, 3)), i -> i.id == 1 || i.id == 3)
              : formulas.condition(1);
      List<Item> left = stock.items().stream().filter(condition.java()).toList();
      EntityQuery<Item> items = db.items.where(condition.query());
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
      assertThat(joined.where(PieceFields.place.gt(1)).select(ItemFields.id.count()).single())
          .isEqualTo(
              wanted.stream()
                  .filter(l -> l.get(3) != null && (int) l.get(3) > 2 && l.get(0) != null)
                  .count());
    }

    void members() {
      Condition<Item> condition = formulas.condition(1);
      boolean left = dice.below(2) == 0;
      EntityQuery<Item> items = db.items.where(condition.query());
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
      EntityQuery<Item> first = db.items.where(one.query());
      EntityQuery<Item> second = db.items.where(other.query()).orderBy(ItemFields.id.desc());
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
