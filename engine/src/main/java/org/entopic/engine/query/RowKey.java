package org.entopic.engine.query;

import java.util.Arrays;
import java.util.List;
import org.entopic.engine.query.expression.Identity;
import org.entopic.engine.query.expression.RowExpression;
import org.entopic.model.KeyValues;
import org.entopic.spi.backend.ReadView;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** Values of a row that others are compared by. */
final class RowKey {
  private RowKey() {}

  /** Returns the stored values, boxed. */
  static @Nullable Object[] values(List<RowExpression> expressions, ReadView view, Row row) {
    @Nullable Object[] values = new @Nullable Object[expressions.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = expressions.get(i).get(view, row);
    }
    return values;
  }

  /** Returns the values as keys of entities have them, or null if one is missing. */
  static @Nullable Object of(List<RowExpression> key, ReadView view, Row row) {
    if (key.size() == 1) {
      return key.get(0).get(view, row);
    }
    var present = new Object[key.size()];
    for (int i = 0; i < present.length; i++) {
      Object value = key.get(i).get(view, row);
      if (value == null) {
        return null;
      }
      present[i] = value;
    }
    return KeyValues.of(present);
  }

  /** Returns what equals that of rows with equal values, or without values with the same key. */
  static @Nullable Object identity(@Nullable Object[] values, Row row) {
    return values.length == 0 ? row.key() : identity(values);
  }

  /** Returns what equals that of other values where these equal them. */
  static @Nullable Object identity(@Nullable Object[] values) {
    if (values.length == 1) {
      return Identity.of(values[0]);
    }
    @Nullable Object[] identities = new @Nullable Object[values.length];
    for (int i = 0; i < values.length; i++) {
      identities[i] = Identity.of(values[i]);
    }
    return Arrays.asList(identities);
  }
}
