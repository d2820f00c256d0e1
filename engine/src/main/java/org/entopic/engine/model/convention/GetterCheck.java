package org.entopic.engine.model.convention;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Set;
import org.entopic.engine.model.draft.AccessMessages;
import org.entopic.engine.model.draft.MappedMember;
import org.entopic.engine.model.draft.ModelDraft;
import org.entopic.engine.model.draft.StructuralDraft;

/** Refuses annotated getters without a field: state is read and written through fields. */
final class GetterCheck {
  private static final Set<String> NO_STATE =
      Set.of(
          "Transient",
          "PrePersist",
          "PostPersist",
          "PreUpdate",
          "PostUpdate",
          "PreRemove",
          "PostRemove",
          "PostLoad");

  private final ModelDraft draft;

  GetterCheck(ModelDraft draft) {
    this.draft = draft;
  }

  void apply() {
    draft.entities().forEach(this::check);
    draft.complexTypes().forEach(this::check);
  }

  private void check(StructuralDraft type) {
    if (type.access().isEmpty()) {
      return;
    }
    for (Class<?> c = type.javaType(); c != null && c != Object.class; c = c.getSuperclass()) {
      for (Method method : c.getDeclaredMethods()) {
        if (!method.isSynthetic() && isMapped(method) && !belongsToField(type, method)) {
          draft.problem(AccessMessages.getterWithoutField(type.javaType(), method.getName()));
        }
      }
    }
  }

  private static boolean isMapped(Method method) {
    for (Annotation annotation : method.getAnnotations()) {
      if (MemberSelection.isMapping(annotation)
          && !NO_STATE.contains(annotation.annotationType().getSimpleName())) {
        return true;
      }
    }
    return false;
  }

  private static boolean belongsToField(StructuralDraft type, Method method) {
    return type.members().stream()
        .map(MappedMember::getter)
        .anyMatch(getter -> getter != null && getter.getName().equals(method.getName()));
  }
}
