package org.entopic.engine.model.convention;

import static org.entopic.model.ConfigurationSource.ANNOTATION;

import org.entopic.engine.model.draft.MappedMember;
import org.entopic.engine.model.draft.ModelDraft;
import org.entopic.engine.model.draft.PropertyDraft;
import org.entopic.engine.model.draft.ValueShape;

/** Takes over what annotations on members say about null. */
final class NullnessConvention {
  private final ModelDraft draft;

  NullnessConvention(ModelDraft draft) {
    this.draft = draft;
  }

  void apply() {
    draft.structuralTypes().stream()
        .flatMap(type -> type.properties().stream())
        .filter(property -> property.path().size() == 1)
        .forEach(NullnessConvention::apply);
  }

  private static void apply(PropertyDraft property) {
    MappedMember member = property.path().get(0);
    if (property.shape().orElse(null) instanceof ValueShape.Maybe) {
      property.nullable.set(!Nullness.isDenied(member), ANNOTATION);
    } else if (!member.type().raw().isPrimitive()) {
      Nullness.of(member).ifPresent(nullable -> property.nullable.set(nullable, ANNOTATION));
    }
  }
}
