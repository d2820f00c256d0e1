package org.entopic.engine.query;

import java.util.List;
import java.util.stream.Collectors;
import org.entopic.engine.query.expression.BoundPredicate;
import org.entopic.engine.query.expression.PredicateCompiler;
import org.entopic.engine.query.expression.RowPredicate;
import org.entopic.query.tree.PredicateNode;

/**
 * One of the conditions that must all hold.
 *
 * @param source the condition as written
 * @param bound the condition as the planner reads it
 */
record Conjunct(PredicateNode source, BoundPredicate bound) {

  /** Returns what tests all of some conditions. */
  static RowPredicate compile(List<Conjunct> conjuncts) {
    return PredicateCompiler.compileAll(conjuncts.stream().map(Conjunct::bound).toList());
  }

  /** Returns some conditions as plans print them. */
  static String text(List<Conjunct> conjuncts) {
    return conjuncts.stream().map(Object::toString).collect(Collectors.joining(" and "));
  }

  @Override
  public String toString() {
    return source.toString();
  }
}
