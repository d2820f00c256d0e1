package org.entopic.engine.query;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.entopic.engine.query.expression.RowExpression;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.entopic.spi.backend.RowCursor;
import org.jspecify.annotations.Nullable;

/**
 * The rows of two plans combined by what they are compared by: keys of entities, which stay the
 * rows they are, or values, which become the columns of new rows.
 */
final class CombinedRows implements RowCursor {
  private final ReadView view;
  private final PlanStep.Combine step;
  private final RowCursor left;
  private final RowCursor right;
  private final RowBuilder builder;
  private final Set<@Nullable Object> seen = new HashSet<>();
  private @Nullable Set<@Nullable Object> others;
  private boolean leftEnded;

  CombinedRows(ReadView view, PlanStep.Combine step, RowCursor left, RowCursor right) {
    this.view = view;
    this.step = step;
    this.left = left;
    this.right = right;
    this.builder = new RowBuilder(new GroupRowType(step.left().size()));
  }

  @Override
  public @Nullable Row next() {
    while (!leftEnded) {
      Row row = left.next();
      if (row == null) {
        leftEnded = true;
      } else {
        @Nullable Object[] values = values(step.left(), row);
        if (isResult(RowKey.identity(values, row))) {
          return made(values, row);
        }
      }
    }
    return switch (step.operator()) {
      case INTERSECT, EXCEPT -> null;
      case UNION, CONCAT -> nextOfRight();
    };
  }

  private @Nullable Row nextOfRight() {
    for (Row row = right.next(); row != null; row = right.next()) {
      @Nullable Object[] values = values(step.right(), row);
      if (step.operator() == QueryStep.SetOperator.CONCAT
          || seen.add(RowKey.identity(values, row))) {
        return made(values, row);
      }
    }
    return null;
  }

  private boolean isResult(@Nullable Object identity) {
    return switch (step.operator()) {
      case CONCAT -> true;
      case UNION -> seen.add(identity);
      case INTERSECT -> others().contains(identity) && seen.add(identity);
      case EXCEPT -> !others().contains(identity) && seen.add(identity);
    };
  }

  private Set<@Nullable Object> others() {
    if (others == null) {
      Set<@Nullable Object> found = new HashSet<>();
      right.forEachRemaining(row -> found.add(RowKey.identity(values(step.right(), row), row)));
      others = found;
    }
    return others;
  }

  private @Nullable Object[] values(List<RowExpression> expressions, Row row) {
    return RowKey.values(expressions, view, row);
  }

  private Row made(@Nullable Object[] values, Row row) {
    if (values.length == 0) {
      return row;
    }
    for (int i = 0; i < values.length; i++) {
      builder.setObject(i, values[i]);
    }
    return builder.buildNested();
  }
}
