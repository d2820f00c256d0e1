package org.entopic.engine.model.draft;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A class with its type arguments, type variables replaced by what a subclass says they are.
 *
 * @param raw the class
 * @param arguments the type arguments, none for a raw use
 */
public record ResolvedType(Class<?> raw, List<ResolvedType> arguments) {

  /** Copies the arguments. */
  public ResolvedType {
    arguments = List.copyOf(arguments);
  }

  /** Returns a class without arguments. */
  public static ResolvedType of(Class<?> raw) {
    return new ResolvedType(raw, List.of());
  }

  /** Returns a type that is written in a class or in one of its super-types. */
  public static ResolvedType of(Type type, Class<?> context) {
    return resolve(type, variables(context));
  }

  /** Returns what a class makes of the type arguments of one of its super-types. */
  public static Optional<List<ResolvedType>> argumentsOf(Class<?> superType, Class<?> type) {
    Map<TypeVariable<?>, ResolvedType> known = variables(type);
    TypeVariable<?>[] parameters = superType.getTypeParameters();
    if (!Arrays.stream(parameters).allMatch(known::containsKey)) {
      return Optional.empty();
    }
    return Optional.of(Arrays.stream(parameters).map(v -> resolve(v, known)).toList());
  }

  private static Map<TypeVariable<?>, ResolvedType> variables(Class<?> context) {
    var known = new HashMap<TypeVariable<?>, ResolvedType>();
    for (Class<?> type = context; type != null; type = type.getSuperclass()) {
      bind(type, known);
    }
    return known;
  }

  private static void bind(Class<?> type, Map<TypeVariable<?>, ResolvedType> known) {
    if (type.getGenericSuperclass() instanceof ParameterizedType superclass) {
      bind(superclass, known);
    }
    for (Type implemented : type.getGenericInterfaces()) {
      if (implemented instanceof ParameterizedType parameterized) {
        bind(parameterized, known);
      }
      if (rawOf(implemented) instanceof Class<?> raw) {
        bind(raw, known);
      }
    }
  }

  private static void bind(ParameterizedType type, Map<TypeVariable<?>, ResolvedType> known) {
    TypeVariable<?>[] parameters = ((Class<?>) type.getRawType()).getTypeParameters();
    Type[] arguments = type.getActualTypeArguments();
    for (int i = 0; i < parameters.length; i++) {
      known.putIfAbsent(parameters[i], resolve(arguments[i], known));
    }
  }

  private static Type rawOf(Type type) {
    return type instanceof ParameterizedType parameterized ? parameterized.getRawType() : type;
  }

  private static ResolvedType resolve(Type type, Map<TypeVariable<?>, ResolvedType> known) {
    if (type instanceof Class<?> raw) {
      return of(raw);
    }
    if (type instanceof ParameterizedType parameterized) {
      return new ResolvedType(
          (Class<?>) parameterized.getRawType(),
          Arrays.stream(parameterized.getActualTypeArguments())
              .map(argument -> resolve(argument, known))
              .toList());
    }
    if (type instanceof TypeVariable<?> variable) {
      ResolvedType bound = known.get(variable);
      return bound != null ? bound : of(erasure(variable));
    }
    if (type instanceof WildcardType wildcard) {
      return resolve(wildcard.getUpperBounds()[0], known);
    }
    ResolvedType component = resolve(((GenericArrayType) type).getGenericComponentType(), known);
    return of(Array.newInstance(component.raw(), 0).getClass());
  }

  private static Class<?> erasure(TypeVariable<?> variable) {
    Type bound = variable.getBounds()[0];
    if (rawOf(bound) instanceof Class<?> raw) {
      return raw;
    }
    return bound instanceof TypeVariable<?> other ? erasure(other) : Object.class;
  }
}
