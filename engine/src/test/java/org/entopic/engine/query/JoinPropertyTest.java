package org.entopic.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.entopic.EntityContextFactory;
import org.entopic.engine.query.shop.Dice;
import org.entopic.engine.query.shop.IndexedItemContext;
import org.entopic.engine.query.shop.Item;
import org.entopic.engine.query.shop.ItemArbitraries;
import org.entopic.engine.query.shop.ItemArbitraries.Stock;
import org.entopic.engine.query.shop.ItemContext;
import org.entopic.engine.query.shop.ItemFields;
import org.entopic.engine.query.shop.Operands;
import org.entopic.engine.query.shop.Piece;
import org.entopic.engine.query.shop.PieceFields;
import org.entopic.engine.query.shop.PurchaseKeyFields;
import org.entopic.engine.query.shop.WatchedMemory;
import org.entopic.query.EntityQuery;
import org.entopic.query.Expression;
import org.entopic.query.Expressions;
import org.entopic.query.JoinQuery;
import org.entopic.query.Query;
import org.entopic.query.Tuple;

/** Random joins by values of every kind, and pages of pairs, groups and combined results. */
class JoinPropertyTest {
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final int QUERIES = Math.max(30, Integer.getInteger("entopic.queries", 0) / 40);

  @Provide
  Arbitrary<Stock> stocks() {
    return ItemArbitraries.stocks();
  }

  @Property(tries = 15)
  void joinsAnswerAsPlainJavaAndPagesFitTogether(@ForAll("stocks") Stock stock, @ForAll long seed) {
    String database = "joins-" + DATABASES.incrementAndGet();
    try (var indexed =
            EntityContextFactory.of(IndexedItemContext::new)
                .database(database)
                .providers(new WatchedMemory())
                .open();
        var limited =
            EntityContextFactory.of(ItemContext::new)
                .database(database)
                .providers(ExpressionPropertyTest.withoutIndexes())
                .open();
        var writer = indexed.create()) {
      stock.store(writer);
      for (int i = 0; i < QUERIES; i++) {
        try (var db = (i % 3 == 0 ? limited : indexed).create()) {
          var check = new Check(db, stock, new Dice(new Random(seed + i)));
          switch (i % 4) {
            case 0 -> check.groups();
            case 1 -> check.combined();
            default -> check.join();
          }
        }
      }
    }
  }

  /**
   * What pairs have in common.
   *
   * @param same whether values are the same, which are not null
   */
  private record Common<V>(
      Expression<Piece, V> left,
      Expression<Item, V> right,
      Function<Piece, V> ofPiece,
      Function<Item, V> ofItem,
      BiPredicate<V, V> same) {

    static <V> Common<V> of(
        Expression<Piece, V> left,
        Expression<Item, V> right,
        Function<Piece, V> ofPiece,
        Function<Item, V> ofItem) {
      return new Common<>(left, right, ofPiece, ofItem, Object::equals);
    }

    boolean has(Piece piece, Item item) {
      V one = ofPiece.apply(piece);
      V other = ofItem.apply(item);
      return one != null && other != null && same.test(one, other);
    }
  }

  private static final List<Common<?>> COMMON =
      List.of(
          Common.of(PieceFields.score, ItemFields.score, p -> p.score, i -> i.score),
          Common.of(PieceFields.score, ItemFields.score, p -> p.score, i -> i.score),
          Common.of(
              PieceFields.place.toDouble().times(-1.0),
              ItemFields.score,
              p -> p.place * -1.0,
              i -> i.score),
          new Common<>(
              PieceFields.price,
              ItemFields.price,
              p -> p.price,
              i -> i.price,
              (one, other) -> one.compareTo(other) == 0),
          Common.of(PieceFields.token, ItemFields.token, p -> p.token, i -> i.token),
          Common.of(PieceFields.tier, ItemFields.tier, p -> p.tier, i -> i.tier),
          Common.of(PieceFields.shelf, ItemFields.name, p -> p.shelf, i -> i.name),
          Common.of(PieceFields.place, ItemFields.rating, p -> p.place, i -> i.rating),
          Common.of(PieceFields.place, ItemFields.id, p -> p.place, i -> i.id));

