package org.entopic.engine.model.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.Table;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A licence, told apart by its normalised name. */
@Entity
@Table(name = "license")
public class License {
  @Id private String id;

  @Column(nullable = false)
  private String name;

  private @Nullable String url;

  @ManyToMany(mappedBy = "licenses")
  private Set<Artifact> artifacts = new LinkedHashSet<>();

  @SuppressWarnings("NullAway.Init")
  protected License() {}

  /** Creates a licence without an address. */
  public License(String id, String name) {
    this.id = id;
    this.name = name;
  }

  public String getId() {
    return id;
  }

  /** Returns the name as the first POM that has this licence spells it. */
  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public Optional<String> getUrl() {
    return Optional.ofNullable(url);
  }

  public void setUrl(@Nullable String url) {
    this.url = url;
  }

  public Set<Artifact> getArtifacts() {
    return artifacts;
  }
}
