package org.entopic.model;

import org.apiguardian.api.API;

/**
 * How the engine reads and writes the property of an entity. Loading always writes the field, so
 * that setters which check or tell of changes stay silent.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum PropertyAccess {
  /** By the field. */
  FIELD,
  /** By the getter, and by the setter where there is one. */
  PROPERTY
}
