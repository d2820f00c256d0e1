package org.entopic.processor;

import java.util.List;
import java.util.stream.Collectors;

/** Writes how the access class makes instances. */
final class ConstructionWriter {
  private final EntityDescription entity;

  ConstructionWriter(EntityDescription entity) {
    this.entity = entity;
  }

  String constant() {
    return switch (entity.construction()) {
      case NO_ARGUMENTS, CANONICAL, PARAMETERS ->
          "  private static final MethodHandle NEW = constructor();\n";
      case BY_SUBCLASS, IMPOSSIBLE -> "";
    };
  }

  String methods() {
    return switch (entity.construction()) {
      case NO_ARGUMENTS -> instantiate("NEW.invokeExact()") + constructor("", "constructor");
      case CANONICAL -> instantiate("NEW.invokeExact(values)") + taking(entity.members());
      case PARAMETERS ->
          instantiate("NEW.invokeExact(new Object[] {" + list("values[%d]") + "})")
              + constructorMembers()
              + taking(entity.parameters());
      case BY_SUBCLASS, IMPOSSIBLE ->
          """

            @Override
            public %1$s instantiate(Object[] values) {
              throw new UnsupportedOperationException(
                  "PRO-12: %2$s is abstract or has no constructor without parameters. Add one, of"
                      + " any visibility, or make the class a record.");
            }
          """
              .formatted(entity.typeName(), entity.qualifiedName());
    };
  }

  private String instantiate(String call) {
    return """

      @Override
      public %1$s instantiate(Object[] values) {
        try {
          return (%1$s) %2$s;
        } catch (RuntimeException | Error e) {
          throw e;
        } catch (Throwable e) {
          throw new IllegalStateException(
              "PRO-13: The constructor of %3$s failed: " + e + ". Correct it.", e);
        }
      }
    """
        .formatted(entity.typeName(), call, entity.qualifiedName());
  }

  private String list(String format) {
    return entity.parameters().stream()
        .map(member -> format.formatted(member.index()))
        .collect(Collectors.joining(", "));
  }

  private String constructorMembers() {
    return """

      @Override
      public List<Integer> constructorMembers() {
        return List.of(%s);
      }
    """
        .formatted(list("%d"));
  }

  private String taking(List<StateMember> parameters) {
    int count = parameters.size();
    String types =
        parameters.stream()
            .map(member -> ", " + member.handle() + ".varType()")
            .collect(Collectors.joining());
    return constructor(
        types,
        """
        MethodHandles.explicitCastArguments(
                    constructor.asFixedArity(),
                    MethodType.genericMethodType(%d).changeReturnType(%s.class))
                .asSpreader(Object[].class, %d)"""
            .formatted(count, entity.typeName(), count));
  }

  private String constructor(String parameters, String result) {
    return """

      private static MethodHandle constructor() {
        try {
          MethodHandle constructor =
              MethodHandles.privateLookupIn(%1$s.class, MethodHandles.lookup())
                  .findConstructor(
                      %1$s.class, MethodType.methodType(void.class%2$s));
          return %3$s;
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException(
              "PRO-14: The constructor of %4$s is not the one it was compiled with: "
                  + e.getMessage() + ". Compile the class again.",
              e);
        }
      }
    """
        .formatted(
            entity.typeName(),
            parameters.isEmpty() ? "" : ", new Class<?>[] {" + parameters.substring(2) + "}",
            result,
            entity.qualifiedName());
  }
}
