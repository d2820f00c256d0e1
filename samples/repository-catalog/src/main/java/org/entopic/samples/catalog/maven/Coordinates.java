package org.entopic.samples.catalog.maven;

/** What names one version of an artifact. */
public record Coordinates(String groupId, String artifactId, String version) {

  /** Returns the three parts with colons between, the key of the artifact's entity. */
  @Override
  public String toString() {
    return groupId + ':' + artifactId + ':' + version;
  }
}
