package org.entopic.engine.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.entopic.engine.query.shop.Condition;
import org.entopic.engine.query.shop.Dice;
import org.entopic.engine.query.shop.Operand;
import org.entopic.engine.query.shop.Sorting;
import org.entopic.query.EntityQuery;

/** Builds a random query and what plain Java says to it. */
final class RandomQuery<T> {
  private final List<Operand<T, ?>> operands;
  private final List<Operand<T, ?>> keys;
  private final Dice dice;

  /**
   * A query and its answer.
   *
   * @param ordered whether the order of the answer counts
   */
  record Twice<T>(EntityQuery<T> query, List<T> expected, boolean ordered) {}

  RandomQuery(List<Operand<T, ?>> operands, List<Operand<T, ?>> keys, Dice dice) {
    this.operands = operands;
    this.keys = keys;
    this.dice = dice;
  }

  Twice<T> build(EntityQuery<T> all, List<T> stored) {
    var state = new Twice<>(all, stored, false);
    for (int i = dice.below(3); i > 0; i--) {
      state = where(state);
    }
    if (dice.below(4) == 0) {
      return state;
    }
    state = order(state);
    for (int i = dice.below(4); i > 0; i--) {
      state =
          switch (dice.below(6)) {
            case 0 -> where(state);
            case 1 -> order(state);
            case 2 -> filter(state);
            case 3 -> skip(state, dice.below(4));
            default -> take(state, dice.below(6));
          };
    }
    return state;
  }

  /** Returns a query in an order in which results may be equal. */
  EntityQuery<T> ordered(EntityQuery<T> all) {
    EntityQuery<T> query = all;
    for (int i = dice.below(3); i > 0; i--) {
      query = query.where(condition(1).query());
    }
    query = query.orderBy(dice.of(operands).sorting(dice).query());
    for (int i = dice.below(2); i > 0; i--) {
      query = query.thenBy(dice.of(operands).sorting(dice).query());
    }
    return query;
  }

  private Twice<T> where(Twice<T> state) {
    Condition<T> condition = condition(2);
    return new Twice<>(
        state.query().where(condition.query()),
        state.expected().stream().filter(condition.java()).toList(),
        state.ordered());
  }

  private Twice<T> filter(Twice<T> state) {
    return new Twice<>(
        state.query().filter(entity -> entity.toString().hashCode() % 3 != 0),
        state.expected().stream().filter(e -> e.toString().hashCode() % 3 != 0).toList(),
        state.ordered());
  }

  private Twice<T> skip(Twice<T> state, int count) {
    return new Twice<>(
        state.query().skip(count), state.expected().stream().skip(count).toList(), state.ordered());
  }

  private Twice<T> take(Twice<T> state, int count) {
    return new Twice<>(
        state.query().take(count),
        state.expected().stream().limit(count).toList(),
        state.ordered());
  }

  /** Ends with the key, so that the order is total. */
  private Twice<T> order(Twice<T> state) {
    var sortings = new ArrayList<Sorting<T>>();
    for (int i = dice.below(3); i > 0; i--) {
      sortings.add(dice.of(operands).sorting(dice));
    }
    keys.forEach(key -> sortings.add(key.sorting(dice)));
    EntityQuery<T> query = state.query().orderBy(sortings.get(0).query());
    Comparator<T> order = sortings.get(0).java();
    for (Sorting<T> sorting : sortings.subList(1, sortings.size())) {
      query = query.thenBy(sorting.query());
      order = order.thenComparing(sorting.java());
    }
    return new Twice<>(query, state.expected().stream().sorted(order).toList(), true);
  }

  private Condition<T> condition(int depth) {
    int choice = depth == 0 ? 3 : dice.below(7);
    return switch (choice) {
      case 0 -> condition(depth - 1).and(condition(depth - 1));
      case 1 -> condition(depth - 1).or(condition(depth - 1));
      case 2 -> condition(depth - 1).not();
      default -> dice.of(operands).condition(dice);
    };
  }
}
