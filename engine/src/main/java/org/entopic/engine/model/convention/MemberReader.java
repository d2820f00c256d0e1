package org.entopic.engine.model.convention;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entopic.Lazy;
import org.entopic.engine.model.draft.AccessMessages;
import org.entopic.engine.model.draft.MappedMember;
import org.entopic.engine.model.draft.ModelDraft;
import org.entopic.engine.model.draft.ResolvedType;
import org.entopic.spi.access.EntityAccess;
import org.jspecify.annotations.Nullable;

/** Finds field, getter and type arguments of each member that an access gives. */
final class MemberReader {
  private final ModelDraft draft;

  MemberReader(ModelDraft draft) {
    this.draft = draft;
  }

  List<MappedMember> read(EntityAccess<?> access) {
    var members = new ArrayList<MappedMember>();
    var names = new HashSet<String>();
    List<EntityAccess.Member> declared = access.members();
    for (int i = 0; i < declared.size(); i++) {
      EntityAccess.Member member = declared.get(i);
      Optional<Field> field = field(access.type(), member.name());
      if (field.isEmpty()) {
        draft.problem(AccessMessages.staleAccess(access.type(), member.name()));
        continue;
      }
      var mapped =
          new MappedMember(
              access,
              i,
              member.type(),
              type(field.get(), access.type()),
              field.get(),
              getter(access.type(), field.get()));
      if (names.add(member.name())) {
        members.add(mapped);
      } else {
        draft.problem(AccessMessages.hiddenField(mapped));
      }
    }
    return members;
  }

  /** The type of what loads itself is that of what it loads. */
  private static ResolvedType type(Field field, Class<?> context) {
    ResolvedType type = ResolvedType.of(field.getGenericType(), context);
    return type.raw() == Lazy.class && type.arguments().size() == 1
        ? type.arguments().get(0)
        : type;
  }

  private static Optional<Field> field(Class<?> type, String name) {
    for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
      for (Field field : declaring.getDeclaredFields()) {
        if (field.getName().equals(name)) {
          return Optional.of(field);
        }
      }
    }
    return Optional.empty();
  }

  /** Returns the name of a field as its accessors have it, without the mark that fields have. */
  static String capitalised(String field) {
    String bare =
        field.startsWith("m_")
            ? field.substring(2)
            : field.startsWith("_") ? field.substring(1) : field;
    String name = bare.isEmpty() ? field : bare;
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private static @Nullable Method getter(Class<?> type, Field field) {
    String name = field.getName();
    String capitalised = capitalised(name);
    List<String> candidates =
        type.isRecord() ? List.of(name) : List.of("get" + capitalised, "is" + capitalised);
    for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
      for (Method method : declaring.getDeclaredMethods()) {
        if (method.getParameterCount() == 0
            && !method.isSynthetic()
            && method.getReturnType() != void.class
            && candidates.contains(method.getName())) {
          return method;
        }
      }
      if (declaring == field.getDeclaringClass()) {
        return null;
      }
    }
    return null;
  }
}
