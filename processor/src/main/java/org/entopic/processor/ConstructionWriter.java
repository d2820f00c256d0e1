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
      case CANONICAL ->
          instantiate("NEW.invokeExact(values)")
              + taking(entity.members().stream().map(ConstructionWriter::type).toList());
      case PARAMETERS ->
          instantiate("NEW.invokeExact(new Object[] {" + list("values[%d]") + "})")
              + constructorMembers()
              + constructorServices()
              + taking(parameterTypes());
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
    return entity.parameters().members().stream()
        .map(member -> format.formatted(member))
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

  private String constructorServices() {
    List<String> services = entity.parameters().services();
    return services.isEmpty()
        ? ""
        : """

          @Override
          public List<Class<?>> constructorServices() {
            return List.of(%s);
          }
        """
            .formatted(
                String.join(", ", services.stream().map(ConstructionWriter::literal).toList()));
  }

  private List<String> parameterTypes() {
    List<StateMember> members = entity.members();
    List<String> services = entity.parameters().services();
    return entity.parameters().members().stream()
        .map(
            number ->
                number < members.size()
                    ? type(members.get(number))
                    : literal(services.get(number - members.size())))
        .toList();
  }

  private static String type(StateMember member) {
    return member.handle() + ".varType()";
  }

  private static String literal(String type) {
    return type + ".class";
  }

  private String taking(List<String> parameters) {
    int count = parameters.size();
    return constructor(
        parameters.stream().map(type -> ", " + type).collect(Collectors.joining()),
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
