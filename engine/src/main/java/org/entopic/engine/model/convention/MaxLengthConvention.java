package org.entopic.engine.model.convention;

import static org.entopic.model.ConfigurationSource.ANNOTATION;

import java.lang.annotation.Annotation;
import java.util.Set;
import org.entopic.engine.model.draft.ModelDraft;
import org.entopic.engine.model.draft.PropertyDraft;
import org.entopic.engine.model.draft.ValueShape;
import org.entopic.model.ScalarType;

/**
 * Limits texts and byte sequences as {@code @Size} and {@code @Length} say, which are read by name:
 * the engine does without them.
 */
final class MaxLengthConvention {
  private static final Set<String> LIMITS =
      Set.of("jakarta.validation.constraints.Size", "org.hibernate.validator.constraints.Length");

  private final ModelDraft draft;

  MaxLengthConvention(ModelDraft draft) {
    this.draft = draft;
  }

  void apply() {
    draft.structuralTypes().stream()
        .flatMap(type -> type.properties().stream())
        .filter(property -> property.path().size() == 1 && hasLength(property))
        .forEach(MaxLengthConvention::apply);
  }

  private static boolean hasLength(PropertyDraft property) {
    return property.shape().orElse(null) instanceof ValueShape.Scalar scalar
        && (scalar.type() == ScalarType.STRING || scalar.type() == ScalarType.BYTES);
  }

  private static void apply(PropertyDraft property) {
    for (Annotation annotation : property.path().get(0).annotations()) {
      if (LIMITS.contains(annotation.annotationType().getName())) {
        int max = max(annotation);
        if (max != Integer.MAX_VALUE) {
          property.maxLength.set(max, ANNOTATION);
        }
      }
    }
  }

  private static int max(Annotation limit) {
    try {
      return (int) limit.annotationType().getMethod("max").invoke(limit);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(limit.annotationType() + " has no readable max().", e);
    }
  }
}
