package org.entopic.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entopic.engine.model.Models.mapping;
import static org.entopic.engine.model.Models.row;
import static org.entopic.engine.model.Models.type;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.entopic.engine.model.catalog.Artifact;
import org.entopic.engine.model.catalog.Dependency;
import org.entopic.engine.model.catalog.DependencyKey;
import org.entopic.engine.model.catalog.DependencyScope;
import org.entopic.engine.model.catalog.Developer;
import org.entopic.engine.model.catalog.JavaModule;
import org.entopic.engine.model.catalog.JavaPackage;
import org.entopic.engine.model.catalog.JavaType;
import org.entopic.engine.model.catalog.License;
import org.entopic.engine.model.catalog.Organization;
import org.entopic.engine.model.catalog.PackageKey;
import org.entopic.model.DeleteBehavior;
import org.entopic.model.EntityTypeModel;
import org.entopic.model.ForeignKeyModel;
import org.entopic.model.KeyValues;
import org.entopic.model.NavigationModel;
import org.entopic.model.NavigationModel.Kind;
import org.entopic.model.PropertyModel;
import org.entopic.spi.backend.Row;
import org.junit.jupiter.api.Test;

class CatalogModelTest {
  private final EngineModel model =
      ModelFactory.build("catalog", List.of(Artifact.class, JavaModule.class), any -> {});

  private static List<String> names(List<PropertyModel> properties) {
    return properties.stream().map(PropertyModel::name).toList();
  }

  @Test
  void reachesAllTypesFromTwo() {
    assertThat(model.entityTypes())
        .extracting(EntityTypeModel::name)
        .containsExactly(
            "Artifact",
            "Dependency",
            "JavaModule",
            "JavaPackage",
            "JavaType",
            "License",
            "artifact_license");
    assertThat(model.complexTypes())
        .extracting(Object::toString)
        .containsExactly("Developer", "Organization");
  }

  @Test
  void aReadOnlyJoinColumnMakesTheMemberOfTheEmbeddedKeyTheForeignKey() {
    NavigationModel artifact = type(model, Dependency.class).navigation("artifact").orElseThrow();
    ForeignKeyModel key = artifact.foreignKey();
    assertThat(names(key.properties())).containsExactly("id.artifactCoordinates");
    assertThat(key.isRequired()).isTrue();
    assertThat(key.deleteBehavior()).isEqualTo(DeleteBehavior.RESTRICT);
    assertThat(artifact.inverse().map(NavigationModel::name)).contains("dependencies");
    assertThat(type(model, Dependency.class).navigation("target").orElseThrow().inverse())
        .map(NavigationModel::name)
        .contains("dependents");
  }

  @Test
  void aJoinColumnMayNamePartOfTheOwnKey() {
    ForeignKeyModel key =
        type(model, JavaPackage.class).navigation("module").orElseThrow().foreignKey();
    assertThat(key.properties()).allMatch(PropertyModel::isKey);
    assertThat(names(key.properties())).containsExactly("moduleName");
  }

  @Test
  void severalJoinColumnsFollowTheOrderOfThePrincipalKey() {
    ForeignKeyModel key =
        type(model, JavaType.class).navigation("enclosingPackage").orElseThrow().foreignKey();
    assertThat(names(key.properties())).containsExactly("moduleName", "packageName");
    assertThat(names(key.principalKey().properties())).containsExactly("moduleName", "name");
    assertThat(key.isRequired()).isTrue();
  }

  @Test
  void aSelfReferencePairsItsTwoSides() {
    NavigationModel parent = type(model, Artifact.class).navigation("parent").orElseThrow();
    assertThat(parent.kind()).isEqualTo(Kind.TO_PRINCIPAL);
    assertThat(parent.inverse()).map(NavigationModel::kind).contains(Kind.TO_DEPENDENTS);
    assertThat(parent.foreignKey().isRequired()).isFalse();
  }

  @Test
  void manyToManyGetsAJoinTypeWithBothKeys() {
    EntityTypeModel join = model.entityType("artifact_license").orElseThrow();
    assertThat(join.isJoinType()).isTrue();
    assertThat(join.topic().name()).isEqualTo("catalog.artifact_license");
    assertThat(names(join.primaryKey().properties()))
        .containsExactly("artifactCoordinates", "licenseId");
    assertThat(join.properties()).noneMatch(PropertyModel::isShadow);
    assertThat(join.foreignKeys())
        .allMatch(key -> key.deleteBehavior() == DeleteBehavior.CASCADE && key.isRequired());
    NavigationModel licenses = type(model, Artifact.class).navigation("licenses").orElseThrow();
    NavigationModel artifacts = type(model, License.class).navigation("artifacts").orElseThrow();
    assertThat(licenses.foreignKey().principal()).isSameAs(licenses.declaringType());
    assertThat(licenses.targetForeignKey().orElseThrow().principal()).isSameAs(licenses.target());
    assertThat(artifacts.foreignKey()).isSameAs(licenses.targetForeignKey().orElseThrow());
    assertThat(artifacts.inverse()).contains(licenses);
  }

