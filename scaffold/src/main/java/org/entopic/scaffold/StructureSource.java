package org.entopic.scaffold;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.NullMarked;

/** Makes records, or classes with getters and setters, of members. */
final class StructureSource {
  private final CodeOptions.Form form;

  StructureSource(CodeOptions.Form form) {
    this.form = form;
  }

  TypeSpec.Builder of(ClassName name, List<Member> members) {
    TypeSpec.Builder type =
        form == CodeOptions.Form.RECORDS ? record(name, members) : classWith(name, members);
    return type.addAnnotation(NullMarked.class);
  }

  static TypeSpec.Builder record(ClassName name, List<Member> members) {
    MethodSpec.Builder components = MethodSpec.constructorBuilder();
    for (Member member : members) {
      components.addParameter(
          ParameterSpec.builder(member.type(), member.name())
              .addAnnotations(member.annotations())
              .build());
    }
    return TypeSpec.recordBuilder(name)
        .addModifiers(Modifier.PUBLIC)
        .recordConstructor(components.build());
  }

  private static TypeSpec.Builder classWith(ClassName name, List<Member> members) {
    TypeSpec.Builder type = TypeSpec.classBuilder(name).addModifiers(Modifier.PUBLIC);
    Set<String> taken = new HashSet<>(Set.of("getClass"));
    for (Member member : members) {
      type.addField(
          FieldSpec.builder(member.type(), member.name(), Modifier.PRIVATE)
              .addAnnotations(member.annotations())
              .build());
    }
    for (Member member : members) {
      String suffix = Names.capitalized(member.name());
      String prefix = member.type().equals(TypeName.BOOLEAN) ? "is" : "get";
      while (!taken.add(prefix + suffix) || !taken.add("set" + suffix)) {
        suffix = suffix + "_";
      }
      type.addMethod(
          MethodSpec.methodBuilder(prefix + suffix)
              .addModifiers(Modifier.PUBLIC)
              .returns(member.type())
              .addStatement("return this.$N", member.name())
              .build());
      type.addMethod(
          MethodSpec.methodBuilder("set" + suffix)
              .addModifiers(Modifier.PUBLIC)
              .addParameter(member.type(), member.name())
              .addStatement("this.$N = $N", member.name(), member.name())
              .build());
    }
    return type;
  }
}
