package org.entopic.engine.query.shop;

import static org.entopic.engine.query.shop.ItemArbitraries.DATES;
import static org.entopic.engine.query.shop.ItemArbitraries.LETTERS;
import static org.entopic.engine.query.shop.ItemArbitraries.NAMES;
import static org.entopic.engine.query.shop.ItemArbitraries.PRICES;
import static org.entopic.engine.query.shop.ItemArbitraries.RATINGS;
import static org.entopic.engine.query.shop.ItemArbitraries.REGIONS;
import static org.entopic.engine.query.shop.ItemArbitraries.SCORES;
import static org.entopic.engine.query.shop.ItemArbitraries.TIERS;
import static org.entopic.engine.query.shop.ItemArbitraries.TOKENS;
import static org.entopic.engine.query.shop.ItemArbitraries.VISITS;
import static org.entopic.engine.query.shop.ItemArbitraries.WEIGHTS;

import java.util.List;
import java.util.function.Function;
import org.entopic.model.KeyOrder;

/** The properties that random queries use, keys and paths included. */
public final class Operands {
  private static final List<Integer> NUMBERS = List.of(-1, 0, 1, 2, 3, 4, 5, 9);

  public static final Operand<Item, Integer> ITEM_ID =
      Operand.of(ItemFields.id, i -> i.id, NUMBERS);

  public static final List<Operand<Item, ?>> ITEM =
      List.of(
          ITEM_ID,
          ITEM_ID,
          Operand.of(ItemFields.name, i -> i.name, NAMES),
          Operand.of(ItemFields.rating, i -> i.rating, RATINGS),
          Operand.of(ItemFields.visits, i -> i.visits, VISITS),
          Operand.of(ItemFields.score, i -> i.score, SCORES),
          Operand.of(ItemFields.weight, i -> i.weight, WEIGHTS),
          Operand.of(ItemFields.letter, i -> i.letter, LETTERS),
          Operand.of(ItemFields.price, i -> i.price, PRICES),
          new Operand<>(ItemFields.token, i -> i.token, TOKENS, KeyOrder::compare),
          Operand.of(ItemFields.tier, i -> i.tier, TIERS),
          Operand.of(ItemFields.since, i -> i.since, DATES),
          Operand.of(
              ItemFields.address.then(AddressFields.floor),
              i -> get(i.address, Address::floor),
              RATINGS),
          Operand.of(ItemFields.parent.then(ItemFields.id), i -> get(i.parent, p -> p.id), NUMBERS),
          Operand.of(
              ItemFields.parent.then(ItemFields.parent).then(ItemFields.name),
              i -> get(get(i.parent, p -> p.parent), p -> p.name),
              NAMES));

  public static final Operand<Piece, String> REGION =
      Operand.of(PieceFields.id.then(PurchaseKeyFields.region), p -> p.id.region(), REGIONS);

  public static final Operand<Piece, Integer> NUMBER =
      Operand.of(PieceFields.id.then(PurchaseKeyFields.number), p -> p.id.number(), NUMBERS);

  public static final List<Operand<Piece, ?>> PIECE =
      List.of(
          REGION,
          NUMBER,
          REGION,
          NUMBER,
          Operand.of(PieceFields.shelf, p -> p.shelf, NAMES),
          Operand.of(PieceFields.place, p -> p.place, NUMBERS),
          Operand.of(PieceFields.tier, p -> p.tier, TIERS),
          Operand.of(PieceFields.item.then(ItemFields.id), p -> get(p.item, i -> i.id), NUMBERS),
          Operand.of(
              PieceFields.item.then(ItemFields.rating), p -> get(p.item, i -> i.rating), RATINGS));

  public static final List<Operand<Item, ?>> ITEM_KEY = List.of(ITEM_ID);
  public static final List<Operand<Piece, ?>> PIECE_KEY = List.of(REGION, NUMBER);

  private Operands() {}

  private static <A, B> B get(A owner, Function<A, B> step) {
    return owner == null ? null : step.apply(owner);
  }
}
