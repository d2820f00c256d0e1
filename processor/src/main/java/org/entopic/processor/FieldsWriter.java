package org.entopic.processor;

import java.util.TreeSet;

/** Writes the class with the typed handles of an entity's properties. */
final class FieldsWriter {
  private final String suffix;

  FieldsWriter(String suffix) {
    this.suffix = suffix;
  }

  String simpleName(EntityDescription entity) {
    return entity.flatName() + suffix;
  }

  String write(EntityDescription entity) {
    String name = simpleName(entity);
    var imports = new TreeSet<String>();
    var handles = new StringBuilder();
    for (PropertyHandle handle : entity.handles()) {
      imports.add("import org.entopic.query." + handle.kind().type() + ";\n");
      handles.append(
          """

            /** %s */
            public static final %s %s =
                %s;
          """
              .formatted(
                  handle.documentation(),
                  handle.type(entity.typeName()),
                  handle.name(),
                  handle.creation(entity.typeName())));
    }
    return SourceHeader.of(entity, imports)
        + """
        /** The properties of {@link %s}, for queries. */
        %s%sfinal class %s {
        %s
          private %s() {}
        }
        """
            .formatted(
                entity.typeName(),
                SourceHeader.markers(entity),
                entity.isPublic() ? "public " : "",
                name,
                handles,
                name);
  }
}
