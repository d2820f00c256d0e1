package org.entopic.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.entopic.model.ScalarType;
import org.entopic.scaffold.StoreEntity.TopicUse;

/** Whatever topics call their fields, the sources compile, with the processor and no warning. */
class CodeGeneratorPropertyTest {
  private static final Arbitrary<String> NAMES =
      Arbitraries.oneOf(
          Arbitraries.of(
              "class",
              "String",
              "Entity",
              "List",
              "Key",
              "Nullable",
              "Instant",
              "Object",
              "id",
              "ID",
              "a-b",
              "a_b",
              "aB",
              "2x",
              "_",
              "",
              "größe",
              "hashCode",
              "getClass",
              "var",
              "record",
              "Fields",
              "made",
              "\"quoted\"",
              "*/ \\u0041",
              "$",
              "Made"),
          Arbitraries.strings().ofMaxLength(6));

  // each try compiles up to twenty classes
  @Property(tries = 4, shrinking = ShrinkingMode.OFF)
  void sourcesCompile(
      @ForAll("models") StoreModel model,
      @ForAll CodeOptions.Form form,
      @ForAll CodeOptions.Naming naming)
      throws IOException {
    var options = CodeOptions.of("made").form(form).naming(naming);
    List<SourceFile> sources = new CodeGenerator(options).generate(model, finding -> {});

    assertThat(new CodeGenerator(options).generate(model, finding -> {})).isEqualTo(sources);
    Path folder = Files.createTempDirectory("scaffold");
    try {
      Compiled.of(sources, folder).close();
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  @Provide
  Arbitrary<StoreModel> models() {
    return entities()
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .uniqueElements(StoreEntity::name)
        .map(entities -> new StoreModel("made", entities));
  }

  private static Arbitrary<StoreEntity> entities() {
    return Combinators.combine(
            NAMES, fields(), NAMES, fields(), Arbitraries.integers().between(0, 2))
        .as(CodeGeneratorPropertyTest::entity);
  }

  private static StoreEntity entity(
      String name, List<StoreField> fields, String object, List<StoreField> inside, int keys) {
    List<StoreField> all = new ArrayList<>(fields);
    all.replaceAll(
        field ->
            field.type() instanceof FieldType.Complex
                ? field.as(new FieldType.Complex(object))
                : field);
    List<StoreField> nested =
        inside.stream().filter(field -> !(field.type() instanceof FieldType.Complex)).toList();
    List<String> key =
        fields.stream()
            .filter(field -> field.type() instanceof FieldType.Scalar && !field.nullable())
            .limit(keys)
            .map(StoreField::name)
            .toList();
    return new StoreEntity(
        name,
        Optional.of("topic"),
        Optional.of("json"),
        TopicUse.UNCHECKED,
        all,
        key,
        List.of(new StoreObject(object, nested)));
  }

  private static Arbitrary<List<StoreField>> fields() {
    Arbitrary<FieldType> scalars =
        Arbitraries.of(ScalarType.class)
            .filter(type -> type != ScalarType.BYTES)
            .map(FieldType.Scalar::new);
    Arbitrary<FieldType> types =
        Arbitraries.oneOf(
            scalars,
            scalars,
            scalars.map(FieldType.ListOf::new),
            Arbitraries.of(new FieldType.Complex("")),
            Arbitraries.just(new FieldType.Scalar(ScalarType.BYTES)),
            NAMES.map(name -> new FieldType.Enumeration(name, List.of("A", "B"))));
    return Combinators.combine(NAMES, types, Arbitraries.of(true, false))
        .as(StoreField::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(8)
        .uniqueElements(StoreField::name);
  }
}
