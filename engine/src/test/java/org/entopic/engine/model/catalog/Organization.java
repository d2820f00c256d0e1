package org.entopic.engine.model.catalog;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** Who stands behind an artifact. */
@Embeddable
public record Organization(@Nullable String name, @Nullable String url) {}
