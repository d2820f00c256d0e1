package org.entopic.engine.model.convention;

import org.entopic.engine.model.draft.EntityDraft;
import org.entopic.engine.model.draft.HierarchyMessages;
import org.entopic.engine.model.draft.ModelDraft;
import org.entopic.engine.model.draft.ModelMessages;
import org.entopic.engine.model.draft.PropertyDraft;
import org.entopic.engine.model.draft.ValueShape;
import org.entopic.model.StoreType;
import org.entopic.spi.serde.KeyCodec;

/** Refuses key properties that cannot be written as part of a key. */
final class KeyCheck {
  private final ModelDraft draft;

  KeyCheck(ModelDraft draft) {
    this.draft = draft;
  }

  void apply() {
    for (EntityDraft entity : draft.entities()) {
      entity.keyProperties().forEach(property -> check(entity, property));
      entity.classes().stream()
          .filter(EntityDraft::isConcrete)
          .forEach(type -> checkShared(entity, type));
    }
  }

  private void checkShared(EntityDraft entity, EntityDraft type) {
    for (PropertyDraft property : entity.keyProperties()) {
      if (!property.isShadow() && type.member(property.path().get(0).name()).isEmpty()) {
        draft.problem(HierarchyMessages.keyNotShared(type, property.name()));
      }
    }
  }

  void check(EntityDraft entity, PropertyDraft property) {
    ValueShape shape = property.shape().orElse(null);
    if (shape instanceof ValueShape.Scalar scalar) {
      try {
        KeyCodec.standard(java.util.List.of(new StoreType.Scalar(scalar.type())));
      } catch (IllegalArgumentException e) {
        draft.problem(
            ModelMessages.unfitKey(entity, property.name(), String.valueOf(e.getMessage())));
      }
    } else if (shape != null && !(shape instanceof ValueShape.Enumeration)) {
      draft.problem(
          ModelMessages.unfitKey(
              entity, property.name(), "Use a number, text, a UUID, an enum or a date."));
    }
  }
}
