package org.entopic.engine.query.expression;

import java.util.Arrays;
import java.util.List;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;

/** An unboxed value that is one of several; equality is that of bits. */
final class OneOfLongs implements RowPredicate {
  private static final int FEW = 6;

  private final int ordinal;
  private final long[] values;
  private final boolean nulls;

  OneOfLongs(int ordinal, List<Object> values, boolean nulls) {
    this.ordinal = ordinal;
    this.values = values.stream().mapToLong(ValueKind::bits).sorted().distinct().toArray();
    this.nulls = nulls;
  }

  @Override
  public boolean test(ReadView view, Row row) {
    return row.isNull(ordinal) ? nulls : contains(row.getLong(ordinal));
  }

  private boolean contains(long value) {
    if (values.length > FEW) {
      return Arrays.binarySearch(values, value) >= 0;
    }
    for (long each : values) {
      if (each == value) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int retain(ReadView view, Row[] rows, int count) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      Row row = rows[i];
      if (test(view, row)) {
        rows[kept++] = row;
      }
    }
    return kept;
  }
}
