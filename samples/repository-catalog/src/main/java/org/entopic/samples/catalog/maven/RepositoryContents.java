package org.entopic.samples.catalog.maven;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entopic.samples.catalog.report.ReadReport;

/** All artifacts and licences of a repository, and what had to be left out. */
public record RepositoryContents(
    Map<Coordinates, ArtifactDescription> artifacts,
    List<LicenseDescription> licenses,
    ReadReport report) {

  public RepositoryContents {
    artifacts = Collections.unmodifiableMap(new LinkedHashMap<>(artifacts));
    licenses = List.copyOf(licenses);
  }

  /** Returns the coordinates of the parent, if an artifact here has them. */
  public Optional<Coordinates> parent(ArtifactDescription artifact) {
    return Optional.ofNullable(artifact.parent()).filter(artifacts::containsKey);
  }

  /** Returns the coordinates a dependency points at, if an artifact here has them. */
  public Optional<Coordinates> target(DependencyDescription dependency) {
    return Optional.ofNullable(dependency.version())
        .map(version -> new Coordinates(dependency.groupId(), dependency.artifactId(), version))
        .filter(artifacts::containsKey);
  }
}
