package org.entopic.engine.model.catalog;

import jakarta.persistence.Embeddable;

/**
 * The key of a {@link Dependency}: the artifact that has it, and its place in the effective model.
 */
@Embeddable
public record DependencyKey(String artifactCoordinates, int ordinal) {}
