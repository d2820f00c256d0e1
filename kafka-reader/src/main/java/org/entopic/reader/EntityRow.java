package org.entopic.reader;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The values of an entity by name, for programs that do without its class.
 *
 * <p>Immutable. With a model the names are those of its properties, shadow properties included, and
 * the values have their Java types. Without one the names are those of the record's fields; complex
 * values are maps, and enum constants their names.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class EntityRow {
  private final String entityType;
  private final Map<String, @Nullable Object> values;

  EntityRow(String entityType, Map<String, ? extends @Nullable Object> values) {
    this.entityType = entityType;
    this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Returns the name of the entity type. */
  public String entityType() {
    return entityType;
  }

  /**
   * Returns a value.
   *
   * @throws IllegalArgumentException if there is no such name
   */
  public @Nullable Object get(String name) {
    Object value = values.get(name);
    if (value == null && !values.containsKey(name)) {
      throw ReaderMessages.noSuchValue(entityType, name, values.keySet());
    }
    return value;
  }

  /** Returns the values by name, in the order of the properties or fields. */
  public Map<String, @Nullable Object> toMap() {
    return values;
  }

  /** Rows are equal when their types' names and values are; byte arrays are compared as objects. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EntityRow that
        && entityType.equals(that.entityType)
        && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /** Returns type and names, no values. */
  @Override
  public String toString() {
    return entityType + values.keySet();
  }
}
