package org.entopic.samples.catalog.maven;

import org.jspecify.annotations.Nullable;

/** A licence, named as the first POM that has it does. */
public record LicenseDescription(String id, String name, @Nullable String url) {}
