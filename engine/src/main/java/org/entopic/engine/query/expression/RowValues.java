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

  /** Returns the reader of properties in order. */
  static RowValues of(List<PropertyModel> properties) {
    int[] ordinals = properties.stream().mapToInt(PropertyModel::ordinal).toArray();
    if (ordinals.length == 1) {
      int ordinal = ordinals[0];
      return row -> row.get(ordinal);
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
}
