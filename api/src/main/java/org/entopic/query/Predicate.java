package org.entopic.query;

import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.entopic.query.tree.PredicateNode;

/**
 * A condition on the rows of a query; true or false for each, never null.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * db.blogs.where(BlogFields.rating.gt(3).and(BlogFields.url.startsWith("https:")))
 * }</pre>
 *
 * @param <R> the type of the rows
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class Predicate<R> implements Expression<R, Boolean> {
  private final PredicateNode node;

  Predicate(PredicateNode node) {
    this.node = node;
  }

  /**
   * Returns the condition, on the narrower of both rows, that holds when this one and another do.
   */
  public <S extends R> Predicate<S> and(Predicate<? super S> other) {
    return new Predicate<>(new PredicateNode.And(join(other, PredicateNode.And.class)));
  }

  /**
   * Returns the condition, on the narrower of both rows, that holds when this one or another does.
   */
  public <S extends R> Predicate<S> or(Predicate<? super S> other) {
    return new Predicate<>(new PredicateNode.Or(join(other, PredicateNode.Or.class)));
  }

  /** Returns the condition that holds when this one does not. */
  public Predicate<R> not() {
    return new Predicate<>(
        node instanceof PredicateNode.Not inner ? inner.part() : new PredicateNode.Not(node));
  }

  @Override
  public PredicateNode node() {
    return node;
  }

  @Override
  public String toString() {
    return node.toString();
  }

  private List<PredicateNode> join(Predicate<?> other, Class<? extends PredicateNode> connective) {
    var parts = new ArrayList<PredicateNode>();
    for (PredicateNode side : List.of(node, other.node)) {
      if (!connective.isInstance(side)) {
        parts.add(side);
      } else if (side instanceof PredicateNode.And and) {
        parts.addAll(and.parts());
      } else if (side instanceof PredicateNode.Or or) {
        parts.addAll(or.parts());
      }
    }
    return parts;
  }
}
