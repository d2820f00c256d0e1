package org.entopic.model;

import org.apiguardian.api.API;

/** When a property gets a generated value. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum GenerationTime {
  /** The application sets the value. */
  NEVER,
  /** When the entity is added, where the property is unset. */
  ON_ADD,
  /** When a changed entity is saved, unless the application changed the property itself. */
  ON_UPDATE,
  /** Both when the entity is added and when it is saved changed. */
  ON_ADD_OR_UPDATE
}
