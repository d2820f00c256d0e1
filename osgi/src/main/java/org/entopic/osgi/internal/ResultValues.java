package org.entopic.osgi.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.entopic.EntityContext;
import org.entopic.query.Tuple;
import org.jspecify.annotations.Nullable;

/** Results of queries as values by name, for those who know no classes. */
// javac 17 loses annotations of type arguments in class files: maps of values look different
@SuppressWarnings("NullAway")
final class ResultValues {
  private ResultValues() {}

  /** Returns the properties of an entity, the values of a tuple, or the only value. */
  static Map<String, @Nullable Object> of(EntityContext context, @Nullable Object result) {
    if (isEntity(context, result)) {
      return properties(context, result);
    }
    var values = new LinkedHashMap<String, @Nullable Object>();
    if (result instanceof Map<?, ?> bag) {
      bag.forEach((name, value) -> values.put(String.valueOf(name), value));
    } else if (result instanceof Tuple tuple) {
      for (int i = 0; i < tuple.names().size(); i++) {
        Object value = tuple.toList().get(i);
        values.put(
            tuple.names().get(i), isEntity(context, value) ? properties(context, value) : value);
      }
    } else {
      values.put("value", result);
    }
    return values;
  }

  private static boolean isEntity(EntityContext context, @Nullable Object value) {
    return value != null && context.model().entityType(value.getClass()).isPresent();
  }

  private static Map<String, @Nullable Object> properties(EntityContext context, Object entity) {
    return context.entry(entity).currentValues().toMap();
  }
}
