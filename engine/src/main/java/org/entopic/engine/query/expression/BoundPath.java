package org.entopic.engine.query.expression;

import java.util.List;
import java.util.Objects;
import org.entopic.model.PropertyModel;
import org.entopic.model.StructuralTypeModel;
import org.entopic.query.tree.ExpressionNode.Path;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/**
 * A path that fits the model.
 *
 * @param source the path as written
 * @param steps the rows to follow
 * @param owner the type of the last row
 * @param end the property of the last row; null if the path ends at the related row itself
 */
public record BoundPath(
    Path source, List<PathStep> steps, StructuralTypeModel owner, @Nullable PropertyModel end) {

  /** Copies the steps. */
  public BoundPath {
    steps = List.copyOf(steps);
  }

  /** Returns whether the value is in the queried row itself. */
  public boolean isDirect() {
    return steps.isEmpty() && end != null;
  }

  /**
   * Returns the property.
   *
   * @throws NullPointerException if the path ends at a row
   */
  public PropertyModel property() {
    return Objects.requireNonNull(end, "property");
  }

  /** Returns how the property's values compare. */
  public ValueKind kind() {
    return ValueKind.of(property().storeType());
  }

  /** Returns the row that has the value, or null if the path breaks off before. */
  @Nullable Row resolve(ReadView view, Row row) {
    Row current = row;
    for (int i = 0; i < steps.size(); i++) {
      current = steps.get(i).follow(view, current);
      if (current == null) {
        return null;
      }
    }
    return current;
  }

  /** Returns a condition on the last row as one on the first. */
  RowPredicate lift(RowPredicate condition, boolean ifBroken) {
    if (steps.isEmpty()) {
      return condition;
    }
    return (view, row) -> {
      Row last = resolve(view, row);
      return last == null ? ifBroken : condition.test(view, last);
    };
  }
}
