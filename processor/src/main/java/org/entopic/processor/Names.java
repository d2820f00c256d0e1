package org.entopic.processor;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** How types are written in the source of one package. */
final class Names {
  /** The names that generated classes import or inherit. */
  private static final Set<String> RESERVED =
      Set.of(
          "CollectionProperty",
          "ComparableProperty",
          "ComplexProperty",
          "EntityAccessRegistry",
          "List",
          "Member",
          "MethodHandle",
          "MethodHandles",
          "MethodType",
          "NumberProperty",
          "Objects",
          "Property",
          "ReferenceProperty",
          "Row",
          "RowBuilder",
          "TemporalProperty",
          "TextProperty",
          "VarHandle");

  private final Types types;
  private final PackageElement from;

  Names(Elements elements, Types types, Element user) {
    this.types = types;
    this.from = elements.getPackageOf(user);
  }

  /** Returns the text of a class literal without {@code .class}, if the package may write it. */
  Optional<String> literal(TypeMirror type) {
    return write(types.erasure(type), "");
  }

  /** Returns the text of a type to cast to, wildcards for its parameters, if there is one. */
  Optional<String> cast(TypeMirror type) {
    return write(types.erasure(type), "?");
  }

  private Optional<String> write(TypeMirror erased, String argument) {
    if (erased.getKind().isPrimitive()) {
      return Optional.of(erased.getKind().name().toLowerCase(Locale.ROOT));
    }
    if (erased instanceof ArrayType array) {
      return write(array.getComponentType(), argument).map(component -> component + "[]");
    }
    if (erased instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement element
        && isVisible(element)) {
      int parameters = argument.isEmpty() ? 0 : element.getTypeParameters().size();
      return isInsideGeneric(element) && !argument.isEmpty()
          ? Optional.empty()
          : Optional.of(text(element) + arguments(parameters, argument));
    }
    return Optional.empty();
  }

  /** Returns the name of a class, as short as nothing can mistake it. */
  String text(TypeElement type) {
    PackageElement home = packageOf(type);
    String name = type.getQualifiedName().toString();
    String inPackage =
        home.isUnnamed() ? name : name.substring(home.getQualifiedName().length() + 1);
    String outermost = inPackage.split("\\.", 2)[0];
    boolean unmistakable =
        home.equals(from)
            ? !RESERVED.contains(outermost)
            : home.getQualifiedName().contentEquals("java.lang") && !isInPackage(outermost);
    return unmistakable ? inPackage : name;
  }

  private boolean isInPackage(String simpleName) {
    return from.getEnclosedElements().stream()
        .anyMatch(type -> type.getSimpleName().contentEquals(simpleName));
  }

  private static String arguments(int count, String argument) {
    return count == 0 ? "" : "<" + argument + (", " + argument).repeat(count - 1) + ">";
  }

  private static boolean isInsideGeneric(TypeElement type) {
    return !type.getModifiers().contains(Modifier.STATIC)
        && type.getEnclosingElement() instanceof TypeElement outer
        && (!outer.getTypeParameters().isEmpty() || isInsideGeneric(outer));
  }

  /** Returns whether classes of the package may name a type. */
  boolean isVisible(TypeElement type) {
    for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
      Set<Modifier> modifiers = e.getModifiers();
      boolean visible =
          modifiers.contains(Modifier.PUBLIC)
              || (!modifiers.contains(Modifier.PRIVATE) && packageOf(type).equals(from));
      if (!visible) {
        return false;
      }
    }
    return true;
  }

  static PackageElement packageOf(Element element) {
    for (Element e = element; e != null; e = e.getEnclosingElement()) {
      if (e instanceof PackageElement found) {
        return found;
      }
    }
    throw new IllegalArgumentException(element + " is in no package.");
  }

  /** Returns the name without package, nested classes joined by underscores. */
  static String flat(TypeElement type) {
    return type.getEnclosingElement() instanceof TypeElement outer
        ? flat(outer) + '_' + type.getSimpleName()
        : type.getSimpleName().toString();
  }
}
