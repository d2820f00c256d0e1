package org.entopic.samples.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.entopic.samples.catalog.jdk.JdkReader;
import org.entopic.samples.catalog.maven.TestRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogIT {
  private static final int ARTIFACTS = 30;

  @TempDir Path folder;

  @Test
  void theSecondProcessAnswersAndTheFirstSeesItsChanges() throws Exception {
    var repository = repository();
    var output = new ByteArrayOutputStream();
    var out = new PrintStream(output, true, StandardCharsets.UTF_8);

    ChangeCounts changes = new Main(JdkReader.of(smallModule()), repository, out).run();

    String text = output.toString(StandardCharsets.UTF_8);
    assertThat(changes.artifactsModified()).isEqualTo(25);
    assertThat(changes.artifactsRemoved()).isEqualTo(5);
    assertThat(changes.dependenciesRemoved()).isEqualTo(5);
    assertThat(text)
        .contains("1 modules")
        .contains(ARTIFACTS + " artifacts, 29 dependencies, 1 licences")
        .contains("29  org.example:base:1")
        .contains("30  Apache License, Version 2.0")
        .contains("left out: 1 broken POMs")
        .contains("event: Modified org.example:a10:1")
        .contains("IndexLookup Dependency")
        .contains("All changes of the second JVM have arrived");
  }

  @Test
  void aMissingRepositoryIsSaidAndTheRestGoesOn() throws Exception {
    var output = new ByteArrayOutputStream();
    var out = new PrintStream(output, true, StandardCharsets.UTF_8);

    ChangeCounts changes =
        new Main(JdkReader.of(smallModule()), folder.resolve("absent"), out).run();

    assertThat(changes).isEqualTo(new ChangeCounts(0, 0, 0));
    assertThat(output.toString(StandardCharsets.UTF_8))
        .contains("No Maven repository at")
        .contains("0 artifacts");
  }

  /** One artifact that all others depend upon, and a POM that is broken. */
  private Path repository() throws IOException {
    var repository = new TestRepository(folder);
    String license =
        "<licenses><license><name>Apache License, Version 2.0</name></license></licenses>";
    repository.pom("org.example:base:1", license);
    for (int i = 1; i < ARTIFACTS; i++) {
      repository.pom(
          "org.example:a" + i + ":1",
          license
              + "<dependencies><dependency><groupId>org.example</groupId>"
              + "<artifactId>base</artifactId><version>1</version></dependency></dependencies>");
    }
    repository.raw("org.example:broken:1", "<project><");
    return folder;
  }

  private static ModuleFinder smallModule() {
    ModuleReference module = ModuleFinder.ofSystem().find("java.logging").orElseThrow();
    return new ModuleFinder() {
      @Override
      public Optional<ModuleReference> find(String name) {
        return Optional.of(module).filter(each -> each.descriptor().name().equals(name));
      }

      @Override
      public Set<ModuleReference> findAll() {
        return Set.of(module);
      }
    };
  }
}
