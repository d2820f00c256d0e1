package org.entopic.samples.catalog.jdk;

import org.entopic.samples.catalog.model.PackageKey;

/** A package of a module, and whether the module exports it to everybody. */
public record PackageDescription(PackageKey key, boolean exported) {}
