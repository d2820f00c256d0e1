package org.entopic.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.Diagnostic.Kind;
import org.entopic.processor.ConstructorScanner.Parameters;
import org.entopic.processor.EntityDescription.Construction;

/** Describes classes for the writers, and warns about what cannot work at run time. */
final class EntityScanner {
  private static final String GENERATED = "javax.annotation.processing.Generated";

  private final Elements elements;
  private final Types types;
  private final Messager messager;
  private final EntityKinds kinds;
  private final HandleScanner handles;
  private final ConstructorScanner constructors;

  EntityScanner(ProcessingEnvironment environment, EntityKinds kinds) {
    this.elements = environment.getElementUtils();
    this.types = environment.getTypeUtils();
    this.messager = environment.getMessager();
    this.constructors = new ConstructorScanner(elements, types);
    this.kinds = kinds;
    this.handles = new HandleScanner(environment, kinds);
  }

  /** Describes a class; empty, after a warning, if nothing can be generated for it. */
  Optional<EntityDescription> scan(TypeElement type) {
    Optional<String> obstacle = obstacle(type);
    if (obstacle.isPresent()) {
      messager.printMessage(Kind.WARNING, obstacle.get(), type);
      return Optional.empty();
    }
    var names = new Names(elements, types, type);
    List<StateMember> members = members(type, names);
    Parameters parameters = constructors.parameters(type, names);
    return Optional.of(
        new EntityDescription(
            type,
            elements.getPackageOf(type).getQualifiedName().toString(),
            names.text(type),
            Names.flat(type),
            isPublic(type),
            Hierarchy.isAnnotated(type),
            construction(type, parameters),
            members,
            parameters,
            handles.scan(type, names),
            marker(type)));
  }

  private static Optional<String> obstacle(TypeElement type) {
    boolean sealed =
        type.getKind() == ElementKind.INTERFACE && type.getModifiers().contains(Modifier.SEALED);
    if (type.getKind() != ElementKind.CLASS && type.getKind() != ElementKind.RECORD && !sealed) {
      return Optional.of(ProcessorMessages.notAClass(type));
    }
    if (!type.getTypeParameters().isEmpty()) {
      return Optional.of(ProcessorMessages.generic(type));
    }
    for (Element e = type; e instanceof TypeElement nested; e = e.getEnclosingElement()) {
      if (e.getModifiers().contains(Modifier.PRIVATE)) {
        return Optional.of(ProcessorMessages.unreachable(type));
      }
      if (nested.getNestingKind().isNested() && !e.getModifiers().contains(Modifier.STATIC)) {
        return Optional.of(ProcessorMessages.inner(type));
      }
    }
    return Optional.empty();
  }

  private static boolean isPublic(TypeElement type) {
    for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
      if (!e.getModifiers().contains(Modifier.PUBLIC)) {
        return false;
      }
    }
    return true;
  }

  private Construction construction(TypeElement type, Parameters parameters) {
    if (type.getKind() == ElementKind.RECORD) {
      return Construction.CANONICAL;
    }
    if (type.getModifiers().contains(Modifier.ABSTRACT)) {
      if (kinds.isEmbeddable(type)) {
        messager.printMessage(Kind.WARNING, ProcessorMessages.isAbstract(type), type);
        return Construction.IMPOSSIBLE;
      }
      return Construction.BY_SUBCLASS;
    }
    if (!parameters.members().isEmpty()) {
      return Construction.PARAMETERS;
    }
    boolean found =
        ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
            .anyMatch(constructor -> constructor.getParameters().isEmpty());
    if (found) {
      return Construction.NO_ARGUMENTS;
    }
    messager.printMessage(Kind.WARNING, ProcessorMessages.noConstructor(type), type);
    return Construction.IMPOSSIBLE;
  }

  private List<StateMember> members(TypeElement type, Names names) {
    List<TypeElement> classes = Hierarchy.classes(type);
    var members = new ArrayList<StateMember>();
    for (VariableElement field : Hierarchy.fields(type)) {
      TypeElement declaring = Hierarchy.declaring(field);
      int distance = classes.size() - 1 - classes.indexOf(declaring);
      TypeMirror erased = types.erasure(field.asType());
      Storage storage = Storage.of(erased);
      members.add(
          new StateMember(
              members.size(),
              field.getSimpleName().toString(),
              owner(type, declaring, distance, names),
              distance == 0 ? Optional.empty() : names.cast(declaring.asType()),
              names.literal(erased),
              names.cast(erased).orElse("Object"),
              storage,
              storage.isPrimitive() && !erased.getKind().isPrimitive(),
              field.getModifiers().contains(Modifier.FINAL)));
    }
    return members;
  }

  private static String owner(TypeElement type, TypeElement declaring, int distance, Names names) {
    return names.isVisible(declaring)
        ? names.text(declaring) + ".class"
        : names.text(type) + ".class" + ".getSuperclass()".repeat(distance);
  }

  private Optional<String> marker(TypeElement type) {
    ModuleElement module = elements.getModuleOf(type);
    TypeElement marker =
        module == null
            ? elements.getTypeElement(GENERATED)
            : elements.getTypeElement(module, GENERATED);
    return Optional.ofNullable(marker).map(seen -> GENERATED);
  }
}
