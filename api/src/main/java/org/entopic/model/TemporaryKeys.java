package org.entopic.model;

import org.apiguardian.api.API;

/** Where temporary keys are to be seen until they are replaced by generated ones. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum TemporaryKeys {
  /** In the entry only: the members of entities stay unset. */
  IN_ENTRY,
  /** On the entity too. */
  ON_ENTITY
}
