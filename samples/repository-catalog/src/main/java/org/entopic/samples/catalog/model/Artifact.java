package org.entopic.samples.catalog.model;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One version of a Maven artifact in the local repository. */
@Entity
@Table(name = "artifact")
public class Artifact {
  /** Group, name and version, with colons between. */
  @Id private String coordinates;

  @Column(nullable = false)
  private String groupId;

  @Column(nullable = false)
  private String artifactId;

  @Column(nullable = false)
  private String version;

  @Column(nullable = false)
  private String packaging = "jar";

  private @Nullable String name;
  private @Nullable String description;
  private @Nullable Long fileSize;

  @Column(nullable = false)
  private Instant lastModified;

  private @Nullable String parentCoordinates;

  @Embedded private @Nullable Organization organization;
  @ElementCollection private List<Developer> developers = new ArrayList<>();

  @ManyToOne
  @JoinColumn(name = "parentCoordinates", insertable = false, updatable = false)
  private @Nullable Artifact parent;

  @OneToMany(mappedBy = "parent")
  private List<Artifact> children = new ArrayList<>();

  @OneToMany(mappedBy = "artifact", cascade = CascadeType.REMOVE)
  private List<Dependency> dependencies = new ArrayList<>();

  @OneToMany(mappedBy = "target")
  private List<Dependency> dependents = new ArrayList<>();

  @ManyToMany
  @JoinTable(name = "artifact_license")
  private Set<License> licenses = new LinkedHashSet<>();

  @SuppressWarnings("NullAway.Init")
  protected Artifact() {}

  /** Creates an artifact whose key is made of the three coordinates. */
  public Artifact(String groupId, String artifactId, String version, Instant lastModified) {
    this.coordinates = groupId + ':' + artifactId + ':' + version;
    this.groupId = groupId;
    this.artifactId = artifactId;
    this.version = version;
    this.lastModified = lastModified;
  }

  public String getCoordinates() {
    return coordinates;
  }

  public String getGroupId() {
    return groupId;
  }

  public String getArtifactId() {
    return artifactId;
  }

  public String getVersion() {
    return version;
  }

  public String getPackaging() {
    return packaging;
  }

  public void setPackaging(String packaging) {
    this.packaging = packaging;
  }

  public Optional<String> getName() {
    return Optional.ofNullable(name);
  }

  public void setName(@Nullable String name) {
    this.name = name;
  }

  public Optional<String> getDescription() {
    return Optional.ofNullable(description);
  }

  public void setDescription(@Nullable String description) {
    this.description = description;
  }

  /** Returns the size of the main file; many artifacts are in the repository as a POM only. */
  public Optional<Long> getFileSize() {
    return Optional.ofNullable(fileSize);
  }

  public void setFileSize(@Nullable Long fileSize) {
    this.fileSize = fileSize;
  }

  /** Returns when the POM was last written. */
  public Instant getLastModified() {
    return lastModified;
  }

  public void setLastModified(Instant lastModified) {
    this.lastModified = lastModified;
  }

  public Optional<String> getParentCoordinates() {
    return Optional.ofNullable(parentCoordinates);
  }

  public void setParentCoordinates(@Nullable String parentCoordinates) {
    this.parentCoordinates = parentCoordinates;
  }

  public Optional<Organization> getOrganization() {
    return Optional.ofNullable(organization);
  }

  public void setOrganization(@Nullable Organization organization) {
    this.organization = organization;
  }

  public List<Developer> getDevelopers() {
    return developers;
  }

  /** Returns the parent if there is one and it is loaded. */
  public Optional<Artifact> getParent() {
    return Optional.ofNullable(parent);
  }

  public List<Artifact> getChildren() {
    return children;
  }

  public List<Dependency> getDependencies() {
    return dependencies;
  }

  /** Returns the dependencies of other artifacts on this one. */
  public List<Dependency> getDependents() {
    return dependents;
  }

  public Set<License> getLicenses() {
    return licenses;
  }
}
