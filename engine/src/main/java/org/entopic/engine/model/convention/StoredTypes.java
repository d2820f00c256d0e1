package org.entopic.engine.model.convention;

import java.util.Optional;
import org.entopic.engine.model.draft.PropertyDraft;
import org.entopic.engine.model.draft.ValueShape;

/** Compares what properties store. */
final class StoredTypes {
  private StoredTypes() {}

  /** Returns whether the stored values of two properties can be compared. */
  static boolean same(PropertyDraft a, PropertyDraft b) {
    Optional<Object> type = a.shape().flatMap(StoredTypes::of);
    return type.isPresent() && type.equals(b.shape().flatMap(StoredTypes::of));
  }

  private static Optional<Object> of(ValueShape shape) {
    if (shape instanceof ValueShape.Scalar scalar) {
      return Optional.of(scalar.type());
    }
    if (shape instanceof ValueShape.Maybe maybe) {
      return of(maybe.value());
    }
    return shape instanceof ValueShape.Enumeration enumeration
        ? Optional.of(enumeration.type())
        : Optional.empty();
  }
}
