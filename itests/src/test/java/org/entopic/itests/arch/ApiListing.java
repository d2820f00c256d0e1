package org.entopic.itests.arch;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Writes the public and protected signatures of a type, the same on every Java version. */
final class ApiListing {
  private static final int SHOWN =
      Modifier.PUBLIC | Modifier.PROTECTED | Modifier.STATIC | Modifier.FINAL | Modifier.ABSTRACT;

  private ApiListing() {}

  static boolean isVisible(Class<?> type) {
    Class<?> outer = type.getDeclaringClass();
    return isVisible(type.getModifiers())
        && !type.isSynthetic()
        && !type.isAnonymousClass()
        && (outer == null || isVisible(outer));
  }

  static String of(Class<?> type) {
    List<String> members = new ArrayList<>();
    for (Field field : type.getDeclaredFields()) {
      if (isVisible(field.getModifiers()) && !field.isSynthetic()) {
        members.add(
            modifiers(field.getModifiers()) + name(field.getGenericType()) + " " + field.getName());
      }
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (isVisible(constructor.getModifiers()) && !constructor.isSynthetic()) {
        members.add(signature(constructor, "", "<init>"));
      }
    }
    for (Method method : type.getDeclaredMethods()) {
      if (isVisible(method.getModifiers()) && !method.isSynthetic()) {
        members.add(signature(method, name(method.getGenericReturnType()) + " ", method.getName()));
      }
    }
    return Stream.concat(Stream.of(header(type)), members.stream().sorted().map(m -> "  " + m))
        .collect(joining("\n"));
  }

  private static boolean isVisible(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static String header(Class<?> type) {
    int hidden = type.isInterface() ? Modifier.ABSTRACT : 0;
    StringBuilder text = new StringBuilder(type.getName());
    text.append(parameters(type.getTypeParameters()));
    text.append(": ").append(modifiers(type.getModifiers() & ~hidden)).append(kind(type));
    Type parent = type.getGenericSuperclass();
    if (parent != null && parent != Object.class && !type.isEnum() && !type.isRecord()) {
      text.append(" extends ").append(name(parent));
    }
    text.append(list(" implements ", Arrays.stream(type.getGenericInterfaces())));
    if (type.isSealed()) {
      text.append(list(" permits ", Arrays.stream(type.getPermittedSubclasses())));
    }
    return text.toString();
  }

  private static String kind(Class<?> type) {
    if (type.isAnnotation()) {
      return "annotation";
    }
    if (type.isInterface()) {
      return "interface";
    }
    if (type.isEnum()) {
      return "enum";
    }
    return type.isRecord() ? "record" : "class";
  }

  private static String signature(Executable member, String result, String name) {
    String parameters =
        Arrays.stream(member.getGenericParameterTypes())
            .map(ApiListing::name)
            .collect(joining(", ", "(", ")"));
    String variables = parameters(member.getTypeParameters());
    return modifiers(member.getModifiers())
        + (member instanceof Method method && method.isDefault() ? "default " : "")
        + (variables.isEmpty() ? "" : variables + " ")
        + result
        + name
        + parameters
        + list(" throws ", Arrays.stream(member.getGenericExceptionTypes()));
  }

  private static String parameters(TypeVariable<?>[] variables) {
    return variables.length == 0
        ? ""
        : Arrays.stream(variables).map(ApiListing::variable).collect(joining(", ", "<", ">"));
  }

  private static String variable(TypeVariable<?> variable) {
    String bounds =
        Arrays.stream(variable.getBounds())
            .filter(bound -> bound != Object.class)
            .map(ApiListing::name)
            .collect(joining(" & "));
    return bounds.isEmpty() ? variable.getName() : variable.getName() + " extends " + bounds;
  }

  private static String list(String word, Stream<? extends Type> types) {
    String names = types.map(ApiListing::name).sorted().collect(joining(", "));
    return names.isEmpty() ? "" : word + names;
  }

  private static String name(Type type) {
    return type.getTypeName();
  }

  private static String modifiers(int modifiers) {
    String text = Modifier.toString(modifiers & SHOWN);
    return text.isEmpty() ? "" : text + " ";
  }
}
