package org.entopic.engine.query.shop;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;

/** Random items and pieces over few values, so that conditions meet rows. */
public final class ItemArbitraries {
  public static final List<String> NAMES = Arrays.asList(null, "", "a", "ab", "b", "Ab", "aab");
  public static final List<Integer> RATINGS = Arrays.asList(null, -2, -1, 0, 1, 2);
  public static final List<Long> VISITS = List.of(Long.MIN_VALUE, -1L, 0L, 1L, Long.MAX_VALUE);
  public static final List<Double> SCORES = List.of(-1.5, -0.0, 0.0, 2.5, Double.NaN);
  public static final List<Float> WEIGHTS = Arrays.asList(null, -1f, 0f, 1f, Float.NaN);
  public static final List<Character> LETTERS = Arrays.asList(null, 'a', 'z', '\uffff');
  public static final List<BigDecimal> PRICES =
      Arrays.asList(null, new BigDecimal("1.5"), new BigDecimal("1.50"), BigDecimal.ZERO);
  public static final List<UUID> TOKENS =
      Arrays.asList(null, new UUID(1, 1), new UUID(-1, 1), new UUID(1, -1));
  public static final List<Tier> TIERS = Arrays.asList(null, Tier.GOLD, Tier.SILVER, Tier.BRONZE);
  public static final List<LocalDate> DATES =
      Arrays.asList(null, LocalDate.of(2020, 2, 29), LocalDate.of(1999, 1, 1));
  public static final List<Address> ADDRESSES =
      Arrays.asList(null, new Address("x", 1), new Address(null, 2), new Address("y", null));
  public static final List<Locale> LANGUAGES = Arrays.asList(null, Locale.GERMAN, Locale.FRENCH);
  public static final List<String> REGIONS = List.of("eu", "us");

  private ItemArbitraries() {}

  /**
   * Everything that is stored.
   *
   * @param items the items; a parent is an item of the list
   * @param pieces the pieces
   */
  public record Stock(List<Item> items, List<Piece> pieces) {
    /** Saves all. */
    public void store(ItemContext db) {
      db.items.addAll(items);
      db.pieces.addAll(pieces);
      db.saveChanges();
    }
  }

  /** Returns random stocks. */
  public static Arbitrary<Stock> stocks() {
    return Arbitraries.fromGenerator(
        (RandomGenerator<Stock>)
            random -> {
              var stock = stock(new Dice(random));
              return net.jqwik.api.Shrinkable.unshrinkable(stock);
            });
  }

  private static Stock stock(Dice dice) {
    var items = new ArrayList<Item>();
    int count = dice.below(14);
    for (int i = 0; i < count; i++) {
      items.add(item(i, items, dice));
    }
    var pieces = new ArrayList<Piece>();
    for (String region : REGIONS) {
      for (int number = 0; number < 6; number++) {
        if (dice.below(3) > 0) {
          pieces.add(piece(region, number, items, dice));
        }
      }
    }
    return new Stock(items, pieces);
  }

  private static Item item(int id, List<Item> parents, Dice dice) {
    var item = new Item();
    item.id = id;
    item.name = dice.of(NAMES);
    item.rating = dice.of(RATINGS);
    item.visits = dice.of(VISITS);
    item.score = dice.of(SCORES);
    item.weight = dice.of(WEIGHTS);
    item.letter = dice.of(LETTERS);
    item.price = dice.of(PRICES);
    item.token = dice.of(TOKENS);
    item.tier = dice.of(TIERS);
    item.since = dice.of(DATES);
    item.active = dice.below(2) == 0;
    item.address = dice.of(ADDRESSES);
    item.language = dice.of(LANGUAGES);
    item.parent = parents.isEmpty() || dice.below(3) == 0 ? null : dice.of(parents);
    return item;
  }

  private static Piece piece(String region, int number, List<Item> items, Dice dice) {
    var piece = new Piece();
    piece.id = new PurchaseKey(region, number);
    piece.shelf = dice.of(NAMES);
    piece.place = dice.below(4);
    piece.score = dice.below(4) == 0 ? null : dice.of(SCORES);
    piece.price = dice.of(PRICES);
    piece.token = dice.of(TOKENS);
    piece.tier = dice.of(TIERS);
    piece.item = items.isEmpty() || dice.below(4) == 0 ? null : dice.of(items);
    return piece;
  }
}
