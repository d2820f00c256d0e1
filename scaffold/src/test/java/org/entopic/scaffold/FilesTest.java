package org.entopic.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.TypeProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.entopic.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesTest {
  @TempDir Path folder;

  private final List<Finding> findings = new ArrayList<>();

  private List<SourceFile> sources(SchemaLanguage language, String file, String schema)
      throws IOException {
    return sources(
        language, Files.writeString(folder.resolve(file), schema), CodeOptions.of("made"));
  }

  private List<SourceFile> sources(SchemaLanguage language, Path file, CodeOptions options) {
    StoreModel model = TopicModelFactory.files(language, List.of(file)).create(findings::add);
    return new CodeGenerator(options).generate(model, findings::add);
  }

  private List<String> told() {
    return findings.stream()
        .map(f -> f.text().substring(0, 6) + " " + f.subject() + "." + f.field())
        .toList();
  }

  private static String text(List<SourceFile> sources, String type) {
    return sources.stream()
        .filter(source -> source.path().equals("made/" + type + ".java"))
        .map(SourceFile::text)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void avroSchemasBecomeRecords() throws Exception {
    List<SourceFile> sources =
        sources(
            SchemaLanguage.AVRO,
            "order.avsc",
            """
            {"type": "record", "name": "ORDER_HEAD", "namespace": "com.example", "fields": [
              {"name": "ID", "type": "long"},
              {"name": "ORDER_DATE", "type": {"type": "int", "logicalType": "date"}},
              {"name": "changed", "type": {"type": "long", "logicalType": "timestamp-millis"}},
              {"name": "state", "type": {"type": "enum", "name": "State", "symbols": ["A", "B"]}},
              {"name": "parent", "type": ["null", "long"]},
              {"name": "lines", "type": {"type": "array", "items": {
                "type": "record", "name": "Line", "fields": [
                  {"name": "text", "type": "string"},
                  {"name": "parts", "type": {"type": "array", "items": "Line"}}]}}},
              {"name": "labels", "type": {"type": "map", "values": "string"}},
              {"name": "either", "type": ["int", "string"]}]}
            """);

    assertThat(text(sources, "OrderHead"))
        .contains("@SerializedWith(\"avro\")")
        .contains("@Id @Column(name = \"ID\") long id")
        .contains("@Column(name = \"ORDER_DATE\") LocalDate orderDate")
        .contains("Instant changed")
        .contains("State state")
        .contains("@Nullable Long parent")
        .contains("@ElementCollection List<Line> lines")
        .doesNotContain("labels", "either");
    assertThat(text(sources, "FilesContext"))
        .contains("public final EntitySet<OrderHead> orderHeads = set(OrderHead.class);");
    assertThat(told())
        .containsExactlyInAnyOrder(
            "SCF-21 order.changed",
            "SCF-20 order.labels",
            "SCF-20 order.either",
            "SCF-25 OrderHead.ID");
    Compiled.of(sources, folder).close();
    assertThat(Compiled.generated(folder)).contains("OrderHeadFields.class");
  }

  @Test
  void jsonSchemasBecomeClassesWithGettersAndSetters() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("person.json"),
            """
            {"$schema": "http://json-schema.org/draft-07/schema#", "type": "object",
             "properties": {
               "personId": {"type": "string", "format": "uuid"},
               "age": {"type": "integer"},
               "active": {"type": "boolean"},
               "size": {"type": ["number", "null"]},
               "gender": {"enum": ["f", "m", "d", null]},
               "shirt": {"enum": ["S", "M", "XL-long"]},
               "class": {"type": "string"},
               "2nd-name": {"type": "string"},
               "home": {"$ref": "#/definitions/Address"},
               "work": {"anyOf": [{"$ref": "#/definitions/Address"}, {"type": "null"}]},
               "any": {}},
             "required": ["personId", "age", "active", "size", "class", "home"],
             "definitions": {"Address": {"type": "object", "properties": {
               "city": {"type": "string"}}, "required": ["city"]}}}
            """);

    List<SourceFile> sources =
        sources(
            SchemaLanguage.JSON_SCHEMA,
            file,
            CodeOptions.of("made").form(CodeOptions.Form.CLASSES).contextName("People"));

    assertThat(sources).extracting(SourceFile::path).contains("made/People.java");
    assertThat(text(sources, "Person"))
        .contains("private UUID personId;")
        .contains("private long age;")
        .contains("public boolean isActive()")
        .contains("private @Nullable BigDecimal size;")
        .contains("private @Nullable Gender gender;")
        .contains("private @Nullable String shirt;")
        .contains("@Column(\n      name = \"class\"\n  )")
        .contains("private String class_;")
        .contains("private @Nullable String _2ndName;")
        .contains("private Address home;")
        .contains("public @Nullable Address getWork()");
    assertThat(told())
        .contains("SCF-25 Person.personId", "SCF-22 Person.shirt", "SCF-20 person.any");
    Compiled.of(sources, folder).close();
  }

  /** What protoc writes of Protobuf's own file, whose messages contain themselves and others. */
  @Test
  void descriptorSetsBecomeRecords() throws Exception {
    var files = FileDescriptorSet.newBuilder();
    TypeProto.getDescriptor().getDependencies().forEach(file -> files.addFile(file.toProto()));
    files.addFile(TypeProto.getDescriptor().toProto());
    Path file = Files.write(folder.resolve("type.desc"), files.build().toByteArray());

    List<SourceFile> sources = sources(SchemaLanguage.PROTOBUF, file, CodeOptions.of("made"));

    assertThat(sources)
        .extracting(SourceFile::path)
        .contains("made/Type.java", "made/Field.java", "made/Kind.java", "made/SourceContext.java");
    assertThat(text(sources, "Type")).contains("@Keyless", "List<Field> fields");
    Compiled.of(sources, folder).close();
  }

  @Test
  void filesAreNotOverwrittenUnlessThatIsSaid() throws Exception {
    List<SourceFile> sources = List.of(new SourceFile("a/B.java", "1"));
    SourceFile.write(sources, folder, SourceFile.Overwriting.REFUSED);

    assertThatThrownBy(
            () ->
                SourceFile.write(
                    List.of(new SourceFile("a/A.java", "2"), new SourceFile("a/B.java", "2")),
                    folder,
                    SourceFile.Overwriting.REFUSED))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("SCF-06");
    assertThat(folder.resolve("a/A.java")).doesNotExist();
    SourceFile.write(
        List.of(new SourceFile("a/B.java", "3")), folder, SourceFile.Overwriting.ALLOWED);
    assertThat(folder.resolve("a/B.java")).hasContent("3");
  }

  @Test
  void whatIsNoSchemaIsRefusedByName() {
    for (SchemaLanguage language : SchemaLanguage.values()) {
      assertThatThrownBy(() -> sources(language, "bad.txt", "no schema"))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("SCF-03")
          .hasMessageContaining("bad");
    }
  }
}
