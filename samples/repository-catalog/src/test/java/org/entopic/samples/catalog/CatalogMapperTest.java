package org.entopic.samples.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entopic.samples.catalog.jdk.TypeDescription;
import org.entopic.samples.catalog.maven.ArtifactDescription;
import org.entopic.samples.catalog.maven.Coordinates;
import org.entopic.samples.catalog.maven.DependencyDescription;
import org.entopic.samples.catalog.maven.LicenseDescription;
import org.entopic.samples.catalog.maven.RepositoryContents;
import org.entopic.samples.catalog.model.Artifact;
import org.entopic.samples.catalog.model.Dependency;
import org.entopic.samples.catalog.model.DependencyKey;
import org.entopic.samples.catalog.model.DependencyScope;
import org.entopic.samples.catalog.model.JavaType;
import org.entopic.samples.catalog.model.License;
import org.entopic.samples.catalog.model.PackageKey;
import org.entopic.samples.catalog.model.TypeKind;
import org.entopic.samples.catalog.report.ReadReport;
import org.junit.jupiter.api.Test;

class CatalogMapperTest {
  private static final Coordinates APP = new Coordinates("org.acme", "app", "1");
  private static final Coordinates LOG = new Coordinates("org.acme", "log", "3");

  @Test
  void makesATypeOfItsDescription() {
    PackageKey util = new PackageKey("java.base", "java.util");
    JavaType type =
        CatalogMapper.type(
            new TypeDescription(
                "java.util.A",
                util,
                TypeKind.RECORD,
                17,
                true,
                99,
                1,
                2,
                "java.lang.Record",
                List.of("java.io.Serializable")));
    assertThat(type.getModuleName()).isEqualTo("java.base");
    assertThat(type.getPackageName()).isEqualTo("java.util");
    assertThat(type.isPublic()).isTrue();
    assertThat(type.getSuperTypeName()).contains("java.lang.Record");
    assertThat(type.getInterfaces()).containsExactly("java.io.Serializable");
    assertThat(type.getSuperType()).isEmpty();
  }

  @Test
  void pointsDependenciesAtArtifactsThatAreThere() {
    RepositoryContents contents = contents();
    List<Dependency> dependencies =
        CatalogMapper.dependencies(contents.artifacts().get(APP), contents);
    assertThat(dependencies)
        .extracting(Dependency::getId)
        .containsExactly(
            new DependencyKey("org.acme:app:1", 0), new DependencyKey("org.acme:app:1", 1));
    assertThat(dependencies.get(0).getTargetCoordinates()).contains("org.acme:log:3");
    assertThat(dependencies.get(1).getTargetCoordinates()).isEmpty();
  }

  @Test
  void sharesOneLicenceInstanceBetweenArtifacts() {
    RepositoryContents contents = contents();
    Map<String, License> licenses = CatalogMapper.licenses(contents);
    Artifact app = CatalogMapper.artifact(contents.artifacts().get(APP), contents, licenses);
    Artifact log = CatalogMapper.artifact(contents.artifacts().get(LOG), contents, licenses);
    assertThat(app.getCoordinates()).isEqualTo("org.acme:app:1");
    assertThat(app.getLicenses().iterator().next()).isSameAs(log.getLicenses().iterator().next());
  }

  @Test
  void namesOnlyParentsThatAreThere() {
    RepositoryContents contents = contents();
    ArtifactDescription app = contents.artifacts().get(APP);
    ArtifactDescription log = contents.artifacts().get(LOG);
    assertThat(CatalogMapper.artifact(app, contents, Map.of()).getParentCoordinates())
        .contains("org.acme:log:3");
    assertThat(CatalogMapper.artifact(log, contents, Map.of()).getParentCoordinates()).isEmpty();
  }

  private static RepositoryContents contents() {
    ArtifactDescription app =
        artifact(APP, LOG, List.of(dependency("log", "3"), dependency("log", "4")));
    return new RepositoryContents(
        Map.of(APP, app, LOG, artifact(LOG, new Coordinates("org.acme", "gone", "1"), List.of())),
        List.of(new LicenseDescription("mit", "MIT", null)),
        new ReadReport(2, Duration.ZERO, List.of()));
  }

  private static ArtifactDescription artifact(
      Coordinates coordinates, Coordinates parent, List<DependencyDescription> dependencies) {
    return new ArtifactDescription(
        coordinates,
        "jar",
        null,
        null,
        parent,
        null,
        List.of(),
        dependencies,
        Set.of("mit"),
        5L,
        Instant.EPOCH);
  }

  private static DependencyDescription dependency(String name, String version) {
    return new DependencyDescription(
        "org.acme", name, version, "jar", null, DependencyScope.COMPILE, false);
  }
}
