package org.entopic.engine.model.convention;

import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entopic.engine.model.draft.MappedMember;

/**
 * What annotations say about null. Those of JSpecify and Jakarta Validation are read by name, for
 * the engine does without them.
 */
final class Nullness {
  private static final Set<String> NON_NULL =
      Set.of(
          "org.jspecify.annotations.NonNull",
          "jakarta.validation.constraints.NotNull",
          "jakarta.validation.constraints.NotBlank",
          "jakarta.validation.constraints.NotEmpty");
  private static final Set<String> NULLABLE =
      Set.of("org.jspecify.annotations.Nullable", "jakarta.annotation.Nullable");
  private static final Set<String> MARKED = Set.of("org.jspecify.annotations.NullMarked");
  private static final Set<String> UNMARKED = Set.of("org.jspecify.annotations.NullUnmarked");

  private Nullness() {}

  /** Returns whether null is a value, where annotations say so or deny it. */
  static Optional<Boolean> of(MappedMember member) {
    List<Annotation> annotations = member.annotations();
    if (isDenied(member) || contains(annotations, NON_NULL)) {
      return Optional.of(false);
    }
    if (contains(annotations, NULLABLE)) {
      return Optional.of(true);
    }
    return isMarked(member.field().getDeclaringClass()) ? Optional.of(false) : Optional.empty();
  }

  /** Returns whether Jakarta Persistence says that there is always a value. */
  static boolean isDenied(MappedMember member) {
    return member.annotation(Column.class).filter(column -> !column.nullable()).isPresent()
        || member.annotation(Basic.class).filter(basic -> !basic.optional()).isPresent();
  }

  private static boolean isMarked(Class<?> type) {
    for (Class<?> scope = type; scope != null; scope = scope.getEnclosingClass()) {
      Optional<Boolean> marked = mark(scope);
      if (marked.isPresent()) {
        return marked.get();
      }
    }
    Package enclosing = type.getPackage();
    return Optional.ofNullable(enclosing)
        .flatMap(Nullness::mark)
        .or(() -> mark(type.getModule()))
        .orElse(false);
  }

  private static Optional<Boolean> mark(AnnotatedElement scope) {
    List<Annotation> annotations = List.of(scope.getAnnotations());
    if (contains(annotations, UNMARKED)) {
      return Optional.of(false);
    }
    return contains(annotations, MARKED) ? Optional.of(true) : Optional.empty();
  }

  private static boolean contains(List<Annotation> annotations, Set<String> names) {
    return annotations.stream().anyMatch(a -> names.contains(a.annotationType().getName()));
  }
}
