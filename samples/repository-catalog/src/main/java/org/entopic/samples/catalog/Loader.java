package org.entopic.samples.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.entopic.EntityContextFactory;
import org.entopic.samples.catalog.jdk.JdkListener;
import org.entopic.samples.catalog.jdk.JdkReader;
import org.entopic.samples.catalog.jdk.ModuleDescription;
import org.entopic.samples.catalog.jdk.PackageDescription;
import org.entopic.samples.catalog.jdk.TypeDescription;
import org.entopic.samples.catalog.maven.ArtifactDescription;
import org.entopic.samples.catalog.maven.MavenRepositoryReader;
import org.entopic.samples.catalog.maven.RepositoryContents;
import org.entopic.samples.catalog.model.License;
import org.entopic.samples.catalog.report.ReadReport;
import org.jspecify.annotations.Nullable;

/** Reads the inputs and saves what they hold. */
final class Loader {
  private final EntityContextFactory<CatalogContext> factory;
  private final Report report;

  Loader(EntityContextFactory<CatalogContext> factory, Report report) {
    this.factory = factory;
    this.report = report;
  }

  /** Saves all modules, packages and types of a Java runtime. */
  void loadJdk(JdkReader reader) throws IOException {
    try (var writer = new BatchWriter(factory)) {
      ReadReport read =
          reader.read(
              new JdkListener() {
                @Override
                public void onModule(ModuleDescription module) {
                  writer.add(db -> db.modules.add(CatalogMapper.module(module)));
                }

                @Override
                public void onPackage(PackageDescription description) {
                  writer.add(db -> db.packages.add(CatalogMapper.javaPackage(description)));
                }

                @Override
                public void onType(TypeDescription type) {
                  writer.add(db -> db.types.add(CatalogMapper.type(type)));
                }
              },
              report.progress("modules of the JDK"));
      writer.flush();
      report.problems("JDK", read);
      report.saved("JDK", writer);
    }
  }

  /** Saves all artifacts, licences and dependencies of a Maven repository. */
  void loadRepository(Path repository) throws IOException {
    if (!Files.isDirectory(repository)) {
      report.line("No Maven repository at " + repository + ": going on without.");
      return;
    }
    RepositoryContents contents =
        MavenRepositoryReader.of(repository).read(report.progress("POMs"));
    report.problems("repository", contents.report());
    try (var writer = new BatchWriter(factory)) {
      CatalogMapper.licenses(contents)
          .values()
          .forEach(license -> writer.add(db -> db.licenses.add(license)));
      writer.flush();
      var licenses = new LicensesOfContext();
      for (ArtifactDescription artifact : contents.artifacts().values()) {
        writer.add(
            db -> db.artifacts.add(CatalogMapper.artifact(artifact, contents, licenses.of(db))));
      }
      writer.flush();
      for (ArtifactDescription artifact : contents.artifacts().values()) {
        CatalogMapper.dependencies(artifact, contents)
            .forEach(dependency -> writer.add(db -> db.dependencies.add(dependency)));
      }
      writer.flush();
      report.saved("repository", writer);
    }
  }

  /** The licences as instances that the current context tracks. */
  private static final class LicensesOfContext {
    private final Map<String, License> byId = new HashMap<>();
    private @Nullable CatalogContext context;

    Map<String, License> of(CatalogContext current) {
      if (context != current) {
        context = current;
        byId.clear();
        current.licenses.toList().forEach(license -> byId.put(license.getId(), license));
      }
      return byId;
    }
  }
}
