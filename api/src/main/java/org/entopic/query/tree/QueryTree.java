package org.entopic.query.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apiguardian.api.API;
import org.entopic.model.EntityTypeModel;
import org.entopic.query.Ordering;

/**
 * What a query was asked to do: the entity type it starts from and its operators in the order
 * written. Immutable.
 *
 * @param type the entity type
 * @param operators the operators
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record QueryTree(EntityTypeModel type, List<Operator> operators) {

  /** Copies the operators. */
  public QueryTree {
    Objects.requireNonNull(type, "type");
    operators = List.copyOf(operators);
  }

  /** Returns the query with an operator behind the others. */
  public QueryTree with(Operator operator) {
    var longer = new ArrayList<>(operators);
    longer.add(operator);
    return with(longer);
  }

  /** Returns the query with other operators. */
  public QueryTree with(List<? extends Operator> others) {
    return new QueryTree(type, List.copyOf(others));
  }

  /** Returns whether an operator says in which order results are. */
  public boolean isOrdered() {
    return operators.stream().anyMatch(OrderBy.class::isInstance);
  }

  /** One operator of a query. */
  public sealed interface Operator {}

  /** Limits the rows. */
  public record Where(PredicateNode predicate) implements Operator {}

  /** Replaces the order. */
  public record OrderBy(Ordering<?> ordering) implements Operator {}

  /** Refines the order. */
  public record ThenBy(Ordering<?> ordering) implements Operator {}

  /** Leaves out the first results. */
  public record Skip(long count) implements Operator {}

  /** Leaves out all but the first results. */
  public record Take(long count) implements Operator {}

  /** A remark. */
  public record Tag(String text) implements Operator {}

  /**
   * Any other operator of the query, such as a join or a projection: it can be looked at as a text
   * and left out.
   */
  public non-sealed interface Other extends Operator {}
}
