package org.entopic.processor;

import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Answers questions about the types of members. */
final class MemberTypes {
  private final Elements elements;
  private final Types types;

  MemberTypes(ProcessingEnvironment environment) {
    this.elements = environment.getElementUtils();
    this.types = environment.getTypeUtils();
  }

  /** Returns the type of a property: type variables replaced, what is optional taken out. */
  TypeMirror valueType(TypeElement root, VariableElement field) {
    TypeMirror type = bound(types.asMemberOf((DeclaredType) root.asType(), field));
    return argument(type, "java.util.Optional").orElse(type);
  }

  /** Returns the type of what a type loads lazily, if it does. */
  Optional<TypeMirror> lazyType(TypeMirror type) {
    return argument(type, "org.entopic.Lazy");
  }

  private Optional<TypeMirror> argument(TypeMirror type, String name) {
    return type instanceof DeclaredType declared
            && isNamed(declared, name)
            && declared.getTypeArguments().size() == 1
        ? Optional.of(bound(declared.getTypeArguments().get(0)))
        : Optional.empty();
  }

  /** Returns the type of the elements, if the type is a collection that says it. */
  Optional<TypeMirror> collectionElement(TypeMirror type) {
    if (!(type instanceof DeclaredType declared)) {
      return Optional.empty();
    }
    if (isNamed(declared, "java.util.Collection")) {
      return declared.getTypeArguments().stream().findFirst().map(this::bound);
    }
    return types.directSupertypes(type).stream()
        .map(this::collectionElement)
        .flatMap(Optional::stream)
        .findFirst();
  }

  boolean isText(TypeMirror type) {
    return type instanceof DeclaredType declared && isNamed(declared, "java.lang.String");
  }

  /** Returns whether a type is {@code Comparable} to itself or to one of its super-types. */
  boolean isComparable(TypeMirror type) {
    if (!(type instanceof DeclaredType)) {
      return false;
    }
    TypeElement comparable = elements.getTypeElement("java.lang.Comparable");
    return types.isSubtype(
        type, types.getDeclaredType(comparable, types.getWildcardType(null, type)));
  }

  /** Returns the handle that fits a type with an order, other than text. */
  PropertyHandle.Kind comparableKind(TypeMirror type) {
    switch (((TypeElement) types.asElement(type)).getQualifiedName().toString()) {
      case "java.lang.Byte", "java.lang.Short", "java.lang.Integer", "java.lang.Long":
        return PropertyHandle.Kind.INTEGRAL;
      case "java.lang.Float", "java.lang.Double":
        return PropertyHandle.Kind.REAL;
      case "java.math.BigDecimal", "java.math.BigInteger":
        return PropertyHandle.Kind.EXACT;
      default:
        TypeElement temporal = elements.getTypeElement("java.time.temporal.Temporal");
        return types.isSubtype(type, temporal.asType())
            ? PropertyHandle.Kind.TEMPORAL
            : PropertyHandle.Kind.COMPARABLE;
    }
  }

  private TypeMirror bound(TypeMirror type) {
    if (type instanceof TypeVariable variable) {
      return bound(types.erasure(variable));
    }
    if (type instanceof WildcardType wildcard) {
      TypeMirror bound = wildcard.getExtendsBound();
      return bound == null ? elements.getTypeElement("java.lang.Object").asType() : bound(bound);
    }
    return type;
  }

  private static boolean isNamed(DeclaredType type, String name) {
    return type.asElement() instanceof TypeElement element
        && element.getQualifiedName().contentEquals(name);
  }
}
