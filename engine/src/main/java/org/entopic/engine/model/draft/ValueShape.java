package org.entopic.engine.model.draft;

import java.util.List;
import org.entopic.model.ScalarType;

/** How the values of a property are stored, and what they are converted by. */
public sealed interface ValueShape {

  /** A scalar. */
  record Scalar(ScalarType type, ValueConversion conversion) implements ValueShape {}

  /** An enum constant by name. */
  record Enumeration(Class<? extends Enum<?>> type, ValueConversion conversion)
      implements ValueShape {}

  /** A complex value. */
  record Complex(ComplexDraft type) implements ValueShape {}

  /** A collection, sorted on load by these paths where there are any. */
  record Collection(CollectionKind kind, ValueShape element, List<SortKey> order)
      implements ValueShape {
    /** Copies the order. */
    public Collection {
      order = List.copyOf(order);
    }
  }

  /** An array. */
  record Array(Class<?> component, ValueShape element) implements ValueShape {}

  /** A value inside an {@link java.util.Optional}. */
  record Maybe(ValueShape value) implements ValueShape {}

  /**
   * A criterion of an order.
   *
   * @param property the property of the elements; empty for the elements themselves
   * @param descending whether large values come first
   */
  record SortKey(String property, boolean descending) {}
}