  /** One random query. */
  private record Check(ItemContext db, Stock stock, Dice dice) {
    void join() {
      String region = dice.of(ItemArbitraries.REGIONS);
      int number = dice.below(6);
      boolean few = dice.below(2) == 0;
      EntityQuery<Piece> pieces =
          db.pieces.where(PieceFields.id.then(PurchaseKeyFields.region).eq(region));
      pieces =
          few ? pieces.where(PieceFields.id.then(PurchaseKeyFields.number).eq(number)) : pieces;
      Common<?> common = dice.of(COMMON);
      boolean left = dice.below(2) == 0;
      List<List<Object>> wanted = new ArrayList<>();
      for (Piece piece : stock.pieces()) {
        if (piece.id.region().equals(region) && (!few || piece.id.number() == number)) {
          List<Item> partners =
              stock.items().stream().filter(item -> common.has(piece, item)).toList();
          partners.forEach(item -> wanted.add(List.of(piece.id.number(), item.id)));
          if (left && partners.isEmpty()) {
            wanted.add(Arrays.asList(piece.id.number(), null));
          }
        }
      }
      JoinQuery joined = joined(pieces, common, left);
      Query<Tuple> lines =
          joined
              .orderBy(PieceFields.place.desc())
              .select(PieceFields.id.then(PurchaseKeyFields.number), ItemFields.id);
      assertThat(lists(lines))
          .as(() -> lines.explain().toString())
          .containsExactlyInAnyOrderElementsOf(wanted);
      pages(lines);
      Query<Tuple> total =
          joined
              .orderBy(PieceFields.id.then(PurchaseKeyFields.number).desc())
              .thenBy(ItemFields.id.asc())
              .select(PieceFields.id.then(PurchaseKeyFields.number), ItemFields.id);
      Comparator<List<Object>> order =
          Comparator.comparing((List<Object> line) -> (Integer) line.get(0))
              .reversed()
              .thenComparing(
                  line -> (Integer) line.get(1), Comparator.nullsFirst(Comparator.naturalOrder()));
      assertThat(lists(total.skip(1).take(3)))
          .as(() -> total.explain().toString())
          .isEqualTo(wanted.stream().sorted(order).skip(1).limit(3).toList());
    }

    private <V> JoinQuery joined(EntityQuery<Piece> pieces, Common<V> common, boolean left) {
      return left
          ? pieces.leftJoin(db.items, common.left(), common.right())
          : pieces.join(db.items, common.left(), common.right());
    }

    void groups() {
      Map<Object, Long> wanted = new LinkedHashMap<>();
      stock.items().forEach(item -> wanted.merge(Objects.toString(item.rating), 1L, Long::sum));
      Query<Tuple> lines =
          db.items
              .groupBy(ItemFields.rating)
              .orderBy(Expressions.<Item>count().desc())
              .select(ItemFields.rating, Expressions.count());
      List<List<Object>> found = lists(lines);
      assertThat(found.stream().map(line -> Objects.toString(line.get(0))))
          .containsExactlyInAnyOrderElementsOf(
              wanted.keySet().stream().map(Object::toString).toList());
      assertThat(found.stream().map(line -> -(Long) line.get(1)).toList()).isSorted();
      pages(lines);
      Query<Integer> values =
          db.items.orderBy(ItemFields.tier.asc()).select(ItemFields.rating).distinct();
      pages(values);
    }

    void combined() {
      Query<Item> one = db.items.where(dice.of(Operands.ITEM).condition(dice).query());
      Query<Item> other = db.items.where(dice.of(Operands.ITEM).condition(dice).query());
      Query<Item> both = dice.below(2) == 0 ? one.union(other) : one.concat(other);
      Query<Item> ordered = both.orderBy(dice.of(Operands.ITEM).sorting(dice).query());
      pages(ordered);
      List<Item> all = both.toList();
      assertThat(both.distinct().orderBy(ItemFields.id.asc()).toList())
          .as(() -> both.explain().toString())
          .isEqualTo(
              all.stream().distinct().sorted(Comparator.comparing(item -> item.id)).toList());
    }

    /** Pages, the last result and the reversed list are those of the list. */
    private <R> void pages(Query<R> query) {
      List<R> all = query.toList();
      var backwards = new ArrayList<>(all);
      Collections.reverse(backwards);
      int skipped = dice.below(4);
      int taken = dice.below(4);
      String plan = query.explain().toString();
      assertThat(query.skip(skipped).take(taken).toList())
          .as(plan)
          .isEqualTo(all.stream().skip(skipped).limit(taken).toList());
      assertThat(query.reverse().toList()).as(plan).isEqualTo(backwards);
      assertThat(query.reverse().skip(skipped).take(taken).toList())
          .as(plan)
          .isEqualTo(backwards.stream().skip(skipped).limit(taken).toList());
      assertThat(query.skip(skipped).reverse().take(taken).toList())
          .as(plan)
          .isEqualTo(
              backwards.subList(0, Math.max(0, all.size() - skipped)).stream()
                  .limit(taken)
                  .toList());
      assertThat(query.count()).isEqualTo(all.size());
    }

    private static List<List<Object>> lists(Query<Tuple> query) {
      return query.toList().stream().map(Tuple::toList).toList();
    }
  }
}
