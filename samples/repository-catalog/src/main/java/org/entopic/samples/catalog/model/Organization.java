package org.entopic.samples.catalog.model;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** Who stands behind an artifact. */
@Embeddable
public record Organization(@Nullable String name, @Nullable String url) {}
