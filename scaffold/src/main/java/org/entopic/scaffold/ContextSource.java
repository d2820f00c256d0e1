package org.entopic.scaffold;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.entopic.EntityContext;
import org.entopic.EntitySet;
import org.entopic.scaffold.CodeOptions.Naming;

/** Makes the source of the context. */
final class ContextSource {
  private final CodeOptions options;
  private final String source;
  private final ClassName name;

  ContextSource(CodeOptions options, String source, ClassName name) {
    this.options = options;
    this.source = source;
    this.name = name;
  }

  TypeSpec of(Map<StoreEntity, ClassName> entities) {
    TypeSpec.Builder context =
        TypeSpec.classBuilder(name)
            .addModifiers(Modifier.PUBLIC)
            .superclass(EntityContext.class)
            .addJavadoc("The entity types of $L.\n", EntitySource.plain(source));
    Set<String> taken = new HashSet<>();
    entities.forEach(
        (entity, type) ->
            context.addField(
                FieldSpec.builder(
                        ParameterizedTypeName.get(ClassName.get(EntitySet.class), type),
                        free(entity, type, taken),
                        Modifier.PUBLIC,
                        Modifier.FINAL)
                    .initializer("set($T.class)", type)
                    .build()));
    return context.build();
  }

  private String free(StoreEntity entity, ClassName type, Set<String> taken) {
    String wanted =
        options.naming() == Naming.JAVA
            ? Names.member(Names.plural(type.simpleName()))
            : Names.memberAsIs(entity.name());
    String set = wanted;
    for (int number = 2; !taken.add(set); number++) {
      set = wanted + number;
    }
    return set;
  }
}
