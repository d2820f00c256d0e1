package org.entopic.spi.engine;

import java.util.Map;
import java.util.Objects;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What an entity type is found by: its class, or the name of a property bag.
 *
 * @param <T> the class of its instances
 * @param javaType the class of its instances
 * @param bag the name of a property bag; null for types that have a class of their own
 */
@API(status = API.Status.INTERNAL, since = "0.1.0")
public record TypeName<T>(Class<T> javaType, @Nullable String bag) {

  /** Returns what the type of a class is found by. */
  public static <T> TypeName<T> of(Class<T> javaType) {
    return new TypeName<>(Objects.requireNonNull(javaType, "type"), null);
  }

  /** Returns what a property bag is found by. */
  @SuppressWarnings("unchecked")
  public static TypeName<Map<String, Object>> ofBag(String name) {
    return new TypeName<>(
        (Class<Map<String, Object>>) (Class<?>) Map.class, Objects.requireNonNull(name, "name"));
  }

  /** Returns the class, or the name of the bag, for messages. */
  @Override
  public String toString() {
    return bag == null ? javaType.getName() : "'" + bag + "'";
  }
}
