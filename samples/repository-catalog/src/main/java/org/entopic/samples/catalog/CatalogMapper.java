package org.entopic.samples.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entopic.samples.catalog.jdk.ModuleDescription;
import org.entopic.samples.catalog.jdk.PackageDescription;
import org.entopic.samples.catalog.jdk.TypeDescription;
import org.entopic.samples.catalog.maven.ArtifactDescription;
import org.entopic.samples.catalog.maven.Coordinates;
import org.entopic.samples.catalog.maven.DependencyDescription;
import org.entopic.samples.catalog.maven.LicenseDescription;
import org.entopic.samples.catalog.maven.RepositoryContents;
import org.entopic.samples.catalog.model.Artifact;
import org.entopic.samples.catalog.model.Dependency;
import org.entopic.samples.catalog.model.DependencyKey;
import org.entopic.samples.catalog.model.JavaModule;
import org.entopic.samples.catalog.model.JavaPackage;
import org.entopic.samples.catalog.model.JavaType;
import org.entopic.samples.catalog.model.License;

/** Makes entities of what the readers describe; relations are set by key, not by instance. */
public final class CatalogMapper {
  private CatalogMapper() {}

  public static JavaModule module(ModuleDescription description) {
    JavaModule module = new JavaModule(description.name(), description.open());
    module.setVersion(description.version());
    module.setReleased(description.released());
    module.getRequires().addAll(description.requires());
    return module;
  }

  public static JavaPackage javaPackage(PackageDescription description) {
    return new JavaPackage(description.key(), description.exported());
  }

  public static JavaType type(TypeDescription description) {
    JavaType type =
        new JavaType(description.name(), description.enclosingPackage(), description.kind());
    type.setAccessFlags(description.accessFlags());
    type.setSealed(description.sealed());
    type.setSizeInBytes(description.sizeInBytes());
    type.setFieldCount(description.fieldCount());
    type.setMethodCount(description.methodCount());
    type.setSuperTypeName(description.superTypeName());
    type.getInterfaces().addAll(description.interfaces());
    return type;
  }

  /** Returns the licences by id, to be handed to {@link #artifact}. */
  static Map<String, License> licenses(RepositoryContents contents) {
    Map<String, License> licenses = new LinkedHashMap<>();
    for (LicenseDescription description : contents.licenses()) {
      License license = new License(description.id(), description.name());
      license.setUrl(description.url());
      licenses.put(description.id(), license);
    }
    return licenses;
  }

  /** Returns an artifact without its dependencies, with those of {@code licenses} it is under. */
  static Artifact artifact(
      ArtifactDescription description, RepositoryContents contents, Map<String, License> licenses) {
    Coordinates key = description.coordinates();
    Artifact artifact =
        new Artifact(key.groupId(), key.artifactId(), key.version(), description.lastModified());
    artifact.setPackaging(description.packaging());
    artifact.setName(description.name());
    artifact.setDescription(description.description());
    artifact.setFileSize(description.fileSize());
    artifact.setOrganization(description.organization());
    artifact.getDevelopers().addAll(description.developers());
    artifact.setParentCoordinates(
        contents.parent(description).map(Coordinates::toString).orElse(null));
    for (String id : description.licenseIds()) {
      License license = licenses.get(id);
      if (license != null) {
        artifact.getLicenses().add(license);
      }
    }
    return artifact;
  }

  /** Returns the dependencies of an artifact in the order of its effective model. */
  static List<Dependency> dependencies(
      ArtifactDescription description, RepositoryContents contents) {
    List<Dependency> dependencies = new ArrayList<>();
    for (DependencyDescription source : description.dependencies()) {
      DependencyKey key =
          new DependencyKey(description.coordinates().toString(), dependencies.size());
      Dependency dependency =
          new Dependency(key, source.groupId(), source.artifactId(), source.scope());
      dependency.setVersion(source.version());
      dependency.setType(source.type());
      dependency.setClassifier(source.classifier());
      dependency.setOptional(source.optional());
      dependency.setTargetCoordinates(
          contents.target(source).map(Coordinates::toString).orElse(null));
      dependencies.add(dependency);
    }
    return dependencies;
  }
}
