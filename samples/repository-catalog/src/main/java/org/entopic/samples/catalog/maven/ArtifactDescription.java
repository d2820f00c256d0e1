package org.entopic.samples.catalog.maven;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.entopic.samples.catalog.model.Developer;
import org.entopic.samples.catalog.model.Organization;
import org.jspecify.annotations.Nullable;

/** An artifact as its effective model has it, with the facts of its files. */
public record ArtifactDescription(
    Coordinates coordinates,
    String packaging,
    @Nullable String name,
    @Nullable String description,
    @Nullable Coordinates parent,
    @Nullable Organization organization,
    List<Developer> developers,
    List<DependencyDescription> dependencies,
    Set<String> licenseIds,
    @Nullable Long fileSize,
    Instant lastModified) {

  public ArtifactDescription {
    developers = List.copyOf(developers);
    dependencies = List.copyOf(dependencies);
    licenseIds = Collections.unmodifiableSet(new LinkedHashSet<>(licenseIds));
  }
}
