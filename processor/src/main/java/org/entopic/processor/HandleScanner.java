package org.entopic.processor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;
import javax.tools.Diagnostic.Kind;

/** Chooses the typed handle of each property. */
final class HandleScanner {
  private final Types types;
  private final Messager messager;
  private final EntityKinds kinds;
  private final MemberTypes memberTypes;

  HandleScanner(ProcessingEnvironment environment, EntityKinds kinds) {
    this.types = environment.getTypeUtils();
    this.messager = environment.getMessager();
    this.kinds = kinds;
    this.memberTypes = new MemberTypes(environment);
  }

  /** Returns the handles of all properties; a note says which have none. */
  List<PropertyHandle> scan(TypeElement root, Names names) {
    Map<String, PropertyHandle> handles = new LinkedHashMap<>();
    if (root.getKind().isInterface()) {
      accessors(root, names, handles);
    }
    for (VariableElement field : Hierarchy.fields(root)) {
      List<Element> places = Annotations.places(field);
      TypeElement declaring = Hierarchy.declaring(field);
      if ((Hierarchy.isStateful(root, declaring) || kinds.isDeclared(declaring))
          && places.stream().noneMatch(place -> Annotations.has(place, Annotations.TRANSIENT))) {
        String name = field.getSimpleName().toString();
        handle(name, memberTypes.valueType(root, field), places, names)
            .ifPresentOrElse(handle -> handles.put(name, handle), () -> note(field, names));
      }
    }
    return List.copyOf(handles.values());
  }

  /** The accessors of an interface name properties of the records that implement it. */
  private void accessors(TypeElement root, Names names, Map<String, PropertyHandle> handles) {
    for (ExecutableElement method : ElementFilter.methodsIn(root.getEnclosedElements())) {
      if (method.getModifiers().contains(Modifier.ABSTRACT)
          && method.getParameters().isEmpty()
          && method.getReturnType().getKind() != TypeKind.VOID) {
        String name = method.getSimpleName().toString();
        handle(name, method.getReturnType(), List.of(method), names)
            .ifPresent(handle -> handles.put(name, handle));
      }
    }
  }

  private Optional<PropertyHandle> handle(
      String name, TypeMirror type, List<Element> places, Names names) {
    if (type instanceof PrimitiveType primitive) {
      String boxed = types.boxedClass(primitive).getSimpleName().toString();
      PropertyHandle.Kind kind = memberTypes.comparableKind(types.boxedClass(primitive).asType());
      return Optional.of(new PropertyHandle(name, kind, boxed));
    }
    Optional<TypeMirror> lazy = memberTypes.lazyType(type);
    if (lazy.isPresent()) {
      return lazy(name, lazy.get(), names);
    }
    boolean converted = has(places, Set.of(Annotations.CONVERT));
    Optional<TypeMirror> element = memberTypes.collectionElement(type);
    if (element.isPresent() && !converted) {
      return plain(element.get(), names)
          .map(text -> new PropertyHandle(name, PropertyHandle.Kind.COLLECTION, text));
    }
    return plain(type, names)
        .map(text -> new PropertyHandle(name, kind(type, places, converted), text));
  }

  private Optional<PropertyHandle> lazy(String name, TypeMirror type, Names names) {
    Optional<TypeMirror> element = memberTypes.collectionElement(type);
    PropertyHandle.Kind kind =
        element.isPresent() ? PropertyHandle.Kind.COLLECTION : PropertyHandle.Kind.REFERENCE;
    return plain(element.orElse(type), names).map(text -> new PropertyHandle(name, kind, text));
  }

  private PropertyHandle.Kind kind(TypeMirror type, List<Element> places, boolean converted) {
    if (!converted
        && type instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement target) {
      if (has(places, Annotations.EMBEDDED) || kinds.isEmbeddable(target)) {
        return PropertyHandle.Kind.COMPLEX;
      }
      if (has(places, Annotations.REFERENCE) || kinds.isEntity(target)) {
        return PropertyHandle.Kind.REFERENCE;
      }
    }
    if (memberTypes.isText(type)) {
      return PropertyHandle.Kind.TEXT;
    }
    return memberTypes.isComparable(type)
        ? memberTypes.comparableKind(type)
        : PropertyHandle.Kind.SCALAR;
  }

  private static boolean has(List<Element> places, Set<String> annotations) {
    return places.stream().anyMatch(place -> Annotations.hasAny(place, annotations));
  }

  /** Returns the text of a type whose class literal has exactly that type. */
  private Optional<String> plain(TypeMirror type, Names names) {
    TypeMirror innermost = type;
    while (innermost instanceof ArrayType array) {
      innermost = array.getComponentType();
    }
    if (innermost instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement element
        && (!element.getTypeParameters().isEmpty() || names.cast(innermost).isEmpty())) {
      return Optional.empty();
    }
    return names.literal(type);
  }

  private void note(VariableElement field, Names names) {
    String reason =
        names.literal(field.asType()).isEmpty()
            ? "its type is not visible to the package"
            : "its type has type arguments, which no class literal can say";
    messager.printMessage(Kind.NOTE, ProcessorMessages.noHandle(field, reason), field);
  }
}
