package org.entopic.model;

import org.apiguardian.api.API;

/** How a property gets a value that the application did not set. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum ValueGeneration {
  /** The application sets it. */
  NEVER,
  /** A UUID of version 7 (RFC 9562) when the entity is added. */
  UUID_V7,
  /**
   * A number that no other entity of the type gets, when the entity is saved; a temporary negative
   * one stands for it in the entry until then.
   */
  SEQUENCE,
  /** The version number of the entity, counted up by every save. */
  VERSION
}
