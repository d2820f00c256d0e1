package org.entopic.samples.catalog.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.License;
import org.apache.maven.model.Model;
import org.apache.maven.model.Parent;
import org.entopic.samples.catalog.model.DependencyScope;
import org.entopic.samples.catalog.model.Developer;
import org.entopic.samples.catalog.model.Organization;
import org.jspecify.annotations.Nullable;

/** Takes from an effective model, and from the files beside the POM, what the catalogue keeps. */
final class ArtifactDescriber {
  private static final List<String> MAIN_FILE_EXTENSIONS =
      List.of("jar", "war", "ear", "aar", "kar", "zip", "tar.gz");

  private final LicenseRegistry licenses;

  ArtifactDescriber(LicenseRegistry licenses) {
    this.licenses = licenses;
  }

  ArtifactDescription describe(Model model, Path pom) throws IOException {
    return new ArtifactDescription(
        new Coordinates(model.getGroupId(), model.getArtifactId(), model.getVersion()),
        model.getPackaging(),
        Text.orNull(model.getName()),
        Text.orNull(model.getDescription()),
        parent(model),
        organization(model),
        model.getDevelopers().stream().map(ArtifactDescriber::developer).toList(),
        model.getDependencies().stream().map(ArtifactDescriber::dependency).toList(),
        licenseIds(model),
        mainFileSize(pom),
        Files.getLastModifiedTime(pom).toInstant());
  }

  private Set<String> licenseIds(Model model) {
    Set<String> ids = new LinkedHashSet<>();
    for (License license : model.getLicenses()) {
      licenses.register(license).ifPresent(ids::add);
    }
    return ids;
  }

  private static @Nullable Coordinates parent(Model model) {
    Parent parent = model.getParent();
    return parent == null
        ? null
        : new Coordinates(parent.getGroupId(), parent.getArtifactId(), parent.getVersion());
  }

  private static @Nullable Organization organization(Model model) {
    return Optional.ofNullable(model.getOrganization())
        .map(o -> new Organization(Text.orNull(o.getName()), Text.orNull(o.getUrl())))
        .filter(o -> o.name() != null || o.url() != null)
        .orElse(null);
  }

  private static Developer developer(org.apache.maven.model.Developer developer) {
    return new Developer(
        Text.orNull(developer.getName()),
        Text.orNull(developer.getEmail()),
        Text.orNull(developer.getOrganization()));
  }

  private static DependencyDescription dependency(Dependency dependency) {
    return new DependencyDescription(
        dependency.getGroupId(),
        dependency.getArtifactId(),
        Text.orNull(dependency.getVersion()),
        Text.orEmpty(dependency.getType()),
        Text.orNull(dependency.getClassifier()),
        scope(Text.orEmpty(dependency.getScope())),
        dependency.isOptional());
  }

  private static DependencyScope scope(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "", "compile" -> DependencyScope.COMPILE;
      case "provided" -> DependencyScope.PROVIDED;
      case "runtime" -> DependencyScope.RUNTIME;
      case "test" -> DependencyScope.TEST;
      case "system" -> DependencyScope.SYSTEM;
      case "import" -> DependencyScope.IMPORT;
      default -> DependencyScope.OTHER;
    };
  }

  private static @Nullable Long mainFileSize(Path pom) throws IOException {
    String pomName = String.valueOf(pom.getFileName());
    String baseName = pomName.substring(0, pomName.length() - "pom".length());
    for (String extension : MAIN_FILE_EXTENSIONS) {
      Path file = pom.resolveSibling(baseName + extension);
      if (Files.isRegularFile(file)) {
        return Files.size(file);
      }
    }
    return null;
  }
}
