package org.entopic.engine.model.catalog;

/** The key of a {@link JavaPackage}: a package name is unique only within its module. */
public record PackageKey(String moduleName, String name) {}
