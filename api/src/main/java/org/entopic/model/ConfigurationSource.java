package org.entopic.model;

import org.apiguardian.api.API;

/** Who decided a fact of the model; a later constant wins over an earlier one. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum ConfigurationSource {
  /** A rule of the engine. */
  CONVENTION,
  /** An annotation on the class or a member. */
  ANNOTATION,
  /** A call on {@link ModelBuilder}. */
  FLUENT
}
