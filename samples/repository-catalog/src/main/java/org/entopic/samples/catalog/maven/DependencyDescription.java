package org.entopic.samples.catalog.maven;

import org.entopic.samples.catalog.model.DependencyScope;
import org.jspecify.annotations.Nullable;

/** A dependency as an effective model has it. */
public record DependencyDescription(
    String groupId,
    String artifactId,
    @Nullable String version,
    String type,
    @Nullable String classifier,
    DependencyScope scope,
    boolean optional) {}
