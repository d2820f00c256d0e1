package org.entopic.samples.catalog.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.artifact.versioning.ArtifactVersion;
import org.apache.maven.artifact.versioning.DefaultArtifactVersion;
import org.apache.maven.artifact.versioning.InvalidVersionSpecificationException;
import org.apache.maven.artifact.versioning.VersionRange;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Parent;
import org.apache.maven.model.Repository;
import org.apache.maven.model.building.FileModelSource;
import org.apache.maven.model.resolution.ModelResolver;
import org.apache.maven.model.resolution.UnresolvableModelException;
import org.jspecify.annotations.Nullable;

/** Finds parents and imported POMs in one directory and never looks anywhere else. */
final class LocalModelResolver implements ModelResolver {
  private final Path repository;

  LocalModelResolver(Path repository) {
    this.repository = repository;
  }

  @Override
  public FileModelSource resolveModel(String groupId, String artifactId, String version)
      throws UnresolvableModelException {
    try {
      Path pom = versions(groupId, artifactId).resolve(version);
      pom = pom.resolve(artifactId + '-' + version + ".pom").normalize();
      if (pom.startsWith(repository) && Files.isRegularFile(pom)) {
        return new FileModelSource(pom.toFile());
      }
    } catch (InvalidPathException e) {
      throw missing(groupId, artifactId, version, e);
    }
    throw missing(groupId, artifactId, version, null);
  }

  @Override
  public FileModelSource resolveModel(Parent parent) throws UnresolvableModelException {
    try {
      String version =
          chosenVersion(parent.getGroupId(), parent.getArtifactId(), parent.getVersion());
      parent.setVersion(version);
      return resolveModel(parent.getGroupId(), parent.getArtifactId(), version);
    } catch (UnresolvableModelException e) {
      throw new MissingParentException(e);
    }
  }

  @Override
  public FileModelSource resolveModel(Dependency dependency) throws UnresolvableModelException {
    String version =
        chosenVersion(dependency.getGroupId(), dependency.getArtifactId(), dependency.getVersion());
    dependency.setVersion(version);
    return resolveModel(dependency.getGroupId(), dependency.getArtifactId(), version);
  }

  @Override
  public void addRepository(Repository remote) {}

  @Override
  public void addRepository(Repository remote, boolean replace) {}

  @Override
  public ModelResolver newCopy() {
    return this;
  }

  private String chosenVersion(String groupId, String artifactId, String version)
      throws UnresolvableModelException {
    if (!version.startsWith("[") && !version.startsWith("(")) {
      return version;
    }
    try (Stream<Path> present = Files.list(versions(groupId, artifactId))) {
      List<ArtifactVersion> candidates =
          present
              .filter(Files::isDirectory)
              .<ArtifactVersion>map(path -> new DefaultArtifactVersion(nameOf(path)))
              .toList();
      ArtifactVersion best = VersionRange.createFromVersionSpec(version).matchVersion(candidates);
      if (best == null) {
        throw missing(groupId, artifactId, version, null);
      }
      return best.toString();
    } catch (IOException | InvalidPathException | InvalidVersionSpecificationException e) {
      throw missing(groupId, artifactId, version, e);
    }
  }

  private Path versions(String groupId, String artifactId) {
    return repository.resolve(groupId.replace('.', '/')).resolve(artifactId);
  }

  private static String nameOf(Path path) {
    return String.valueOf(path.getFileName());
  }

  private static UnresolvableModelException missing(
      String groupId, String artifactId, String version, @Nullable Exception cause) {
    String message = groupId + ':' + artifactId + ':' + version + " is not in the repository";
    return new UnresolvableModelException(message, groupId, artifactId, version, cause);
  }
}
