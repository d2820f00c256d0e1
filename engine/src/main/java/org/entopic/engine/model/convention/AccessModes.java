package org.entopic.engine.model.convention;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Method;
import java.util.Optional;
import org.entopic.engine.model.draft.AccessMessages;
import org.entopic.engine.model.draft.AccessSource;
import org.entopic.engine.model.draft.Accessors;
import org.entopic.engine.model.draft.EntityDraft;
import org.entopic.engine.model.draft.MappedMember;
import org.entopic.engine.model.draft.ModelDraft;
import org.entopic.engine.model.draft.PropertyDraft;
import org.entopic.model.ConfigurationSource;
import org.entopic.model.PropertyAccess;
import org.jspecify.annotations.Nullable;

/** Finds the getters and setters of properties that are not read and written by their fields. */
final class AccessModes {
  private final ModelDraft draft;
  private final AccessSource accesses;

  AccessModes(ModelDraft draft, AccessSource accesses) {
    this.draft = draft;
    this.accesses = accesses;
  }

  void apply() {
    for (EntityDraft entity : draft.entities()) {
      if (!entity.javaType().isRecord()) {
        entity.properties().stream().filter(p -> !p.isUnbound()).forEach(p -> apply(entity, p));
      }
    }
  }

  private void apply(EntityDraft entity, PropertyDraft property) {
    MappedMember member = property.path().size() == 1 ? property.path().get(0) : null;
    if (member != null && isPropertyByAnnotation(member)) {
      property.access.set(PropertyAccess.PROPERTY, ConfigurationSource.ANNOTATION);
    }
    if (property.access.or(PropertyAccess.FIELD) == PropertyAccess.FIELD) {
      return;
    }
    if (member == null
        || member.getter() == null
        || !member.declared().isAssignableFrom(member.getter().getReturnType())) {
      draft.problem(AccessMessages.noGetter(entity, property.name()));
      return;
    }
    Method setter = setter(entity.javaType(), member);
    Optional<MethodHandle> write = setter == null ? Optional.empty() : accesses.handle(setter);
    if (setter == null || write.isPresent()) {
      accesses
          .handle(member.getter())
          .ifPresent(
              read ->
                  entity.accessors.put(member.index(), new Accessors(read, write.orElse(null))));
    }
  }

  private static boolean isPropertyByAnnotation(MappedMember member) {
    Method getter = member.getter();
    if (getter == null || member.field().isAnnotationPresent(Access.class)) {
      return false;
    }
    Access own = getter.getAnnotation(Access.class);
    Access ofClass = getter.getDeclaringClass().getAnnotation(Access.class);
    boolean byClass =
        ofClass != null
            && ofClass.value() == AccessType.PROPERTY
            && !MemberSelection.isAnnotated(member.field())
            && member.declared().isAssignableFrom(getter.getReturnType());
    return own != null ? own.value() == AccessType.PROPERTY : byClass;
  }

  private static @Nullable Method setter(Class<?> type, MappedMember member) {
    String name = "set" + MemberReader.capitalised(member.field().getName());
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      for (Method method : c.getDeclaredMethods()) {
        if (method.getName().equals(name)
            && method.getParameterCount() == 1
            && !method.isSynthetic()
            && method.getParameterTypes()[0].isAssignableFrom(member.declared())) {
          return method;
        }
      }
      if (c == member.field().getDeclaringClass()) {
        return null;
      }
    }
    return null;
  }
}
