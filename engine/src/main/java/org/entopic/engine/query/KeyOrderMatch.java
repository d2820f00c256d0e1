package org.entopic.engine.query;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entopic.engine.query.expression.BoundOrdering;
import org.entopic.engine.query.expression.BoundPath;
import org.entopic.model.PropertyModel;
import org.entopic.spi.backend.StoreAccess.Direction;

/** Sees that an order is that of the keys. */
final class KeyOrderMatch {
  private KeyOrderMatch() {}

  /**
   * Returns the direction in which keys have an order, if they do.
   *
   * @param fixed properties of which all rows have the same value
   */
  static Optional<Direction> of(
      List<PropertyModel> key, Set<PropertyModel> fixed, List<BoundOrdering> orderings) {
    List<PropertyModel> free = key.stream().filter(p -> !fixed.contains(p)).toList();
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
      Direction wanted = ordering.isDescending() ? Direction.DESCENDING : Direction.ASCENDING;
      if (!property.equals(free.get(at)) || direction != null && direction != wanted) {
        return Optional.empty();
      }
      direction = wanted;
      at++;
    }
    return Optional.ofNullable(direction);
  }
}
