package org.entopic.engine.model.catalog;

/** The class paths a dependency is on. */
public enum DependencyScope {
  COMPILE,
  PROVIDED,
  RUNTIME,
  TEST,
  SYSTEM,
  IMPORT,
  /** A word that Maven does not know; real POMs have some. */
  OTHER
}
