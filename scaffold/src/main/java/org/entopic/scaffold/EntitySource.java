package org.entopic.scaffold;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeSpec;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entopic.annotation.Checked;
import org.entopic.annotation.Keyless;
import org.entopic.annotation.ReadOnly;
import org.entopic.annotation.SerializedWith;
import org.entopic.annotation.Topic;
import org.entopic.model.ScalarType;
import org.entopic.scaffold.StoreEntity.TopicUse;

/** Makes the sources of an entity type, with those of the types of its fields. */
final class EntitySource {
  private static final Set<ScalarType> VERSIONS =
      Set.of(ScalarType.SHORT, ScalarType.INT, ScalarType.LONG);

  private final StoreEntity entity;
  private final ClassName name;
  private final MemberNaming members;
  private final MemberTypes types;
  private final StructureSource structure;
  private final Reporter reporter;
  private final List<TypeSpec> made = new ArrayList<>();

  EntitySource(
      CodeOptions options,
      StoreEntity entity,
      ClassName name,
      ClassNames names,
      Reporter reporter) {
    this.entity = entity;
    this.name = name;
    this.reporter = reporter;
    this.members = new MemberNaming(options.naming());
    this.structure = new StructureSource(options.form());
    this.types =
        new MemberTypes(entity, name.simpleName(), names, this::complex, made::add, reporter);
  }

  /** Returns the sources that no entity type before has. */
  List<TypeSpec> types() {
    Map<String, String> memberNames = members.of(entity.fields());
    List<Member> all = new ArrayList<>();
    for (StoreField field : entity.fields()) {
      Member member =
          types.member(field, memberNames.getOrDefault(field.name(), field.name()), true);
      if (entity.key().contains(field.name())) {
        member = member.annotated(AnnotationSpec.builder(Id.class).build());
      } else if (isVersion(field)) {
        reporter.report(ScaffoldMessages.takenForVersion(entity.name(), field.name()));
        member = member.annotated(AnnotationSpec.builder(Version.class).build());
      }
      all.add(member);
    }
    TypeSpec.Builder type = structure.of(name, all);
    annotate(type);
    if (entity.key().size() > 1) {
      type.addType(key(all));
    }
    made.add(0, type.build());
    return made;
  }

  /** Writers who check versions count them in a field that is called so by all. */
  private boolean isVersion(StoreField field) {
    return entity.use() == TopicUse.CHECKED
        && field.name().equalsIgnoreCase("version")
        && field.type() instanceof FieldType.Scalar scalar
        && VERSIONS.contains(scalar.type())
        && !field.nullable();
  }

  private void annotate(TypeSpec.Builder type) {
    type.addJavadoc(
        "What $L holds.\n",
        entity.topic().map(topic -> "the topic {@code " + plain(topic) + "}").orElse("its topic"));
    AnnotationSpec.Builder annotation = AnnotationSpec.builder(Entity.class);
    if (!name.simpleName().equals(entity.name())) {
      annotation.addMember("name", "$S", entity.name());
    }
    type.addAnnotation(annotation.build());
    entity.topic().ifPresent(topic -> type.addAnnotation(valued(Topic.class, topic)));
    entity.format().ifPresent(format -> type.addAnnotation(valued(SerializedWith.class, format)));
    if (entity.key().isEmpty()) {
      type.addAnnotation(Keyless.class);
    } else if (entity.use() == TopicUse.READ_ONLY) {
      type.addAnnotation(ReadOnly.class);
    } else if (entity.use() == TopicUse.CHECKED) {
      type.addAnnotation(Checked.class);
    }
    if (entity.key().size() > 1) {
      type.addAnnotation(
          AnnotationSpec.builder(IdClass.class)
              .addMember("value", "$T.class", name.nestedClass("Key"))
              .build());
    }
  }

  private static AnnotationSpec valued(Class<?> annotation, String value) {
    return AnnotationSpec.builder(annotation).addMember("value", "$S", value).build();
  }

  private TypeSpec key(List<Member> all) {
    Map<String, Member> byField =
        all.stream().collect(Collectors.toMap(Member::field, Function.identity()));
    List<Member> parts =
        entity.key().stream().map(byField::get).map(Member::withoutAnnotations).toList();
    return StructureSource.record(name.nestedClass("Key"), parts)
        .addJavadoc("The key, in the order in which records sort.\n")
        .build();
  }

  private void complex(ClassName type, StoreObject object) {
    Map<String, String> memberNames = members.of(object.fields());
    List<Member> all = new ArrayList<>();
    for (StoreField field : object.fields()) {
      all.add(types.member(field, memberNames.getOrDefault(field.name(), field.name()), false));
    }
    made.add(structure.of(type, all).addAnnotation(Embeddable.class).build());
  }

  /** Returns a text that a comment can hold. */
  static String plain(String text) {
    return text.codePoints()
        .mapToObj(
            c ->
                Character.isLetterOrDigit(c) || " ._-:,".indexOf(c) >= 0
                    ? Character.toString(c)
                    : "?")
        .collect(Collectors.joining());
  }

  /** Names the members of one type. */
  private static final class MemberNaming {
    private final CodeOptions.Naming naming;

    MemberNaming(CodeOptions.Naming naming) {
      this.naming = naming;
    }

    Map<String, String> of(List<StoreField> fields) {
      Map<String, String> names = new HashMap<>();
      Set<String> taken = new java.util.HashSet<>();
      for (StoreField field : fields) {
        String wanted =
            naming == CodeOptions.Naming.JAVA
                ? Names.member(field.name())
                : Names.memberAsIs(field.name());
        String free = wanted;
        for (int number = 2; !taken.add(free); number++) {
          free = wanted + number;
        }
        names.put(field.name(), free);
      }
      return names;
    }
  }
}
