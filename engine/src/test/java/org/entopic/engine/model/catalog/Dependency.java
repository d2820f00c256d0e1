package org.entopic.engine.model.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A dependency of an artifact, as the artifact's effective model has it. */
@Entity
@Table(name = "dependency")
public class Dependency {
  @EmbeddedId private DependencyKey id;

  @Column(nullable = false)
  private String groupId;

  @Column(nullable = false)
  private String artifactId;

  private @Nullable String version;
  private @Nullable String type;
  private @Nullable String classifier;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false)
  private DependencyScope scope;

  private boolean optional;
  private @Nullable String targetCoordinates;

  @ManyToOne(optional = false)
  @JoinColumn(name = "artifactCoordinates", insertable = false, updatable = false)
  private @Nullable Artifact artifact;

  @ManyToOne
  @JoinColumn(name = "targetCoordinates", insertable = false, updatable = false)
  private @Nullable Artifact target;

  @SuppressWarnings("NullAway.Init")
  protected Dependency() {}

  /** Creates a dependency on an artifact of which only the group and the name are known. */
  public Dependency(DependencyKey id, String groupId, String artifactId, DependencyScope scope) {
    this.id = id;
    this.groupId = groupId;
    this.artifactId = artifactId;
    this.scope = scope;
  }

  public DependencyKey getId() {
    return id;
  }

  public String getGroupId() {
    return groupId;
  }

  public String getArtifactId() {
    return artifactId;
  }

  /** Returns the version, which is missing only if nothing in the model manages it. */
  public Optional<String> getVersion() {
    return Optional.ofNullable(version);
  }

  public void setVersion(@Nullable String version) {
    this.version = version;
  }

  public Optional<String> getType() {
    return Optional.ofNullable(type);
  }

  public void setType(@Nullable String type) {
    this.type = type;
  }

  public Optional<String> getClassifier() {
    return Optional.ofNullable(classifier);
  }

  public void setClassifier(@Nullable String classifier) {
    this.classifier = classifier;
  }

  public DependencyScope getScope() {
    return scope;
  }

  public void setScope(DependencyScope scope) {
    this.scope = scope;
  }

  public boolean isOptional() {
    return optional;
  }

  public void setOptional(boolean optional) {
    this.optional = optional;
  }

  /** Returns the key of the artifact depended upon, if the repository has that very version. */
  public Optional<String> getTargetCoordinates() {
    return Optional.ofNullable(targetCoordinates);
  }

  public void setTargetCoordinates(@Nullable String targetCoordinates) {
    this.targetCoordinates = targetCoordinates;
  }

  /** Returns the artifact that has this dependency, if it is loaded. */
  public Optional<Artifact> getArtifact() {
    return Optional.ofNullable(artifact);
  }

  /** Returns the artifact depended upon, if the repository has it and it is loaded. */
  public Optional<Artifact> getTarget() {
    return Optional.ofNullable(target);
  }
}
