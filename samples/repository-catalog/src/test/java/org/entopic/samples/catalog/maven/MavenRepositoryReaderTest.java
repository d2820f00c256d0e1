package org.entopic.samples.catalog.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.entopic.samples.catalog.maven.TestRepository.coordinates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.entopic.samples.catalog.model.DependencyScope;
import org.entopic.samples.catalog.model.Developer;
import org.entopic.samples.catalog.model.Organization;
import org.entopic.samples.catalog.report.ProblemKind;
import org.entopic.samples.catalog.report.ReadProblem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MavenRepositoryReaderTest {
  private static final String PARENT =
      """
      <packaging>pom</packaging>
      <organization><name>Acme</name><url>https://acme.example</url></organization>
      <developers><developer><name>Ada</name><email>ada@acme.example</email></developer></developers>
      <licenses><license><name>MIT License</name><url>https://mit.example</url></license></licenses>
      <properties><json.version>2.1</json.version></properties>
      <dependencyManagement><dependencies>
        <dependency><groupId>org.acme</groupId><artifactId>bom</artifactId><version>7</version>
          <type>pom</type><scope>import</scope></dependency>
      </dependencies></dependencyManagement>
      """;
  private static final String BOM =
      """
      <packaging>pom</packaging>
      <dependencyManagement><dependencies>
        <dependency><groupId>org.acme</groupId><artifactId>log</artifactId><version>3.3</version>
          <scope>runtime</scope></dependency>
      </dependencies></dependencyManagement>
      """;
  private static final String CHILD =
      """
      <parent><groupId>org.acme</groupId><artifactId>parent</artifactId><version>1</version></parent>
      <name>App of
        ${project.groupId}</name>
      <dependencies>
        <dependency><groupId>org.acme</groupId><artifactId>log</artifactId></dependency>
        <dependency><groupId>org.acme</groupId><artifactId>json</artifactId>
          <version>${json.version}</version><classifier>all</classifier><optional>true</optional>
          <scope>provided</scope></dependency>
      </dependencies>
      """;

  private TestRepository repository;

  @BeforeEach
  void writeAFamily(@TempDir Path folder) throws IOException {
    repository = new TestRepository(folder.toRealPath());
    repository.pom("org.acme:parent:1", PARENT);
    repository.pom("org.acme:bom:7", BOM);
    repository.pom("org.acme:app:1.5", CHILD);
    repository.pom("org.acme:log:3.3", "");
  }

  @Test
  void inheritsFromTheParent() throws IOException {
    ArtifactDescription app = artifact("org.acme:app:1.5");
    assertThat(app.parent()).isEqualTo(coordinates("org.acme:parent:1"));
    assertThat(app.packaging()).isEqualTo("jar");
    assertThat(app.organization()).isEqualTo(new Organization("Acme", "https://acme.example"));
    assertThat(app.developers()).containsExactly(new Developer("Ada", "ada@acme.example", null));
    assertThat(app.licenseIds()).containsExactly("mit");
  }

  @Test
  void interpolatesPropertiesAndTidiesText() throws IOException {
    ArtifactDescription app = artifact("org.acme:app:1.5");
    assertThat(app.name()).isEqualTo("App of org.acme");
    assertThat(app.dependencies().get(1))
        .isEqualTo(
            new DependencyDescription(
                "org.acme", "json", "2.1", "jar", "all", DependencyScope.PROVIDED, true));
  }

  @Test
  void takesVersionAndScopeFromAnImportedPom() throws IOException {
    RepositoryContents contents = repository.read();
    DependencyDescription log =
        contents.artifacts().get(coordinates("org.acme:app:1.5")).dependencies().get(0);
    assertThat(log.version()).isEqualTo("3.3");
    assertThat(log.scope()).isEqualTo(DependencyScope.RUNTIME);
    assertThat(contents.target(log)).contains(coordinates("org.acme:log:3.3"));
  }

  @Test
  void givesADependencyThatIsNotInTheRepositoryNoTarget() throws IOException {
    RepositoryContents contents = repository.read();
    DependencyDescription json =
        contents.artifacts().get(coordinates("org.acme:app:1.5")).dependencies().get(1);
    assertThat(contents.target(json)).isEmpty();
  }

  @Test
  void takesTheNewestParentInARange() throws IOException {
    repository.pom("org.acme:parent:1.1", PARENT.replace("Acme", "Acme Two"));
    repository.pom("org.acme:parent:2", PARENT);
    repository.pom("org.acme:ranged:1", CHILD.replace("<version>1<", "<version>[1,2)<"));
    ArtifactDescription ranged = artifact("org.acme:ranged:1");
    assertThat(ranged.parent()).isEqualTo(coordinates("org.acme:parent:1.1"));
    assertThat(ranged.organization()).extracting(Organization::name).isEqualTo("Acme Two");
  }

  @Test
  void countsAndNamesWhatItCannotRead() throws IOException {
    repository.raw("org.acme:broken:1", "<project><modelVersion>4.0.0</modelVersion><artif");
    repository.raw("org.acme:nameless:1", "<project><modelVersion>4.0.0</modelVersion></project>");
    repository.pom("org.acme:orphan:1", CHILD.replace("<version>1<", "<version>99<"));
    repository.pom(
        "org.acme:grandchild:1", CHILD.replace("<artifactId>parent<", "<artifactId>orphan<"));
    repository.pom("org.acme:ranged:1", CHILD.replace("<version>1<", "<version>[5,6)<"));
    repository.pom(
        "org.acme:importer:1", BOM.replace("<scope>runtime", "<type>pom</type><scope>import"));
    RepositoryContents contents = repository.read();

    assertThat(contents.report().problems())
        .extracting(ReadProblem::kind, problem -> problem.subject().replaceAll(".*/", ""))
        .containsExactlyInAnyOrder(
            tuple(ProblemKind.BROKEN_POM, "broken-1.pom"),
            tuple(ProblemKind.BROKEN_POM, "nameless-1.pom"),
            tuple(ProblemKind.MISSING_PARENT, "orphan-1.pom"),
            tuple(ProblemKind.MISSING_PARENT, "grandchild-1.pom"),
            tuple(ProblemKind.MISSING_PARENT, "ranged-1.pom"));
    assertThat(contents.report().problems())
        .filteredOn(problem -> problem.kind() == ProblemKind.MISSING_PARENT)
        .extracting(ReadProblem::message)
        .contains("org.acme:parent:99 is not in the repository");
    assertThat(contents.artifacts()).hasSize(5);
    assertThat(contents.report().delivered()).isEqualTo(5);
  }

  @Test
  void reportsAMissingImport() throws IOException {
    repository.pom("org.acme:importer:1", PARENT.replace("<version>7<", "<version>8<"));
    assertThat(repository.read().report().problems())
        .containsExactly(
            new ReadProblem(
                ProblemKind.MISSING_IMPORT,
                Path.of("org", "acme", "importer", "1", "importer-1.pom").toString(),
                "org.acme:bom:8 is not in the repository"));
  }

  @Test
  void reportsASecondPomOfTheSameCoordinates() throws IOException {
    Path pom = repository.pom("org.acme:twin:1-SNAPSHOT", "");
    Files.copy(pom, pom.resolveSibling("twin-1-20260102.030405-1.pom"));
    RepositoryContents contents = repository.read();
    assertThat(contents.artifacts()).containsKey(coordinates("org.acme:twin:1-SNAPSHOT"));
    assertThat(contents.report().problemCounts()).containsOnlyKeys(ProblemKind.DUPLICATE_POM);
  }

  @Test
  void sharesALicenceBetweenArtifacts() throws IOException {
    repository.pom("org.acme:one:1", license("The Apache Software License, Version 2.0", ""));
    repository.pom("org.acme:two:1", license("Apache-2.0", "https://apache.example/2.0.txt"));
    repository.pom("org.acme:three:1", license("", "http://www.apache.example/2.0"));
    RepositoryContents contents = repository.read();
    assertThat(contents.licenses())
        .extracting(LicenseDescription::id)
        .containsExactlyInAnyOrder("mit", "apache-2", "apache.example/2.0");
    assertThat(contents.artifacts().get(coordinates("org.acme:one:1")).licenseIds())
        .isEqualTo(contents.artifacts().get(coordinates("org.acme:two:1")).licenseIds());
    assertThat(contents.licenses())
        .contains(
            new LicenseDescription(
                "apache-2",
                "The Apache Software License, Version 2.0",
                "https://apache.example/2.0.txt"));
  }

  @Test
  void takesSizeAndTimeFromTheFiles() throws IOException {
    Path pom = repository.pom("org.acme:sized:1", "");
    Instant time = Instant.parse("2024-05-06T07:08:09Z");
    Files.setLastModifiedTime(pom, FileTime.from(time));
    Files.write(pom.resolveSibling("sized-1.jar"), new byte[1234]);
    Files.write(pom.resolveSibling("sized-1-sources.jar"), new byte[9999]);
    ArtifactDescription sized = artifact("org.acme:sized:1");
    assertThat(sized.fileSize()).isEqualTo(1234);
    assertThat(sized.lastModified()).isEqualTo(time);
    assertThat(artifact("org.acme:log:3.3").fileSize()).isNull();
  }

  @Test
  void putsNoneOfThisMachinesOtherPropertiesIntoAModel() throws IOException {
    repository.pom("org.acme:nosy:1", "<name>${user.name} ${java.version}</name>");
    assertThat(artifact("org.acme:nosy:1").name())
        .isEqualTo("${user.name} " + System.getProperty("java.version"));
  }

  @Test
  void tellsOfEveryPom() throws IOException {
    List<String> steps = new ArrayList<>();
    MavenRepositoryReader.of(repository.root())
        .read((done, total, subject) -> steps.add(done + "/" + total));
    assertThat(steps).containsExactly("1/4", "2/4", "3/4", "4/4");
  }

  @Test
  void refusesWhatIsNoDirectory() throws IOException {
    Path pom = repository.pom("org.acme:log:3.3", "");
    assertThatThrownBy(() -> MavenRepositoryReader.of(pom))
        .isInstanceOf(NotDirectoryException.class);
  }

  private ArtifactDescription artifact(String coordinates) throws IOException {
    return repository.read().artifacts().get(coordinates(coordinates));
  }

  private static String license(String name, String url) {
    return "<licenses><license><name>%s</name><url>%s</url></license></licenses>"
        .formatted(name, url);
  }
}
