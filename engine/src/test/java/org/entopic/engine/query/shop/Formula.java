package org.entopic.engine.query.shop;

import java.util.function.Function;

/**
 * A value of items said twice.
 *
 * @param query as queries have it
 * @param java as Java has it
 */
public record Formula<E, V>(E query, Function<Item, V> java) {
  public V of(Item item) {
    return java.apply(item);
  }

  @Override
  public String toString() {
    return query.toString();
  }
}
