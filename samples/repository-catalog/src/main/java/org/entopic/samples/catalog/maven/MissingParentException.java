package org.entopic.samples.catalog.maven;

import org.apache.maven.model.resolution.UnresolvableModelException;

/** Tells a parent that is not in the repository from any other POM that is not. */
final class MissingParentException extends UnresolvableModelException {
  private static final long serialVersionUID = 1L;

  MissingParentException(UnresolvableModelException cause) {
    super(cause.getMessage(), cause.getGroupId(), cause.getArtifactId(), cause.getVersion(), cause);
  }
}
