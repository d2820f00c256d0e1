package org.entopic.engine.query.shop;

import org.entopic.query.Predicate;

/**
 * A condition said twice.
 *
 * @param query as queries have it
 * @param java as Java has it
 */
public record Condition<T>(Predicate<T> query, java.util.function.Predicate<T> java) {
  public Condition<T> and(Condition<T> other) {
    return new Condition<>(query.and(other.query), java.and(other.java));
  }

  public Condition<T> or(Condition<T> other) {
    return new Condition<>(query.or(other.query), java.or(other.java));
  }

  public Condition<T> not() {
    return new Condition<>(query.not(), java.negate());
  }

  @Override
  public String toString() {
    return query.toString();
  }
}
