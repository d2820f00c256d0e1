package org.entopic.engine.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entopic.engine.query.Ties.Column;
import org.entopic.engine.query.expression.BoundOrdering;
import org.entopic.engine.query.expression.BoundPath;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.PropertyModel;
import org.entopic.query.Ordering.Nulls;
import org.entopic.spi.backend.StoreAccess.Direction;

/**
 * That an order is the one in which keys or the rows of an index come.
 *
 * @param direction the direction in which to read them
 * @param ties how rows come that are equal in the order
 * @param isTotal whether none are
 */
record OrderMatch(Direction direction, Ties ties, boolean isTotal) {

  /** Returns whether rows that are equal in the order come by ties. */
  boolean has(Ties wanted) {
    return isTotal || ties.equals(wanted);
  }

  /**
   * Sees whether rows come in an order.
   *
   * @param columns the values by which the rows come, before their keys
   * @param fixed properties of which all rows have the same value
   * @param orderings the order, which has a criterion
   * @param whereFixed how equal rows would come without keys and indexes in order
   */
  static Optional<OrderMatch> of(
      EntityTypeModel type,
      List<Column> columns,
      Set<PropertyModel> fixed,
      List<BoundOrdering> orderings,
      Ties whereFixed) {
    var free = new ArrayList<>(columns);
    free.removeIf(column -> fixed.contains(column.property()));
    int beforeKey = free.size();
    type.primaryKey().properties().stream()
        .filter(each -> !fixed.contains(each))
        .forEach(each -> free.add(new Column(each, false)));
    Direction direction = null;
    int at = 0;
    for (BoundOrdering ordering : orderings) {
      if (at == free.size() && !type.isKeyless()) {
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
      if (at == free.size()) {
        return Optional.empty();
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
    if (direction == null) {
      direction = whereFixed.isKeyDescending() ? Direction.DESCENDING : Direction.ASCENDING;
    }
    var ties = new Ties(free.subList(Math.min(at, beforeKey), beforeKey), false);
    return Optional.of(
        new OrderMatch(
            direction,
            direction == Direction.ASCENDING ? ties : ties.reversed(),
            at == free.size() && !type.isKeyless()));
  }

  private static boolean nullsAreSmallest(BoundOrdering ordering, PropertyModel property) {
    return !property.isNullable()
        || (ordering.source().nulls() == Nulls.FIRST) != ordering.isDescending();
  }
}
