package org.entopic.engine.query;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entopic.engine.query.expression.BoundOrdering;
import org.entopic.engine.query.expression.BoundPath;
import org.entopic.model.PropertyModel;
import org.entopic.query.Ordering.Nulls;
import org.entopic.spi.backend.StoreAccess.Direction;

/** Sees that an order is the one in which keys or the rows of an index come. */
final class OrderMatch {
  private OrderMatch() {}

  /**
   * One of the values by which rows come in order.
   *
   * @param isDescending whether large values come first; null is the smallest
   */
  record Column(PropertyModel property, boolean isDescending) {}

  /**
   * Returns the direction in which rows come in an order, if they do.
   *
   * @param fixed properties of which all rows have the same value
   */
  static Optional<Direction> of(
      List<Column> columns, Set<PropertyModel> fixed, List<BoundOrdering> orderings) {
    if (orderings.isEmpty()) {
      return Optional.empty();
    }
    List<Column> free = columns.stream().filter(c -> !fixed.contains(c.property())).toList();
    Direction direction = null;
    int at = 0;
    for (BoundOrdering ordering : orderings) {
      if (at == free.size()) {
        break;
      }
      BoundPath path = ordering.path();
      if (path == null || !path.isDirect()) {
        return Optional.empty();
      }
      PropertyModel property = path.property();
      if (fixed.contains(property)) {
        continue;
      }
      Column column = free.get(at);
      Direction wanted =
          ordering.isDescending() == column.isDescending()
              ? Direction.ASCENDING
              : Direction.DESCENDING;
      if (!property.equals(column.property())
          || !nullsAreSmallest(ordering, property)
          || direction != null && direction != wanted) {
        return Optional.empty();
      }
      direction = wanted;
      at++;
    }
    return Optional.of(direction == null ? Direction.ASCENDING : direction);
  }

  private static boolean nullsAreSmallest(BoundOrdering ordering, PropertyModel property) {
    return !property.isNullable()
        || (ordering.source().nulls() == Nulls.FIRST) != ordering.isDescending();
  }
}
