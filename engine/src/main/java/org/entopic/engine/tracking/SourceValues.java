package org.entopic.engine.tracking;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.entopic.PropertyValues;
import org.entopic.model.PropertyModel;
import org.jspecify.annotations.Nullable;

/** Reads the values that any object has for the properties of an entity type. */
final class SourceValues {
  private SourceValues() {}

  // javac 17 loses annotations of type arguments in class files: toMap() looks different
  @SuppressWarnings("NullAway")
  static Map<String, @Nullable Object> of(Object source, TypePlan plan) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    if (source instanceof Map<?, ?> map) {
      map.forEach((name, value) -> values.put(String.valueOf(name), value));
    } else if (source instanceof PropertyValues<?> others) {
      putKnown(others.toMap(), plan, values);
    } else if (plan.type.javaType().isInstance(source)) {
      for (PropertyModel property : plan.type.properties()) {
        if (!property.isShadow()) {
          Object stored = plan.mapping.value(source, property);
          values.put(property.name(), plan.mapping.toJava(property, stored));
        }
      }
    } else {
      putKnown(read(source), plan, values);
    }
    return values;
  }

  private static void putKnown(
      Map<String, @Nullable Object> from, TypePlan plan, Map<String, @Nullable Object> to) {
    from.forEach(
        (name, value) -> {
          if (plan.type.property(name).isPresent()) {
            to.put(name, value);
          }
        });
  }

  private static Map<String, @Nullable Object> read(Object source) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    Class<?> type = source.getClass();
    if (type.isRecord()) {
      for (RecordComponent component : type.getRecordComponents()) {
        values.put(component.getName(), call(source, component.getAccessor()));
      }
      return values;
    }
    for (Method method : type.getMethods()) {
      String name = propertyName(method);
      if (name != null) {
        values.put(name, call(source, method));
      }
    }
    return values;
  }

  private static @Nullable String propertyName(Method method) {
    if (method.getParameterCount() > 0
        || method.getReturnType() == void.class
        || method.getDeclaringClass() == Object.class
        || Modifier.isStatic(method.getModifiers())) {
      return null;
    }
    String name = method.getName();
    for (String prefix : new String[] {"get", "is"}) {
      if (name.startsWith(prefix) && name.length() > prefix.length()) {
        int first = prefix.length();
        return Character.toLowerCase(name.charAt(first)) + name.substring(first + 1);
      }
    }
    return null;
  }

  private static @Nullable Object call(Object source, Method accessor) {
    try {
      accessor.trySetAccessible();
      return accessor.invoke(source);
    } catch (IllegalAccessException e) {
      throw TrackingMessages.unreadable(source.getClass(), e);
    } catch (InvocationTargetException e) {
      throw TrackingMessages.unreadable(
          source.getClass(), Objects.requireNonNullElse(e.getCause(), e));
    }
  }
}
