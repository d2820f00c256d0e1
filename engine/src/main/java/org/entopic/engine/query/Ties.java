package org.entopic.engine.query;

import java.util.ArrayList;
import java.util.List;
import org.entopic.engine.query.expression.OrderCompiler;
import org.entopic.engine.query.expression.RowOrder;
import org.entopic.model.PropertyModel;

/**
 * How rows come that are equal in the order asked for: by some more properties, then by key.
 *
 * @param columns the properties
 * @param isKeyDescending whether large keys come first
 */
record Ties(List<Column> columns, boolean isKeyDescending) {
  /** By key. */
  static final Ties BY_KEY = new Ties(List.of(), false);

  /**
   * One of the values by which rows come in order.
   *
   * @param isDescending whether large values come first; null is the smallest
   */
  record Column(PropertyModel property, boolean isDescending) {
    Column reversed() {
      return new Column(property, !isDescending);
    }
  }

  Ties {
    columns = List.copyOf(columns);
  }

  Ties reversed() {
    return new Ties(columns.stream().map(Column::reversed).toList(), !isKeyDescending);
  }

  /** Returns an order in which no two rows are equal. */
  RowOrder after(RowOrder order) {
    var orders = new ArrayList<RowOrder>();
    orders.add(order);
    columns.forEach(each -> orders.add(OrderCompiler.of(each.property(), each.isDescending())));
    orders.add(OrderCompiler.byKey(isKeyDescending));
    return OrderCompiler.all(orders);
  }
}
