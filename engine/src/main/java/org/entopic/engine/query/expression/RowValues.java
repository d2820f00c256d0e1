package org.entopic.engine.query.expression;

import java.util.List;
import org.entopic.model.KeyValues;
import org.entopic.model.PropertyModel;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/** Reads the values of some properties of a row as keys have them. */
@FunctionalInterface
public interface RowValues {

  /** Returns the value of the property, or {@link KeyValues} of several; null if one is null. */
  @Nullable Object of(Row row);

  /** Returns the ordinal of a single property that rows keep as an integer, or -1. */
  default int integerOrdinal() {
    return -1;
  }

  /** Returns the reader of properties in order. */
  static RowValues of(List<PropertyModel> properties) {
    int[] ordinals = properties.stream().mapToInt(PropertyModel::ordinal).toArray();
    if (ordinals.length == 1) {
      boolean isInteger = ValueKind.of(properties.get(0).storeType()) == ValueKind.INTEGRAL;
      return isInteger ? new OfInteger(ordinals[0]) : row -> row.get(ordinals[0]);
    }
    return row -> {
      var values = new Object[ordinals.length];
      for (int i = 0; i < values.length; i++) {
        Object value = row.get(ordinals[i]);
        if (value == null) {
          return null;
        }
        values[i] = value;
      }
      return KeyValues.of(values);
    };
  }

  /** Reads one integer. */
  record OfInteger(int ordinal) implements RowValues {
    @Override
    public @Nullable Object of(Row row) {
      return row.get(ordinal);
    }

    @Override
    public int integerOrdinal() {
      return ordinal;
    }
  }
}
