package org.entopic.engine.model;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.entopic.engine.model.draft.ValueConversion;
import org.jspecify.annotations.Nullable;

/** Arrays and the lists they are stored as. */
final class ArrayConversion implements ValueConversion {
  private final Class<?> component;
  private final ValueConversion element;

  ArrayConversion(Class<?> component, ValueConversion element) {
    this.component = component;
    this.element = element;
  }

  @Override
  public @Nullable Object toStored(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    int size = Array.getLength(value);
    List<@Nullable Object> stored = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      stored.add(element.toStored(Array.get(value, i)));
    }
    return Collections.unmodifiableList(stored);
  }

  @Override
  public @Nullable Object toJava(@Nullable Object stored) {
    if (stored == null) {
      return null;
    }
    var list = (List<?>) stored;
    Object array = Array.newInstance(component, list.size());
    for (int i = 0; i < list.size(); i++) {
      Object value = element.toJava(list.get(i));
      if (value != null) {
        Array.set(array, i, value);
      }
    }
    return array;
  }

  @Override
  public boolean matches(@Nullable Object value, @Nullable Object stored) {
    if (value == null || stored == null) {
      return value == stored;
    }
    var list = (List<?>) stored;
    int size = Array.getLength(value);
    if (size != list.size()) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      if (!element.matches(Array.get(value, i), list.get(i))) {
        return false;
      }
    }
    return true;
  }
}
