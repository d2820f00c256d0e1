package org.entopic.engine.query;

import org.entopic.engine.query.expression.BoundPredicate;
import org.entopic.query.tree.PredicateNode;

/**
 * One of the conditions that must all hold.
 *
 * @param source the condition as written
 * @param bound the condition as the planner reads it
 */
record Conjunct(PredicateNode source, BoundPredicate bound) {
  @Override
  public String toString() {
    return source.toString();
  }
}
