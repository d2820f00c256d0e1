package org.entopic.processor;

import java.util.List;
import java.util.stream.Collectors;
import org.entopic.processor.EntityDescription.Construction;

/** Writes the class that makes, reads and writes instances of an entity. */
final class AccessWriter {
  static final String SUFFIX = "Access";

  private static final List<String> IMPORTS =
      List.of(
          "import java.lang.invoke.MethodHandle;\n",
          "import java.lang.invoke.MethodHandles;\n",
          "import java.lang.invoke.MethodType;\n",
          "import java.lang.invoke.VarHandle;\n",
          "import java.util.List;\n",
          "import java.util.Objects;\n",
          "import org.entopic.spi.access.EntityAccessRegistry;\n",
          "import org.entopic.spi.backend.Row;\n",
          "import org.entopic.spi.backend.RowBuilder;\n");

  private AccessWriter() {}

  static String simpleName(EntityDescription entity) {
    return entity.flatName() + SUFFIX;
  }

  static String write(EntityDescription entity) {
    String name = simpleName(entity);
    var construction = new ConstructionWriter(entity);
    return SourceHeader.of(entity, IMPORTS)
        + """
        /** Makes, reads and writes instances of {@link %1$s}. */
        %2$sfinal class %3$s implements org.entopic.spi.access.EntityAccess<%1$s> {
        """
            .formatted(entity.typeName(), SourceHeader.markers(entity), name)
        + handles(entity)
        + construction.constant()
        + """

          private static final List<Member> MEMBERS =
              List.of(%s);

          static {
            EntityAccessRegistry.register(new %s());
          }
        """
            .formatted(members(entity), name)
        + description(entity)
        + construction.methods()
        + SingleMemberWriter.write(entity)
        + BulkWriter.write(entity)
        + fieldMethod(entity)
        + "}\n";
  }

  private static String handles(EntityDescription entity) {
    return entity.members().stream()
        .map(
            member ->
                "  private static final VarHandle %s = field(%s, \"%s\");\n"
                    .formatted(member.handle(), member.owner(), member.name()))
        .collect(Collectors.joining());
  }

  private static String members(EntityDescription entity) {
    return entity.members().stream()
        .map(
            member ->
                "\n          new Member(\"%s\", %s)"
                    .formatted(member.name(), member.classExpression()))
        .collect(Collectors.joining(","));
  }

  private static String description(EntityDescription entity) {
    return """

      @Override
      public Class<%1$s> type() {
        return %1$s.class;
      }

      @Override
      public List<Member> members() {
        return MEMBERS;
      }

      @Override
      public boolean annotated() {
        return %2$s;
      }

      @Override
      public boolean constructorBound() {
        return %3$s;
      }
    """
        .formatted(
            entity.typeName(), entity.annotated(), entity.construction() == Construction.CANONICAL);
  }

  private static String fieldMethod(EntityDescription entity) {
    return entity.members().isEmpty()
        ? ""
        : """

          private static VarHandle field(Class<?> owner, String name) {
            try {
              return MethodHandles.privateLookupIn(owner, MethodHandles.lookup())
                  .unreflectVarHandle(owner.getDeclaredField(name));
            } catch (NoSuchFieldException e) {
              throw new IllegalStateException(
                  "PRO-10: " + owner.getName() + " has no field " + name
                      + " any more. Compile %1$s again.",
                  e);
            } catch (IllegalAccessException e) {
              throw new IllegalStateException(
                  "PRO-11: Field " + name + " of " + owner.getName() + ", inherited by %1$s, cannot be"
                      + " reached: " + e.getMessage() + ". Let "
                      + owner.getModule() + " open the package to "
                      + MethodHandles.lookup().lookupClass().getModule() + ".",
                  e);
            }
          }
        """
            .formatted(entity.qualifiedName());
  }
}
