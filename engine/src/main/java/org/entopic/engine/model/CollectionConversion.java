package org.entopic.engine.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import org.entopic.engine.model.draft.CollectionKind;
import org.entopic.engine.model.draft.ValueConversion;
import org.jspecify.annotations.Nullable;

/**
 * Collections of values and the lists they are stored as. Where the property cannot be null, null
 * and empty are one.
 */
final class CollectionConversion implements ValueConversion {
  private final CollectionKind kind;
  private final ValueConversion element;
  private final boolean nullable;
  private final @Nullable Comparator<@Nullable Object> order;

  CollectionConversion(
      CollectionKind kind,
      ValueConversion element,
      boolean nullable,
      @Nullable Comparator<@Nullable Object> order) {
    this.kind = kind;
    this.element = element;
    this.nullable = nullable;
    this.order = order;
  }

  @Override
  public @Nullable Object toStored(@Nullable Object value) {
    if (value == null) {
      return nullable ? null : List.of();
    }
    List<@Nullable Object> stored = new ArrayList<>(((Collection<?>) value).size());
    for (Object each : (Collection<?>) value) {
      stored.add(element.toStored(each));
    }
    return Collections.unmodifiableList(stored);
  }

  @Override
  public @Nullable Object toJava(@Nullable Object stored) {
    if (stored == null && nullable) {
      return null;
    }
    List<@Nullable Object> elements = list(stored);
    if (order != null) {
      elements = new ArrayList<>(elements);
      elements.sort(order);
    }
    Collection<Object> made = kind.create();
    for (Object each : elements) {
      add(made, element.toJava(each));
    }
    return made;
  }

  @SuppressWarnings("NullAway")
  private static void add(Collection<Object> target, @Nullable Object element) {
    target.add(element);
  }

  @Override
  public boolean matches(@Nullable Object value, @Nullable Object stored) {
    if (nullable && (value == null || stored == null)) {
      return value == stored;
    }
    Collection<?> current = value == null ? List.of() : (Collection<?>) value;
    List<@Nullable Object> before = list(stored);
    if (current.size() != before.size()) {
      return false;
    }
    return sameInOrder(current, before)
        || ((kind.isUnordered() || order != null) && sameElements(current, before));
  }

  private boolean sameInOrder(Collection<?> current, List<@Nullable Object> before) {
    Iterator<@Nullable Object> expected = before.iterator();
    for (Object each : current) {
      if (!element.matches(each, expected.next())) {
        return false;
      }
    }
    return true;
  }

  private boolean sameElements(Collection<?> current, List<@Nullable Object> before) {
    List<@Nullable Object> now = new ArrayList<>(current.size());
    for (Object each : current) {
      now.add(element.toStored(each));
    }
    if (kind.isUnordered()) {
      return new HashSet<>(now).equals(new HashSet<>(before));
    }
    var rest = new ArrayList<>(before);
    return now.stream().allMatch(rest::remove);
  }

  @SuppressWarnings("unchecked")
  private static List<@Nullable Object> list(@Nullable Object stored) {
    if (stored == null) {
      return new ArrayList<>();
    }
    return (List<@Nullable Object>) stored;
  }
}
