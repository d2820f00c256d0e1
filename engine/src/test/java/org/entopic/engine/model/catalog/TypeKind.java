package org.entopic.engine.model.catalog;

/** What the declaration of a Java type says it is. */
public enum TypeKind {
  CLASS,
  INTERFACE,
  ENUM,
  RECORD,
  ANNOTATION
}
