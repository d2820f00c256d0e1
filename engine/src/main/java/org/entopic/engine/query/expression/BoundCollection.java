package org.entopic.engine.query.expression;

import java.util.List;
import java.util.function.Predicate;
import org.entopic.model.EntityTypeModel;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowCursor;
import org.jspecify.annotations.Nullable;

/**
 * A collection of related entities that fits the model.
 *
 * @param owner the path to the row that has the collection; its end does not matter
 * @param from reads from that row the values that lead on
 * @param finder finds the elements by these values, or the rows of the join type
 * @param target leads from the rows of the join type to the elements; null without a join type
 * @param filter the filters of the model on the elements
 * @param element the type of the elements
 */
public record BoundCollection(
    BoundPath owner,
    RowValues from,
    RowFinder finder,
    @Nullable JoinTarget target,
    @Nullable RowPredicate filter,
    EntityTypeModel element) {

  /**
   * The second half of the way through a join type.
   *
   * @param from reads from a join row the values that lead on
   * @param finder finds elements by these values
   */
  public record JoinTarget(RowValues from, RowFinder finder) {}

  /** Hands elements to an action until it says false. */
  public void forEach(ReadView view, Row row, Predicate<Row> action) {
    Row holder = owner.resolve(view, row);
    Object value = holder == null ? null : from.of(holder);
    if (value == null) {
      return;
    }
    if (target == null) {
      read(view, finder, value, found -> visible(view, found) ? action.test(found) : true);
      return;
    }
    read(
        view,
        finder,
        value,
        join -> {
          Object wanted = target.from().of(join);
          Row found = wanted == null ? null : target.finder().first(view, wanted);
          return found == null || !visible(view, found) || action.test(found);
        });
  }

  /** Returns how elements are found, for plans. */
  public String describe() {
    return finder.describe() + (target == null ? "" : " and " + target.finder().describe());
  }

  private boolean visible(ReadView view, Row row) {
    return filter == null || filter.test(view, row);
  }

  private static void read(ReadView view, RowFinder finder, Object value, Predicate<Row> action) {
    RowCursor rows = view.read(finder.access(List.of(value)));
    for (Row row = rows.next(); row != null; row = rows.next()) {
      if (value.equals(finder.values().of(row)) && !action.test(row)) {
        return;
      }
    }
  }
}
