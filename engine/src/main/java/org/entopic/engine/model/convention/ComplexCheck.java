package org.entopic.engine.model.convention;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.entopic.engine.model.draft.ComplexDraft;
import org.entopic.engine.model.draft.ModelDraft;
import org.entopic.engine.model.draft.PropertyDraft;
import org.entopic.engine.model.draft.PropertyMessages;
import org.entopic.engine.model.draft.ValueShape;
import org.jspecify.annotations.Nullable;

/** Refuses complex types that contain themselves: a record would have no end. */
final class ComplexCheck {
  private final ModelDraft draft;

  ComplexCheck(ModelDraft draft) {
    this.draft = draft;
  }

  void apply() {
    for (ComplexDraft type : draft.complexTypes()) {
      for (PropertyDraft property : List.copyOf(type.properties())) {
        if (leadsTo(property, type, new HashSet<>())) {
          draft.problem(PropertyMessages.recursiveComplex(type.javaType()));
          type.removeProperty(property.name());
        }
      }
    }
  }

  private static boolean leadsTo(
      PropertyDraft property, ComplexDraft wanted, Set<ComplexDraft> seen) {
    ComplexDraft part = property.shape().map(ComplexCheck::complex).orElse(null);
    return part != null && (part == wanted || contains(part, wanted, seen));
  }

  private static boolean contains(ComplexDraft type, ComplexDraft wanted, Set<ComplexDraft> seen) {
    if (!seen.add(type)) {
      return false;
    }
    return type.properties().stream().anyMatch(property -> leadsTo(property, wanted, seen));
  }

  private static @Nullable ComplexDraft complex(ValueShape shape) {
    if (shape instanceof ValueShape.Complex complex) {
      return complex.type();
    }
    if (shape instanceof ValueShape.Maybe maybe) {
      return complex(maybe.value());
    }
    if (shape instanceof ValueShape.Array array) {
      return complex(array.element());
    }
    return shape instanceof ValueShape.Collection collection ? complex(collection.element()) : null;
  }
}
