package org.entopic.event;

import org.apiguardian.api.API;

/** What goes on although it may not be meant; what becomes of each is configured. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum Warning {
  /**
   * Changes of read-only types were passed over, as {@link org.entopic.model.OnWrite#SKIP} says.
   */
  READ_ONLY_SKIPPED("SAV-11"),
  /**
   * A row refers to one that is not stored, which {@link org.entopic.model.ReferencePolicy#WARN}
   * allows.
   */
  PRINCIPAL_MISSING("SAV-12");

  private final String id;

  Warning(String id) {
    this.id = id;
  }

  /** Returns the id that messages begin with; it stays the same. */
  public String id() {
    return id;
  }
}
