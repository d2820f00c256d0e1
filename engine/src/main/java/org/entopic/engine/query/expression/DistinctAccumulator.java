package org.entopic.engine.query.expression;

import java.util.HashSet;
import java.util.Set;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** Counts the different values, or hands the rows with a new one on. */
final class DistinctAccumulator implements Accumulator {
  private final RowExpression value;
  private final @Nullable Accumulator further;
  private final Set<Object> seen = new HashSet<>();

  DistinctAccumulator(RowExpression value, @Nullable Accumulator further) {
    this.value = value;
    this.further = further;
  }

  @Override
  public void add(ReadView view, Row row) {
    Object identity = Identity.of(value.get(view, row));
    if (identity != null && seen.add(identity) && further != null) {
      further.add(view, row);
    }
  }

  @Override
  public @Nullable Object result() {
    return further == null ? (Object) (long) seen.size() : further.result();
  }
}
