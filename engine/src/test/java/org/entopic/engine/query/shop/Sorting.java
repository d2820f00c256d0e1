package org.entopic.engine.query.shop;

import java.util.Comparator;
import org.entopic.query.Ordering;

/**
 * A criterion of an order said twice.
 *
 * @param query as queries have it
 * @param java as Java has it
 */
public record Sorting<T>(Ordering<T> query, Comparator<T> java) {
  @Override
  public String toString() {
    return query.toString();
  }
}
