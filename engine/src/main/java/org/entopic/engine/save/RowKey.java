package org.entopic.engine.save;

import java.util.List;
import org.entopic.engine.tracking.EntityChange;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.KeyValues;
import org.entopic.model.PropertyModel;
import org.entopic.spi.backend.Row;
import org.jspecify.annotations.Nullable;

/**
 * A key together with its type's name.
 *
 * @param type the entity type's name
 * @param key the key
 */
record RowKey(String type, Object key) {
  static RowKey of(EntityChange change) {
    return new RowKey(change.type().name(), change.key());
  }

  static RowKey of(EntityTypeModel type, Object key) {
    return new RowKey(type.name(), key);
  }

  /** The value of a unique index: no other row may have it. */
  record UniqueValue(String type, String index, Object value) {}

  /** Returns one stored value, or several as {@link KeyValues}; null when one of them is null. */
  static @Nullable Object values(Row row, List<PropertyModel> properties) {
    if (properties.size() == 1) {
      return row.get(properties.get(0).ordinal());
    }
    var values = new Object[properties.size()];
    for (int i = 0; i < values.length; i++) {
      Object value = row.get(properties.get(i).ordinal());
      if (value == null) {
        return null;
      }
      values[i] = value;
    }
    return KeyValues.of(values);
  }
}
