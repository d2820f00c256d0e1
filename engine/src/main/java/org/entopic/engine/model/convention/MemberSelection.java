package org.entopic.engine.model.convention;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Transient;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.Set;
import org.entopic.engine.model.draft.EntityDraft;
import org.entopic.engine.model.draft.MappedMember;
import org.entopic.engine.model.draft.ModelDraft;
import org.entopic.engine.model.draft.ResolvedType;
import org.entopic.engine.model.draft.StructuralDraft;

/**
 * Decides which members are mapped at all: the access type of Jakarta Persistence, super-classes
 * that it would pass over, and what was explicitly left out.
 */
final class MemberSelection {
  private final ModelDraft draft;

  MemberSelection(ModelDraft draft) {
    this.draft = draft;
  }

  boolean isMapped(StructuralDraft type, MappedMember member) {
    if (type instanceof EntityDraft entity && entity.ignored.contains(member.name())) {
      return false;
    }
    if (type.findProperty(member.name()).isPresent()) {
      return true;
    }
    if (member.has(Transient.class) || isIgnored(member.type())) {
      return false;
    }
    if (type.javaType().isRecord()) {
      return true;
    }
    return (draft.findEntity(member.field().getDeclaringClass()).isPresent()
            || isStateful(type.javaType(), member.field().getDeclaringClass()))
        && (member.getter() != null
            || isAnnotated(member.field())
            || !usesProperties(type, member.field().getDeclaringClass()));
  }

  private boolean isIgnored(ResolvedType type) {
    return draft.ignored.contains(type.raw())
        || type.arguments().stream().anyMatch(argument -> draft.ignored.contains(argument.raw()));
  }

  private static boolean isStateful(Class<?> type, Class<?> declaring) {
    return declaring == type
        || !(type.isAnnotationPresent(Entity.class) || type.isAnnotationPresent(Embeddable.class))
        || declaring.isAnnotationPresent(MappedSuperclass.class)
        || declaring.isAnnotationPresent(Entity.class)
        || declaring.isAnnotationPresent(Embeddable.class);
  }

  private static boolean usesProperties(StructuralDraft type, Class<?> declaring) {
    Access access = declaring.getAnnotation(Access.class);
    if (access != null) {
      return access.value() == AccessType.PROPERTY;
    }
    return type.members().stream()
        .anyMatch(
            member ->
                member.getter() != null
                    && (member.getter().isAnnotationPresent(Id.class)
                        || member.getter().isAnnotationPresent(EmbeddedId.class))
                    && !isAnnotated(member.field()));
  }

  static boolean isAnnotated(AnnotatedElement element) {
    for (Annotation annotation : element.getAnnotations()) {
      if (isMapping(annotation)) {
        return true;
      }
    }
    return false;
  }

  private static final Set<String> PACKAGES =
      Set.of("jakarta.persistence", "org.entopic.annotation");

  static boolean isMapping(Annotation annotation) {
    return PACKAGES.contains(annotation.annotationType().getPackageName());
  }
}
