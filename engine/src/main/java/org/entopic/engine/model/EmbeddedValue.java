package org.entopic.engine.model;

import java.util.List;
import java.util.function.IntFunction;
import org.entopic.engine.model.draft.ValueConversion;
import org.entopic.spi.access.EntityAccess;
import org.entopic.spi.backend.Row;
import org.entopic.spi.backend.RowBuilder;
import org.jspecify.annotations.Nullable;

/** An object, such as an embedded key, whose parts are properties of the type that has it. */
record EmbeddedValue(EntityAccess<Object> access, List<Part> parts) {

  /** A part: a property, or another such object. */
  sealed interface Part {
    int member();
  }

  record Leaf(int member, Class<?> type, int ordinal, ValueConversion conversion) implements Part {}

  record Nested(int member, EmbeddedValue value) implements Part {}

  /** Returns a new object made of stored values by ordinal. */
  Object make(IntFunction<@Nullable Object> stored) {
    @Nullable Object[] values = new @Nullable Object[access.members().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Zero.of(access.members().get(i).type());
    }
    for (Part part : parts) {
      if (part instanceof Leaf leaf) {
        Object value = leaf.conversion().toJava(stored.apply(leaf.ordinal()));
        values[leaf.member()] = value != null ? value : Zero.of(leaf.type());
      } else if (part instanceof Nested nested) {
        values[nested.member()] = nested.value().make(stored);
      }
    }
    Object made = Instances.create(access, values);
    if (!access.constructorBound()) {
      for (Part part : parts) {
        access.set(made, part.member(), values[part.member()]);
      }
    }
    return made;
  }

  /** Copies the parts into a row; those of no object are null. */
  void read(@Nullable Object object, RowBuilder target) {
    for (Part part : parts) {
      Object value = object == null ? null : access.get(object, part.member());
      if (part instanceof Leaf leaf) {
        target.set(leaf.ordinal(), leaf.conversion().toStored(value));
      } else if (part instanceof Nested nested) {
        nested.value().read(value, target);
      }
    }
  }

  /** Returns whether a row holds the same. */
  boolean matches(@Nullable Object object, Row row) {
    for (Part part : parts) {
      Object value = object == null ? null : access.get(object, part.member());
      boolean same =
          part instanceof Leaf leaf
              ? leaf.conversion().matches(value, row.get(leaf.ordinal()))
              : ((Nested) part).value().matches(value, row);
      if (!same) {
        return false;
      }
    }
    return true;
  }

  /** Returns the stored value of a property, null where there is no object. */
  @Nullable Object get(@Nullable Object object, int ordinal) {
    if (object == null) {
      return null;
    }
    for (Part part : parts) {
      Object value = access.get(object, part.member());
      if (part instanceof Leaf leaf) {
        if (leaf.ordinal() == ordinal) {
          return leaf.conversion().toStored(value);
        }
      } else if (part instanceof Nested nested && nested.value().has(ordinal)) {
        return nested.value().get(value, ordinal);
      }
    }
    return null;
  }

  /** Returns a new object with one property changed. */
  Object with(@Nullable Object object, int ordinal, @Nullable Object stored) {
    return make(o -> o == ordinal ? stored : get(object, o));
  }

  /** Returns whether a property is one of the parts. */
  boolean has(int ordinal) {
    return parts.stream()
        .anyMatch(
            part ->
                part instanceof Leaf leaf
                    ? leaf.ordinal() == ordinal
                    : ((Nested) part).value().has(ordinal));
  }
}