  @Test
  void instancesOfTheJoinTypeAreJoinEntities() {
    EntityMapping mapping = model.mapping(model.entityType("artifact_license").orElseThrow());
    var join = new JoinEntity(2);
    assertThat(mapping.key(join)).isNull();
    mapping.type().properties().forEach(p -> mapping.setValue(join, p, p.name()));
    Row row = row(mapping, join);
    assertThat(mapping.key(row)).isEqualTo(KeyValues.of("artifactCoordinates", "licenseId"));
    assertThat(mapping.matches(mapping.instantiate(row), row)).isTrue();
    assertThat(mapping.key(Arrays.asList("a", "b"))).isEqualTo(KeyValues.of("a", "b"));
  }

  @Test
  void anEntityComesBackAsItWasRead() {
    var artifact = new Artifact("g", "a", "1", Instant.EPOCH);
    artifact.setFileSize(7L);
    artifact.setOrganization(new Organization("o", null));
    artifact.getDevelopers().add(new Developer("n", null, "o"));
    EntityMapping mapping = mapping(model, Artifact.class);
    Row row = row(mapping, artifact);
    var copy = (Artifact) mapping.instantiate(row);
    assertThat(mapping.matches(copy, row)).isTrue();
    assertThat(copy)
        .usingRecursiveComparison()
        .ignoringFields("organization", "developers")
        .isEqualTo(artifact);
    assertThat(copy.getOrganization()).contains(new Organization("o", null));
    assertThat(copy.getDevelopers()).containsExactly(new Developer("n", null, "o"));
    assertThat(copy.getDescription()).isEqualTo(Optional.empty());
  }

  @Test
  void anEmbeddedKeyIsMadeOfItsRecord() {
    var dependency = new Dependency(new DependencyKey("g:a:1", 3), "g", "b", DependencyScope.TEST);
    EntityMapping mapping = mapping(model, Dependency.class);
    Row row = row(mapping, dependency);
    assertThat(row.key()).isEqualTo(KeyValues.of("g:a:1", 3));
    assertThat(((Dependency) mapping.instantiate(row)).getId())
        .isEqualTo(new DependencyKey("g:a:1", 3));
    assertThat(mapping.key(List.of(new DependencyKey("x", 1)))).isEqualTo(KeyValues.of("x", 1));
    assertThat(mapping.key(List.of("x", 1))).isEqualTo(KeyValues.of("x", 1));
  }

  @Test
  void settingPartOfAnEmbeddedKeyKeepsTheRest() {
    var dependency = new Dependency(new DependencyKey("g:a:1", 3), "g", "b", DependencyScope.TEST);
    EntityMapping mapping = mapping(model, Dependency.class);
    Row row = row(mapping, dependency);
    PropertyModel ordinal = mapping.type().property("id.ordinal").orElseThrow();
    mapping.setValue(dependency, ordinal, 4);
    assertThat(dependency.getId()).isEqualTo(new DependencyKey("g:a:1", 4));
    assertThat(mapping.matches(dependency, row)).isFalse();
    assertThat(mapping.differences(dependency, row).stream()).containsExactly(ordinal.ordinal());
  }

  @Test
  void aKeyClassStandsForTheWholeKey() {
    EntityMapping mapping = mapping(model, JavaPackage.class);
    var found = new JavaPackage(new PackageKey("java.base", "java.lang"), true);
    assertThat(mapping.key(found)).isEqualTo(KeyValues.of("java.base", "java.lang"));
    assertThat(mapping.key(List.of(new PackageKey("m", "p")))).isEqualTo(KeyValues.of("m", "p"));
    assertThat(mapping.key(Arrays.asList("m", null))).isNull();
  }

  @Test
  void primitivesHaveTheLowestOrdinals() {
    EntityTypeModel type = type(model, JavaType.class);
    assertThat(type.primitiveCount()).isEqualTo(5);
    for (PropertyModel property : type.properties()) {
      assertThat(type.property(property.ordinal())).isSameAs(property);
      assertThat(property.ordinal() < 5).isEqualTo(property.storeType().isPrimitive());
    }
    assertThat(names(type.properties())).startsWith("name", "moduleName", "packageName", "kind");
  }

  @Test
  void aLocalDateIsStoredAsItIs() {
    var module = new JavaModule("m", true);
    module.setReleased(LocalDate.EPOCH);
    module.getRequires().add("java.base");
    EntityMapping mapping = mapping(model, JavaModule.class);
    var copy = (JavaModule) mapping.instantiate(row(mapping, module));
    assertThat(copy).usingRecursiveComparison().isEqualTo(module);
  }

  @Test
  void describesEveryFact() {
    assertThat(model.describe())
        .contains("entity Dependency (org.entopic.engine.model.catalog.Dependency)")
        .contains("  topic catalog.java_type partitions 1 {cleanup.policy=compact")
        .contains("  key (id.artifactCoordinates, id.ordinal)")
        .contains("  property id.ordinal: int not null, field ordinal, by convention")
        .contains(
            "foreign key (moduleName, packageName) -> JavaPackage (moduleName, name) required")
        .contains("  navigation licenses: many to many License, inverse artifacts")
        .contains("join artifact_license")
        .contains("complex Organization");
  }
}
