package org.entopic.scaffold;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Modifier;
import org.entopic.model.ScalarType;
import org.jspecify.annotations.Nullable;

/** Finds the Java types of the fields of one entity type, and asks for those that are missing. */
final class MemberTypes {
  private final StoreEntity entity;
  private final String owner;
  private final ClassNames names;
  private final BiConsumer<ClassName, StoreObject> missing;
  private final Consumer<TypeSpec> enums;
  private final Reporter reporter;
  private final Map<String, StoreObject> objects = new HashMap<>();

  MemberTypes(
      StoreEntity entity,
      String owner,
      ClassNames names,
      BiConsumer<ClassName, StoreObject> missing,
      Consumer<TypeSpec> enums,
      Reporter reporter) {
    this.entity = entity;
    this.owner = owner;
    this.names = names;
    this.missing = missing;
    this.enums = enums;
    this.reporter = reporter;
    entity.objects().forEach(object -> objects.put(object.name(), object));
  }

  Member member(StoreField field, String name, boolean inEntity) {
    List<AnnotationSpec> annotations = new ArrayList<>();
    if (inEntity && field.type() instanceof FieldType.ListOf) {
      annotations.add(AnnotationSpec.builder(ElementCollection.class).build());
    }
    if (!name.equals(field.name())) {
      annotations.add(
          AnnotationSpec.builder(Column.class).addMember("name", "$S", field.name()).build());
    }
    TypeName type = type(field.type(), field.name());
    return new Member(field.name(), name, field.nullable() ? nullable(type) : type, annotations);
  }

  private static TypeName nullable(TypeName type) {
    TypeName boxed = type.isPrimitive() ? type.box() : type;
    return boxed.annotated(AnnotationSpec.builder(Nullable.class).build());
  }

  private TypeName type(FieldType type, String field) {
    if (type instanceof FieldType.Scalar scalar) {
      return scalar(scalar.type());
    } else if (type instanceof FieldType.Enumeration enumeration) {
      return enumeration(enumeration, field);
    } else if (type instanceof FieldType.ListOf list) {
      TypeName element = type(list.element(), field);
      return ParameterizedTypeName.get(
          ClassName.get(List.class), element.isPrimitive() ? element.box() : element);
    }
    String name = ((FieldType.Complex) type).object();
    StoreObject object = objects.get(name);
    if (object == null) {
      throw new IllegalArgumentException(
          "The entity type " + entity.name() + " has no complex type " + name + ".");
    }
    return names.shared(
        Names.type(name),
        content(object, new HashSet<>()),
        owner,
        made -> missing.accept(made, object));
  }

  private static TypeName scalar(ScalarType type) {
    if (type == ScalarType.BYTES) {
      return ArrayTypeName.of(TypeName.BYTE);
    }
    TypeName boxed = ClassName.get(type.javaType());
    return type.isPrimitive() ? boxed.unbox() : boxed;
  }

  private TypeName enumeration(FieldType.Enumeration enumeration, String field) {
    boolean isEnum =
        !enumeration.constants().isEmpty()
            && enumeration.constants().stream()
                .allMatch(
                    name ->
                        SourceVersion.isName(name, SourceVersion.RELEASE_17)
                            && name.indexOf('.') < 0);
    if (!isEnum) {
      reporter.report(ScaffoldMessages.constantsStayText(entity.name(), field));
      return ClassName.get(String.class);
    }
    return names.shared(
        Names.type(enumeration.name()),
        enumeration.constants(),
        owner,
        made -> {
          TypeSpec.Builder type = TypeSpec.enumBuilder(made).addModifiers(Modifier.PUBLIC);
          enumeration.constants().forEach(type::addEnumConstant);
          enums.accept(type.build());
        });
  }

  /** Returns what a complex type looks like, all that it contains included. */
  private List<Object> content(StoreObject object, Set<String> above) {
    List<Object> content = new ArrayList<>();
    if (above.add(object.name())) {
      for (StoreField field : object.fields()) {
        content.add(field);
        FieldType type = field.type();
        while (type instanceof FieldType.ListOf list) {
          type = list.element();
        }
        StoreObject part =
            type instanceof FieldType.Complex complex ? objects.get(complex.object()) : null;
        if (part != null) {
          content.add(content(part, above));
        }
      }
      above.remove(object.name());
    }
    return content;
  }
}
