package org.entopic.engine.model.draft;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entopic.Lazy;
import org.entopic.spi.access.EntityAccess;
import org.jspecify.annotations.Nullable;

/**
 * A member of a mapped class: the field that holds the state, and the getter beside it.
 *
 * @param owner the access to the class
 * @param index the member's number in the access
 * @param declared the class that the access declares for the member
 * @param type the member's type with type variables resolved
 * @param field the field
 * @param getter the getter, where there is one
 */
public record MappedMember(
    EntityAccess<?> owner,
    int index,
    Class<?> declared,
    ResolvedType type,
    Field field,
    @Nullable Method getter) {

  /** Returns the name of the property. */
  public String name() {
    return field.getName();
  }

  /** Returns whether the member loads what it refers to; its type is that of what it loads. */
  public boolean isLazy() {
    return declared == Lazy.class;
  }

  /** Returns whether the field cannot be written, as in no record, and has to be. */
  public boolean isUnwritable() {
    return !isLazy() && !owner.constructorBound() && Modifier.isFinal(field.getModifiers());
  }

  /** Returns an annotation of the field or of the getter. */
  public <A extends Annotation> Optional<A> annotation(Class<A> annotation) {
    A found = field.getAnnotation(annotation);
    if (found == null && getter != null) {
      found = getter.getAnnotation(annotation);
    }
    return Optional.ofNullable(found);
  }

  /** Returns whether the field or the getter has an annotation. */
  public boolean has(Class<? extends Annotation> annotation) {
    return annotation(annotation).isPresent();
  }

  /** Returns the annotations of a repeatable kind. */
  public <A extends Annotation> List<A> repeated(Class<A> annotation) {
    List<A> found = List.of(field.getAnnotationsByType(annotation));
    return found.isEmpty() && getter != null
        ? List.of(getter.getAnnotationsByType(annotation))
        : found;
  }

  /** Returns all annotations of the field, its type and the getter. */
  public List<Annotation> annotations() {
    var all = new ArrayList<>(List.of(field.getAnnotations()));
    all.addAll(List.of(annotatedType().getAnnotations()));
    if (getter != null) {
      all.addAll(List.of(getter.getAnnotations()));
    }
    return all;
  }

  private AnnotatedType annotatedType() {
    AnnotatedType type = field.getAnnotatedType();
    return isLazy() && type instanceof AnnotatedParameterizedType lazy
        ? lazy.getAnnotatedActualTypeArguments()[0]
        : type;
  }

  /** Returns class and name, for messages. */
  @Override
  public String toString() {
    return owner.type().getName() + "." + name();
  }
}
